import { checkSpec, findSpecProblems } from '../../../client/desired/checkSpec';
import { nearest } from '../../../client/input/nearest';
import { pathText } from '../../../client/input/problem';
import { SpecInvalid } from '../../../client/errors';

const minimal = { apiVersion: 'ovirt-dpdk/v1', cluster: { name: 'dpdk' } };

it('gives back plain data without mistakes', () => {
  expect(checkSpec(minimal)).toEqual(minimal);
});

it('tells every mistake with its path, and no position', () => {
  const wrong = { ...minimal, hosts: [{ name: 'h', nics: [{ networks: [] }] }], vms: [{ name: 1 }] };
  let caught: unknown;
  try {
    checkSpec(wrong, 'the form');
  } catch (error) {
    caught = error;
  }
  if (!(caught instanceof SpecInvalid)) throw new Error('not refused');
  expect(caught.problems).toEqual([
    { code: 'spec.quoteText', path: 'vms[0].name', values: { got: '1' } },
    { code: 'spec.nicWithoutName', path: 'hosts[0].nics[0]', values: {} },
  ]);
  expect(caught.message).toMatch(/^the form: 2 mistakes, the first: vms\[0\]\.name: /);
  expect(caught.code).toBe('input.invalid');
});

it.each([undefined, null, 7, 'text', [], () => 0, new Map(), Symbol('x')])('refuses what is no spec at all: %p', (value) => {
  expect(findSpecProblems(value).length).toBeGreaterThan(0);
  expect(() => checkSpec(value)).toThrow(SpecInvalid);
});

it('refuses a key that is there with no value, as programs may write it', () => {
  expect(findSpecProblems({ ...minimal, dataCenter: undefined }).map(({ code }) => code)).toEqual(['spec.noValue']);
  expect(findSpecProblems({ ...minimal, dataCenter: null }).map(({ code }) => code)).toEqual(['spec.noValue']);
});

it.each([
  ['nme', ['name', 'networks'], 'name'],
  ['netwroks', ['name', 'networks'], 'networks'],
  ['compatibility_version', ['compatibilityVersion'], 'compatibilityVersion'],
  ['CPUTYPE', ['cpuType'], 'cpuType'],
  ['vfio', ['auto', 'vfio-pci'], 'vfio-pci'],
  ['1G', ['2MiB', '1GiB'], '1GiB'],
  ['standin', ['auto', 'native', 'stand-in'], 'stand-in'],
  ['completely else', ['name', 'networks'], undefined],
  ['x'.repeat(100_000), ['name'], undefined],
])('guesses from %j', (word, known, meant) => {
  expect(nearest(word, known)).toBe(meant);
});

it('writes paths as programs do, odd keys in quotes', () => {
  expect(pathText(['hosts', 0, 'nics', 1, 'pci'])).toBe('hosts[0].nics[1].pci');
  expect(pathText(['cluster', 'a b'])).toBe('cluster["a b"]');
  expect(pathText([])).toBe('');
});
