import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { specJsonSchema } from '../../../client/desired/specJsonSchema';

const path = join(__dirname, '..', '..', '..', 'client', 'schema', 'spec.schema.json');
const generated = `${JSON.stringify(specJsonSchema(), undefined, 2)}\n`;

it('is shipped as a file for editors, as the code has it', () => {
  // After the spec changed: npm run schema
  if (process.env['WRITE_SCHEMAS']) writeFileSync(path, generated);
  expect(readFileSync(path, 'utf8')).toBe(generated);
});

interface Node {
  readonly type?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly additionalProperties?: boolean;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const keysBelow = (node: Node, prefix: string): readonly [string, Node][] => [
  ...Object.entries(node.properties ?? {}).flatMap(([key, inner]) => [
    [`${prefix}${key}`, inner] as [string, Node],
    ...keysBelow(inner, `${prefix}${key}.`),
  ]),
  ...(node.items ? keysBelow(node.items, `${prefix}[].`) : []),
];

it('describes every key, and knows no others', () => {
  const schema: unknown = JSON.parse(generated);
  if (!isNode(schema)) throw new Error('no schema');
  const keys = keysBelow(schema, '');
  expect(keys.length).toBeGreaterThan(35);
  expect(keys.filter(([, node]) => !node.description).map(([key]) => key)).toEqual([]);
  const open = keys.filter(([, node]) => node.type === 'object' && node.additionalProperties !== false);
  expect(open.map(([key]) => key)).toEqual([]);
});
