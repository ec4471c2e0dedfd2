// What tests with real programs need of the machine: in CI it is installed and has to be there, elsewhere the tests are skipped aloud.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const install = (packages) => {
  const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  execFileSync('apt-get', ['update', '-q'], options);
  execFileSync('apt-get', ['install', '-qy', '--no-install-recommends', ...packages], options);
};

/**
 * Ends the process where the tests cannot run.
 *
 * @param what      the tests, for the sentence that says that they do not run
 * @param programs  path of each program that they start, and the package of Debian that has it
 * @param obstacles what else stands in their way, as sentences
 * @param byRoot    only root can run them
 */
export const needPrograms = (what, programs, obstacles, { byRoot = true } = {}) => {
  const isCi = process.env.CI === 'true';
  const absent = () => Object.keys(programs).filter((path) => !existsSync(path));
  const packages = () => [...new Set(absent().map((path) => programs[path]))];
  if (isCi && absent().length > 0) install(packages());

  const reasons = byRoot && process.getuid?.() !== 0 ? ['they need root'] : obstacles();
  if (absent().length > 0) reasons.push(`not there: ${absent().join(', ')}. Install ${packages().join(' ')}`);
  if (reasons.length === 0) return;
  console.error(`\n*** The tests ${what} were ${isCi ? 'to run but cannot' : 'SKIPPED'}:`);
  for (const reason of reasons) console.error(`*** ${reason}`);
  process.exit(isCi ? 1 : 0);
};
