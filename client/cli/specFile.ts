import { readFileSync } from 'node:fs';
import type { Spec } from '../desired/spec';
import { SpecInvalid } from '../errors';
import { inputError } from './inputError';
import type { Terminal } from './terminal';

/** Reads a spec from a file, or from standard input for `-`. */
export const readSpec = async (terminal: Terminal, file: string): Promise<Spec> => {
  const { parseSpec } = await import('../desired/parseSpec');
  const [text, source] = file === '-' ? [await readAll(terminal), 'standard input'] : [readText(file), file];
  try {
    return parseSpec(text, source);
  } catch (error) {
    if (!(error instanceof SpecInvalid) || error.problems.length === 1) throw error;
    // Each mistake is told on a line of its own below this one.
    throw new SpecInvalid(error.problems, `${source} has ${error.problems.length} mistakes; nothing was asked of the engine:`);
  }
};

const readAll = async ({ stdin }: Terminal): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
  return Buffer.concat(chunks).toString('utf8');
};

const readText = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${String(code)})`;
    throw inputError(`reading ${file}: ${why}`, { code: 'input.file', values: { file } });
  }
};
