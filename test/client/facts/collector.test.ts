import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { collector } from '../../../client/facts/collector';

it('is the script that is installed on hosts', () => {
  expect(collector).toBe(readFileSync(join(__dirname, '../../../host/collect.sh'), 'utf8'));
});
