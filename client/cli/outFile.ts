import { existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { inputError } from './inputError';

/** Writes a result to a file instead of standard output. A file that is there is kept unless that was agreed to. */
export const writeOut = (file: string, text: string, overwrite: boolean, mode = 0o666): void => {
  mayWriteOut(file, overwrite);
  try {
    writeFileSync(file, text, { flag: overwrite ? 'w' : 'wx', mode });
  } catch (error) {
    const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
    throw refused(file, `it cannot be written (${String(code)})`);
  }
};

/** Refuses before any work is done what would be refused after it. */
export const mayWriteOut = (file: string | undefined, overwrite: boolean): void => {
  if (file === undefined) return;
  if (!existsSync(dirname(file))) throw refused(file, `there is no folder ${dirname(file)}`);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isDirectory()) throw refused(file, 'it is a folder');
  if (stat && !overwrite) throw refused(file, 'it is there already; add --yes to overwrite it');
};

const refused = (file: string, why: string) => inputError(`writing ${file}: ${why}`);
