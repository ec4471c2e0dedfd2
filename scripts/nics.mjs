// Writes client/dpdk/nics/nicData.ts from dpdk-nics.csv beside it: what the product needs of each row, small enough for a browser.
// `--stdout` prints it instead.
import { readFileSync, writeFileSync } from 'node:fs';

const CSV = 'client/dpdk/nics/dpdk-nics.csv';
const DATA = 'client/dpdk/nics/nicData.ts';

/** Fields of a line of CSV; quoted ones may hold commas and doubled quotes. */
const fieldsOf = (line) =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);

const [header, ...lines] = readFileSync(CSV, 'utf8').trimEnd().split(/\r?\n/);
const columns = fieldsOf(header);
const rows = lines.map((line, i) => {
  const fields = fieldsOf(line);
  const row = Object.fromEntries(columns.map((column, at) => [column, fields[at]]));
  const isSound =
    fields.length === columns.length &&
    [row.vendor_id, row.device_id].every((id) => /^[0-9a-f]{4}$/.test(id)) &&
    ['rebind', 'bifurcated', 'unsupported'].includes(row.binding) &&
    ['true', 'false'].includes(row.is_vf) &&
    /^(\d+\.\d+)?$/.test(row.min_dpdk) &&
    !/[|\\]/.test(row.product);
  if (!isSound) throw new Error(`${CSV}:${i + 2}: not a row of the NIC table: ${line}`);
  return row;
});

const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const grouped = (list, keyOf) => {
  const groups = new Map();
  for (const item of list) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups].sort(([a], [b]) => byText(a, b)).map(([, items]) => items);
};

/** One line for the devices of a vendor that are alike in everything but id and name. */
const groupOf = (devices) => {
  const { pmd, kernel_driver, binding, is_vf, min_dpdk } = devices[0];
  const names = devices
    .toSorted((a, b) => byText(a.device_id, b.device_id))
    .map(({ device_id, product }) => `|${device_id} ${product}`);
  const kind = binding[0] + (is_vf === 'true' ? 'v' : '');
  return `      ${JSON.stringify([kind, pmd, kernel_driver, min_dpdk, `${names.join('')}|`])},`;
};

const vendorOf = (devices) => [
  `  '${devices[0].vendor_id}': {`,
  `    name: ${JSON.stringify(devices[0].vendor)},`,
  '    groups: [',
  ...grouped(devices, (row) => [row.pmd, row.kernel_driver, row.binding, row.is_vf, row.min_dpdk].join()).map(groupOf),
  '    ],',
  '  },',
];

const text = [
  '// Made by `npm run nics` from dpdk-nics.csv: change that file, not this one.',
  "import type { NicData } from './nicTable';",
  '',
  'export const NIC_DATA: NicData = {',
  ...grouped(rows, (row) => row.vendor_id).flatMap(vendorOf),
  '};',
  '',
].join('\n');

if (process.argv.includes('--stdout')) process.stdout.write(text);
else writeFileSync(DATA, text);
