import { checkRequest } from '../../../client/facts/checkRequest';
import { parseRequest } from '../../../client/facts/parseRequest';
import { SpecInvalid } from '../../../client/errors';
import { inputProblemText } from '../../../client/phrases/input';

const told = (read: () => unknown): readonly string[] => {
  try {
    read();
  } catch (error) {
    if (error instanceof SpecInvalid) return error.problems.map(inputProblemText);
    throw error;
  }
  return [];
};

it('reads YAML', () => {
  expect(
    parseRequest(`
nics:
  - { pci: "0000:3b:00.0", mtu: 9000, driver: auto }
pmdCores: { 0: 2 }
pageSize: 1048576
`),
  ).toEqual({ nics: [{ pci: '0000:3b:00.0', mtu: 9000, driver: 'auto' }], pmdCores: { 0: 2 }, pageSize: 1048576 });
});

it('reads JSON', () => {
  expect(parseRequest('{"vms":[{"memoryMiB":16384,"vcpus":4,"node":0}]}')).toEqual({
    vms: [{ memoryMiB: 16384, vcpus: 4, node: 0 }],
  });
});

it('takes null for what it is to decide itself', () => {
  expect(parseRequest('{ nics: null, reserveMiB: null }')).toEqual({});
});

it('refuses a NIC that is there twice', () => {
  expect(told(() => parseRequest('nics:\n  - { pci: "0000:3b:00.0" }\n  - { pci: "0000:3b:00.0", mtu: 9000 }\n'))).toEqual([
    'line 3, column 12, nics[1].pci: 0000:3b:00.0 is here for the second time, after nics[0]: put both together',
  ]);
});

it('tells each mistake with line and column', () => {
  expect(
    told(() =>
      parseRequest(`nics:
  - { pci: "3b:00.0", mtu: 9999 }
  - { pci: "0000:3b:00.0", drivr: vfio-pci }
vms:
  - { memoryMiB: 16 GiB, vcpus: 4 }
pmdCores: { first: 1 }
pageSize: 4096
memoryModel: perport
`),
    ),
  ).toEqual([
    'line 2, column 12, nics[0].pci: "3b:00.0" is no full PCI address: write "0000:3b:00.0"',
    'line 2, column 28, nics[0].mtu: 9999 is too big: at most 9702',
    'line 3, column 28, nics[1].drivr: unknown key drivr; did you mean driver?',
    'line 5, column 18, vms[0].memoryMiB: expected a whole number, found "16 GiB"',
    'line 6, column 13, pmdCores.first: "first" is no NUMA node: write its number, such as 0',
    'line 7, column 11, pageSize: expected 2048 or 1048576, found "4096"',
    'line 8, column 14, memoryModel: expected shared or per-port, found "perport"; did you mean per-port?',
  ]);
});

it('says what to do with an empty file', () => {
  expect(told(() => parseRequest('# nothing yet\n'))).toEqual([
    'line 1, column 1: there is nothing in it: for a plan without wishes, leave the request out',
  ]);
});

it('checks plain data in the same way', () => {
  expect(told(() => checkRequest({ nics: [{}], vmNodes: [-1] }))).toEqual([
    'nics[0].pci: pci is missing',
    'vmNodes[0]: -1 is too small: at least 0',
  ]);
});
