// Installs the dependencies that the lock file names, once: `npm start` and `npm test` work on a fresh clone.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const installed = 'node_modules/.package-lock.json';
const version = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Every package that the lock file demands on this machine is there in the same version. */
const isComplete = () => {
  if (!existsSync(installed)) return false;
  const [wanted, have] = [version('package-lock.json'), version(installed)];
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || have[path]?.version === version,
  );
};

if (!isComplete()) execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { stdio: ['ignore', 2, 2] });
