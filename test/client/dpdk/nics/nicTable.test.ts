import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { NIC_DATA } from '../../../../client/dpdk/nics/nicData';
import { nicName, nicRow } from '../../../../client/dpdk/nics/nicTable';

const root = join(__dirname, '../../../..');
const room = join(root, 'client/dpdk/nics');

/** Written apart from the one in scripts/nics.mjs: a character at a time. */
const parseCsv = (text: string): readonly (readonly string[])[] => {
  const lines: string[][] = [['']];
  let isQuoted = false;
  for (const [at, char] of [...text.trimEnd()].entries()) {
    const line = lines.at(-1) ?? [];
    if (char === '"') {
      if (!isQuoted && text.charAt(at - 1) === '"') line.push(`${line.pop() ?? ''}"`);
      isQuoted = !isQuoted;
    } else if (char === ',' && !isQuoted) line.push('');
    else if (char === '\n' && !isQuoted) lines.push(['']);
    else line.push(`${line.pop() ?? ''}${char}`);
  }
  return lines;
};

const [header = [], ...lines] = parseCsv(readFileSync(join(room, 'dpdk-nics.csv'), 'utf8'));
const rows = lines.map((line) => {
  const cell = (column: string): string => line[header.indexOf(column)] ?? '';
  return cell;
});

it('has all 1120 rows of the CSV file', () => {
  expect(rows).toHaveLength(1120);
  expect(new Set(rows.map((cell) => `${cell('vendor_id')}:${cell('device_id')}`)).size).toBe(1120);
  const devices = Object.values(NIC_DATA).flatMap(({ groups }) =>
    groups.flatMap(([, , , , text]) => text.slice(1, -1).split('|')),
  );
  expect(devices).toHaveLength(1120);
});

it('gives back what the CSV file says in every column but the source', () => {
  for (const cell of rows)
    expect([cell('vendor_id'), cell('device_id'), nicRow(cell('vendor_id'), cell('device_id'))]).toEqual([
      cell('vendor_id'),
      cell('device_id'),
      {
        vendor: cell('vendor'),
        product: cell('product'),
        ...(cell('pmd') !== '' && { pmd: cell('pmd') }),
        ...(cell('kernel_driver') !== '' && { kernelDriver: cell('kernel_driver') }),
        binding: cell('binding'),
        isVf: cell('is_vf') === 'true',
        ...(cell('min_dpdk') !== '' && { minDpdk: cell('min_dpdk') }),
      },
    ]);
});

it('is what `npm run nics` makes of the CSV file', () => {
  const made = execFileSync(process.execPath, ['scripts/nics.mjs', '--stdout'], { cwd: root, encoding: 'utf8' });
  expect(made === readFileSync(join(room, 'nicData.ts'), 'utf8')).toBe(true);
});

it('costs less than 15 KB of gzip with its reader', () => {
  const text = ['nicData.ts', 'nicTable.ts'].map((file) => readFileSync(join(room, file), 'utf8')).join('\n');
  expect(gzipSync(text, { level: 9 }).length).toBeLessThan(15_000);
});

it.each([
  ['an id that is in no table', '8086', 'ffff'],
  ['a vendor that is in no table', 'ffff', '158b'],
  ['a vendor named like a property that every object has', 'constructor', '158b'],
  ['no ids', '', ''],
])('knows nothing of %s', (_, vendor, device) => {
  expect(nicRow(vendor, device)).toBeUndefined();
});

it.each([
  ['8086', '158b', 'Intel Ethernet Controller XXV710 for 25GbE SFP28'],
  ['15b3', '1017', 'Mellanox MT27800 Family [ConnectX-5]'],
  ['14e4', '165f', 'Broadcom NetXtreme BCM5720 Gigabit Ethernet PCIe'],
  ['15ad', '07b0', 'VMware VMXNET3 Ethernet Controller'],
  ['1077', '1629', 'QLOGIC NX2 57980S'],
  ['1af4', '1041', 'Red Hat Virtio 1.0 network device'],
])('calls %s:%s %s', (vendor, device, name) => {
  const row = nicRow(vendor, device);
  expect(row && nicName(row)).toBe(name);
});
