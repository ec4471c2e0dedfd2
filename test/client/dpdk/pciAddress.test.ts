import fc from 'fast-check';
import { canonicalPciAddress, formatPciAddress, nameOfPci, parsePciAddress, pciOf } from '../../../client/dpdk/pciAddress';

it.each([
  ['0000:5e:00.1', { domain: 0, bus: 0x5e, device: 0, func: 1 }],
  ['5e:00.1', { domain: 0, bus: 0x5e, device: 0, func: 1 }],
  ['0000:AF:1F.7', { domain: 0, bus: 0xaf, device: 31, func: 7 }],
  ['10000:01:00.0', { domain: 0x10000, bus: 1, device: 0, func: 0 }],
])('reads %s', (text, address) => {
  expect(parsePciAddress(text)).toEqual(address);
});

it.each([
  '',
  '0000:5e:00',
  '0000:5e:00.8',
  '0000:5e:20.0',
  '000:5e:00.0',
  '0000:5e:00.0 ',
  '0000:5e:00.0\n',
  'ens1f0',
  '0000-5e-00.0',
])('refuses %j', (text) => {
  expect(parsePciAddress(text)).toBeUndefined();
});

it('writes the form of sysfs, whatever was given', () => {
  expect(canonicalPciAddress('5E:00.1')).toBe('0000:5e:00.1');
  expect(canonicalPciAddress('nonsense')).toBeUndefined();
});

it.each([
  ['pci_0000_5e_00_1', '0000:5e:00.1'],
  ['pci_10000_01_00_0', '10000:01:00.0'],
])('turns %s, the name of the device in the engine, into %s and back', (name, address) => {
  expect(pciOf(name)).toBe(address);
  expect(nameOfPci(address)).toBe(name);
});

it('takes a PCI address without a domain', () => {
  expect(nameOfPci('5E:00.1')).toBe('pci_0000_5e_00_1');
});

it.each(['net_ens1f0_aa_bb_cc_dd_ee_ff', 'net_eth0_52_54_00', 'usb_1_1', 'pci_0000_5e_00_8', 'pci_0000_5e_00_1_x', ''])(
  'finds no PCI address in "%s"',
  (name) => {
    expect(pciOf(name)).toBeUndefined();
  },
);

it('has no name for what is no address', () => {
  expect(nameOfPci('nonsense')).toBeUndefined();
});

const address = fc.record({
  domain: fc.integer({ min: 0, max: 0xfffff }),
  bus: fc.integer({ min: 0, max: 255 }),
  device: fc.integer({ min: 0, max: 31 }),
  func: fc.integer({ min: 0, max: 7 }),
});

it('reads back every address that it writes, in both forms', () => {
  fc.assert(
    fc.property(address, (pci) => {
      expect(parsePciAddress(formatPciAddress(pci))).toEqual(pci);
      expect(pciOf(nameOfPci(formatPciAddress(pci)) ?? '')).toBe(formatPciAddress(pci));
    }),
  );
});
