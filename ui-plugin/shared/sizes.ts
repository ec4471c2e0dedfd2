import type { Messages } from '../i18n/messages';

/** `62.5 GiB`; below one, in MiB. */
export const memoryText = ({ t }: Pick<Messages, 't'>, mib: number): string =>
  mib >= 1024 ? t('host.gib', { n: Math.round(mib / 102.4) / 10 }) : t('host.mib', { n: Math.round(mib) });

/** `0-3,8`, as the kernel writes a set of CPUs. */
export const cpuRanges = (cpus: readonly number[]): string => {
  const ranges: [number, number][] = [];
  for (const cpu of [...cpus].sort((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range?.[1] === cpu - 1) range[1] = cpu;
    else ranges.push([cpu, cpu]);
  }
  return ranges.map(([first, last]) => (first === last ? String(first) : `${String(first)}–${String(last)}`)).join(', ');
};
