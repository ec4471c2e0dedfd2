import { spawnSync } from 'node:child_process';
import { collector } from '../../client/facts/collector';
import type { HostRoot } from './hostRoot';

export interface Collected {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
  readonly milliseconds: number;
}

/** Feeds the collector to a shell, as `ssh host sh -s` does. */
export const runCollector = (shell: readonly string[], env: Readonly<Record<string, string>>, script = collector): Collected => {
  const [command = 'sh', ...args] = shell;
  const start = performance.now();
  const { stdout, stderr, status } = spawnSync(command, args, {
    input: script,
    env: { ...env },
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { stdout, stderr, status, milliseconds: performance.now() - start };
};

/** What it says of a fake host; only the tools of that host are in reach, and they may be slow: the machine of the tests is busy. */
export const collectFrom = (
  root: HostRoot,
  shell: readonly string[] = ['/bin/sh', '-s'],
  env: Readonly<Record<string, string>> = {},
): Collected => runCollector(shell, { OVIRT_DPDK_ROOT: root.path, PATH: root.bin, OVIRT_DPDK_PATIENCE: '60', ...env });
