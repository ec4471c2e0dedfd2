import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { contracts } from '../../../client/cli/contracts';

const folder = join(__dirname, '..', '..', '..', 'client', 'cli', 'schema');

/** `io: input` leaves room for fields that a later release adds within the same version of a contract. */
const schemaOf = (contract: z.ZodType): string => `${JSON.stringify(z.toJSONSchema(contract, { io: 'input' }), undefined, 2)}\n`;

it.each(Object.entries(contracts))('ships the JSON Schema of the contract %s as it is', (name, contract) => {
  const path = join(folder, `${name}.json`);
  // After a contract changed: npm run schema
  if (process.env['WRITE_SCHEMAS']) writeFileSync(path, schemaOf(contract));
  expect(readFileSync(path, 'utf8')).toBe(schemaOf(contract));
});

it('ships no other schema', () => {
  expect(readdirSync(folder).sort()).toEqual(Object.keys(contracts).map((name) => `${name}.json`));
});
