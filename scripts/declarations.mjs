// Writes what the package has beside its programs: the JSON Schemas, and the library's type declarations, once for `import` and once
// for `require`. To which module system a declaration belongs is told by the package.json beside it, and Node's resolution wants the
// file name in full.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [cjs, esm] = ['dist/types/cjs', 'dist/types/esm'];

rmSync('dist/types', { recursive: true, force: true });
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.types.json'], { stdio: 'inherit' });

const inFull = (file, specifier) =>
  existsSync(join(dirname(file), `${specifier}.d.ts`)) ? `${specifier}.js` : `${specifier}/index.js`;
for (const entry of readdirSync(cjs, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const file = join(entry.parentPath, entry.name);
  const text = readFileSync(file, 'utf8').replace(
    /(from |import\()(['"])(\.{1,2}(?:\/[^'"]*)?)\2/g,
    (_, before, quote, specifier) => `${before}${quote}${inFull(file, specifier)}${quote}`,
  );
  writeFileSync(file, text);
}
cpSync(cjs, esm, { recursive: true });
writeFileSync(join(cjs, 'package.json'), '{ "type": "commonjs" }\n');
writeFileSync(join(esm, 'package.json'), '{ "type": "module" }\n');
cpSync('client/schema', 'dist/schema', { recursive: true });
cpSync('client/cli/schema', 'dist/schema', { recursive: true });
