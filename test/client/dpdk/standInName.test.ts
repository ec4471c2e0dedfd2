import fc from 'fast-check';
import { isStandInName, standInName, standInPci } from '../../../client/dpdk/standInName';

it.each([
  ['0000:5e:00.1', 'dummy_5e01'],
  ['0000:5e:00.0', 'dummy_5e00'],
  ['0000:af:1f.7', 'dummy_afff'],
  ['0000:00:00.0', 'dummy_0000'],
  ['0000:ff:1f.7', 'dummy_ffff'],
  ['0000:3b:02.3', 'dummy_3b13'],
])('names the stand-in of %s', (pci, name) => {
  expect(standInName(pci)).toBe(name);
  expect(standInPci(name)).toBe(pci);
});

it('finds the way back from all 65,536 names, each short enough for a VLAN device on it', () => {
  for (let packed = 0; packed <= 0xffff; packed++) {
    const name = `dummy_${packed.toString(16).padStart(4, '0')}`;
    const pci = standInPci(name);
    expect(pci && standInName(pci)).toBe(name);
    expect(`${name}.4094`.length).toBeLessThanOrEqual(15);
  }
});

it('has no name for a device outside PCI domain 0000', () => {
  expect(standInName('0001:01:00.0')).toBeUndefined();
  expect(standInName('10000:01:00.0')).toBeUndefined();
  expect(standInName('ens1f0')).toBeUndefined();
});

it('tells nothing about names given by hand', () => {
  for (const name of ['dummy_x001', 'dummy_0', 'dummy_5E01', 'dummy_5e00f1', 'dpdk0', 'dummy_5e01.100']) {
    expect(standInPci(name)).toBeUndefined();
  }
  expect(isStandInName('dummy_x001')).toBe(true);
  expect(isStandInName('dummy5e01')).toBe(false);
});

it('never throws on any text', () => {
  fc.assert(fc.property(fc.string(), (text) => standInPci(text) === undefined || text.startsWith('dummy_')));
});
