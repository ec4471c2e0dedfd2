import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const root = join(__dirname, '../..');
const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'/g;
const TYPES = /(?:import|export)\s+type\s[^;]*?from\s*'[^']+'/g;

/** Modules that a file brings into a bundle, and all that those do: our own as paths, others by name. Types are gone by then. */
const reachOf = (entry: string): readonly string[] => {
  const reached = new Set([join(root, entry)]);
  for (const file of reached) {
    if (!existsSync(file)) continue;
    for (const [, name = ''] of readFileSync(file, 'utf8').replace(TYPES, '').matchAll(IMPORT)) {
      const path = join(dirname(file), name);
      const own = [`${path}.ts`, join(path, 'index.ts'), path].find((candidate) => existsSync(candidate));
      reached.add(name.startsWith('.') ? (own ?? path) : name);
    }
  }
  return [...reached].map((name) => (name.startsWith(root) ? relative(root, name) : name));
};

it('reaches nothing from client/index.ts that a browser does not have', () => {
  const reached = reachOf('client/index.ts');
  expect(reached).toContain('client/desired/plan.ts');
  expect(reached).toContain('axios');
  expect(reached.filter((name) => /^(node:|xml2js$)|^client\/(cli|libvirt)\/|^client\/node\.ts$/.test(name))).toEqual([]);
});

it('reaches the readers of XML from client/node.ts', () => {
  expect(reachOf('client/node.ts')).toEqual(
    expect.arrayContaining(['xml2js', 'client/libvirt/domainXml.ts', 'client/http/xml.ts']),
  );
});
