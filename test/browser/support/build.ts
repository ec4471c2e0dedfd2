import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');
/** A build of webpack.config.js, what it writes last, and what it is made from. */
const builds = [
  { name: 'simulated portal', made: 'dist/simulator/portal/portal.js', from: ['simulator/portal', 'webpack.config.js'] },
  {
    name: 'portal plugin',
    made: 'dist/ui-plugin/plugin.html',
    from: ['ui-plugin', 'client', 'package.json', 'webpack.config.js'],
  },
];

const newest = (path: string): number =>
  statSync(path).isDirectory()
    ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
    : statSync(path).mtimeMs;
const isStale = ({ made, from }: (typeof builds)[number]): boolean =>
  !existsSync(join(root, made)) || Math.max(...from.map((name) => newest(join(root, name)))) > statSync(join(root, made)).mtimeMs;

/** Before the tests in a browser: portal and plugin are what their sources say. */
export default (): void => {
  const names = builds
    .filter(({ from }) => from.every((name) => existsSync(join(root, name))))
    .filter(isStale)
    .flatMap(({ name }) => ['--config-name', name]);
  if (names.length === 0) return;
  const webpack = join(root, 'node_modules', '.bin', 'webpack');
  execFileSync(webpack, names, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
};
