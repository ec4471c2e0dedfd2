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
      '      - pci: 0000:5e:00.0',
      '        networks:',
      '          - blue',
      '',
    ].join('\n'),
  );
});

it.each(HOSTILE.filter((text) => /\S/.test(text)))('keeps the name %j', (name) => {
  expect(parseSpec(writeSpec(named(name)))).toEqual(named(name));
});

it('quotes what YAML 1.1 readers take for truth values and numbers', () => {
  expect(writeSpec(named('yes'))).toContain('name: "yes"');
  expect(writeSpec(named('0000:01:00.0'))).toContain('name: "0000:01:00.0"');
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
