import fc from 'fast-check';
import { checkSpec } from '../../../client/desired/checkSpec';
import { parseSpec } from '../../../client/desired/parseSpec';
import type { Spec } from '../../../client/desired/spec';
import { writeSpec } from '../../../client/desired/writeSpec';
import { anySpec, HOSTILE } from './specArbitrary';

const named = (name: string): Spec => ({ apiVersion: 'ovirt-dpdk/v1', cluster: { name } });

it('writes what a person would', () => {
  const spec: Spec = {
    apiVersion: 'ovirt-dpdk/v1',
    cluster: { name: 'dpdk', compatibilityVersion: '4.7' },
    hosts: [{ name: 'host1', nics: [{ pci: '0000:5e:00.0', networks: ['blue'] }] }],
  };
  expect(writeSpec(spec)).toBe(
    [
      'apiVersion: ovirt-dpdk/v1',
      'cluster:',
      '  name: dpdk',
      '  compatibilityVersion: "4.7"',
      'hosts:',
      '  - name: host1',
      '    nics:',
      '      - pci: "0000:5e:00.0"',
      '        networks:',
      '          - blue',
      '',
    ].join('\n'),
  );
});

it.each(HOSTILE.filter((text) => /\S/.test(text)))('keeps the name %j', (name) => {
  expect(parseSpec(writeSpec(named(name)))).toEqual(named(name));
});

it.each([
  ...['yes', 'No', 'on', 'OFF', 'y', 'n', '~', 'Null', '0x10', '0o17', '010', '0b11', '1_000', '1e3', '.inf', '2026-11-24'],
  ...['12:30:45', '0000:18:00.0', '0000:5e:00.0', '=', '<<'],
])('quotes %s, which YAML 1.1 readers take for something else, as value and as key', (text) => {
  const spec = named(text);
  expect(writeSpec(spec)).toContain(`name: "${text}"`);
  expect(writeSpec({ ...spec, ...{ [text]: 1 } })).toContain(`\n"${text}": 1`);
});

it('reads back every spec unchanged', () => {
  fc.assert(
    fc.property(anySpec, (spec) => expect(parseSpec(writeSpec(spec))).toEqual(spec)),
    { numRuns: 500 },
  );
});

it('writes only what the check for programs takes too', () => {
  fc.assert(fc.property(anySpec, (spec) => expect(checkSpec(spec)).toEqual(spec)));
});
