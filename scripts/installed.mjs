// Runs the tests in test/rpm, which make the packages and install them into an empty root. In CI it installs what they need and fails
// without it; elsewhere it says what is missing.
import { spawnSync } from 'node:child_process';
import { needPrograms } from './programs.mjs';

const PROGRAMS = {
  '/usr/bin/rpm': 'rpm',
  '/usr/bin/rpmbuild': 'rpm',
  '/usr/bin/rpm2cpio': 'rpm2cpio',
  '/usr/bin/man': 'man-db',
  '/usr/bin/chromium': 'chromium',
};

needPrograms('of the packages', PROGRAMS, () => []);
const { status } = spawnSync('jest', ['--selectProjects', 'rpm', '--runInBand', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
