import { readdirSync } from 'node:fs';
import type { ReleaseName } from '../simulator/engine/releases';
import { cliWorld } from './support/cliWorld';

const shown: readonly (readonly [string, ReleaseName, string])[] = [
  ['kernel-line.yaml', '4.4.10', 'standins-4.5'],
  ['native.yaml', '4.2.8', 'native-4.2'],
  ['shortest.yaml', '4.5.7', 'standins-4.5'],
  ['stand-in.yaml', '4.4.10', 'standins-4.5'],
];

it.each(shown)(
  'examples/%s is applied on oVirt %s and then holds',
  async (file, release, world) => {
    const site = await cliWorld(world, release);
    const path = `examples/${file}`;
    expect(await site.run(['apply', '-f', path, '--yes', '--allow-disruption', 'host-reboot'])).toMatchObject({ code: 0 });
    expect(await site.run(['verify', '-f', path])).toMatchObject({ code: 0 });
  },
  120_000,
);

it('each example is among these', () => {
  expect(readdirSync('examples').filter((name) => name.endsWith('.yaml'))).toEqual(shown.map(([name]) => name));
});
