import { writeFileSync } from 'node:fs';
import { inputError } from './inputError';

/** Writes a result to a file instead of standard output. A file that is there is kept unless that was agreed to. */
export const writeOut = (file: string, text: string, overwrite: boolean, mode = 0o666): void => {
  try {
    writeFileSync(file, text, { flag: overwrite ? 'w' : 'wx', mode });
  } catch (error) {
    const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
    const why = code === 'EEXIST' ? 'it is there already; add --yes to overwrite it' : `it cannot be written (${String(code)})`;
    throw inputError(`writing ${file}: ${why}`);
  }
};
