import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { factsJsonSchema, requestJsonSchema } from '../../../client/facts/factsJsonSchema';

it.each([
  ['host-facts.schema.json', factsJsonSchema()],
  ['host-request.schema.json', requestJsonSchema()],
])('is shipped as %s, as the code has it', (name, schema) => {
  const path = join(__dirname, '../../../client/schema', name);
  const generated = `${JSON.stringify(schema, undefined, 2)}\n`;
  // After the contract changed: npm run schema
  if (process.env['WRITE_SCHEMAS']) writeFileSync(path, generated);
  expect(readFileSync(path, 'utf8')).toBe(generated);
});
