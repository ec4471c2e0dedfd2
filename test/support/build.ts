import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const sources = ['client', 'simulator', 'ui-plugin', 'scripts', 'package.json', 'webpack.config.js', 'tsconfig.types.json'];
/** Written last by `npm run build`. */
const built = join(root, 'dist', 'schema', 'spec.schema.json');

const newest = (path: string): number =>
  statSync(path).isDirectory()
    ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
    : statSync(path).mtimeMs;

/** Before the tests that run what is built: dist/ holds what the sources say. */
export default (): void => {
  const changed = Math.max(...sources.map((name) => newest(join(root, name))));
  if (existsSync(built) && statSync(built).mtimeMs > changed) return;
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
};
