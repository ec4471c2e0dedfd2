import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** Path of a program of this machine; undefined where there is none of that name. */
export const programPath = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(':')
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });

export const need = (name: string): string => {
  const path = programPath(name);
  if (path === undefined) throw new Error(`looking for ${name} in PATH: not there`);
  return path;
};

const present = <T>(name: string, use: (path: string) => T): readonly T[] => {
  const path = programPath(name);
  return path === undefined ? [] : [use(path)];
};

/**
 * The shells that may read a script on a host, as far as this machine has them; the first is that of the machine. That none is missing
 * is a test of the project `real`.
 */
export const SHELLS: readonly (readonly string[])[] = [
  ...present('dash', (path) => [path, '-s']),
  ...present('bash', (path) => [path, '--posix', '-s']),
  ...present('busybox', (path) => [path, 'sh', '-s']),
];

/** Its awks likewise. */
export const AWKS: readonly string[] = ['mawk', 'gawk', 'busybox'].flatMap((name) => present(name, (path) => path));

/** Each shell and each awk at least once, in pairs. */
export const PAIRS: readonly { readonly shell: readonly string[]; readonly awk: string }[] = Array.from(
  { length: Math.max(SHELLS.length, AWKS.length) },
  (_, i) => ({ shell: SHELLS[i % SHELLS.length] ?? ['sh', '-s'], awk: AWKS[i % AWKS.length] ?? need('awk') }),
);
