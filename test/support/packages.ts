import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import build from './build';

const root = join(__dirname, '..', '..');
const made = join(root, 'dist', 'rpm');

/** Before the tests of the packages: dist/rpm holds what the sources say. */
export default (): void => {
  build();
  execFileSync(process.execPath, ['scripts/rpm.mjs'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
};

const only = (pattern: RegExp): string => {
  const [name, ...others] = readdirSync(made).filter((file) => pattern.test(file));
  if (name === undefined || others.length > 0) throw new Error(`dist/rpm has not one file like ${String(pattern)}`);
  return join(made, name);
};

export const commandRpm = (): string => only(/^ovirt-dpdk-.*\.noarch\.rpm$/);
export const pluginRpm = (): string => only(/^ovirt-engine-ui-dpdk-.*\.noarch\.rpm$/);
export const pluginTarball = (): string => only(/^ovirt-engine-ui-dpdk-.*\.tar\.gz$/);
