import {
  cpuTypesOf,
  dataCenterOf,
  existingCluster,
  existingNetwork,
  levelIn,
  levelsOf,
} from '../../../../ui-plugin/wizard/newCluster/site';
import { entered, readSite } from './site';

it('offers levels not lower than that of the data center, highest first', async () => {
  const site = await readSite('pages');
  const [dataCenter] = site.seen.dataCenters;
  if (!dataCenter) throw new Error('no data center');
  const levels = levelsOf({ ...dataCenter, level: '4.6' }, site);
  expect(levels).toEqual(['4.8', '4.7', '4.6']);
  expect(levelsOf(undefined, site)).toEqual(expect.arrayContaining(['4.2', '4.8']));
});

it('offers the CPU types of the level by architecture, x86_64 first', async () => {
  const site = await readSite('pages');
  const types = cpuTypesOf('4.7', site);
  expect([...(types?.keys() ?? [])][0]).toBe('x86_64');
  expect(types?.get('x86_64')).toContain('Intel Skylake Server Family');
  expect(cpuTypesOf('9.9', site)).toBeUndefined();
});

it('finds what exists by its name, a network only where the cluster is', async () => {
  const site = await readSite('pages');
  expect(existingCluster(entered({ name: 'dpdk' }), site)?.name).toBe('dpdk');
  expect(existingCluster(entered(), site)).toBeUndefined();
  expect(existingNetwork(entered({ network: 'dpdk-blue' }), site)?.vlan).toBe(100);
  expect(existingNetwork(entered({ network: 'dpdk-blue', dataCenter: '' }), site)).toBeUndefined();
  expect(dataCenterOf(entered({ name: 'dpdk', dataCenter: 'nowhere' }), site)?.name).toBe('Default');
});

it('has the level that is chosen, that of the data center, or that of the cluster that exists', async () => {
  const site = await readSite('pages');
  const level = site.seen.dataCenters[0]?.level;
  expect([
    levelIn(entered({ level: '4.6' }), site),
    levelIn(entered(), site),
    levelIn(entered({ dataCenter: '' }), site),
  ]).toEqual(['4.6', level, '']);
  expect(levelIn(entered({ name: 'dpdk', level: '4.2' }), site)).toBe(level);
});
