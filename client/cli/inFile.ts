import { readFileSync, statSync } from 'node:fs';
import { SpecInvalid } from '../errors';
import { inputError } from './inputError';
import type { Terminal } from './terminal';

/** What stands in a file, or on standard input for `-`. */
export const readIn = async (terminal: Terminal, file: string): Promise<string> =>
  file === '-' ? readAll(terminal) : readText(file);

/** Facts are at most 200 KB, and nobody writes this much YAML, which takes far longer to read than JSON. */
const MOST_BYTES = 4_000_000;

/** What messages call it. */
export const sourceName = (file: string): string => (file === '-' ? 'standard input' : file);

const readAll = async ({ stdin }: Terminal): Promise<string> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stdin) {
    const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    bytes += buffer.length;
    if (bytes > MOST_BYTES) throw unreadable('-', TOO_LONG);
    chunks.push(buffer);
  }
  return textOf(Buffer.concat(chunks));
};

const readText = (file: string): string => {
  let bytes: Buffer;
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) throw unreadable(file, 'it is a folder');
    if (stat.size > MOST_BYTES) throw unreadable(file, TOO_LONG);
    bytes = readFileSync(file);
  } catch (error) {
    const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
    if (error instanceof SpecInvalid) throw error;
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${String(code)})`;
    throw unreadable(file, why);
  }
  return textOf(bytes);
};

const TOO_LONG = `it is longer than ${MOST_BYTES / 1_000_000} MB, and so something else than what is read here`;

// Windows programs put a byte order mark in front.
const textOf = (bytes: Buffer): string => bytes.toString('utf8').replace(/^\ufeff/, '');

const unreadable = (file: string, why: string): SpecInvalid =>
  inputError(`reading ${sourceName(file)}: ${why}`, { code: 'input.file', values: { file } });
