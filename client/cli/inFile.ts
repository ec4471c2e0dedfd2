import { readFileSync } from 'node:fs';
import { inputError } from './inputError';
import type { Terminal } from './terminal';

/** What stands in a file, or on standard input for `-`. */
export const readIn = async (terminal: Terminal, file: string): Promise<string> =>
  file === '-' ? readAll(terminal) : readText(file);

/** What messages call it. */
export const sourceName = (file: string): string => (file === '-' ? 'standard input' : file);

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
