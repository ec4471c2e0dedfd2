import { fromWire as cluster, networkFromWire as clusterNetwork } from '../../../client/engine/clusters';
import { fromWire as dataCenter } from '../../../client/engine/dataCenters';
import { eventFromWire } from '../../../client/engine/events';
import { providerFromWire } from '../../../client/engine/externalProviders';
import { fromWire as device } from '../../../client/engine/hostDevices';
import { fromWire as hostNic } from '../../../client/engine/hostNics';
import { fromWire as host } from '../../../client/engine/hosts';
import { fromWire as job } from '../../../client/engine/jobs';
import { fromWire as attachment } from '../../../client/engine/networkAttachments';
import { fromWire as network } from '../../../client/engine/networks';
import { hostNodeFromWire, vmNodeFromWire } from '../../../client/engine/numaNodes';
import { hugepagesFromWire } from '../../../client/engine/statistics';
import { listOf } from '../../../client/engine/scalars';
import { fromWire as vmNic } from '../../../client/engine/vmNics';
import { fromWire as vm } from '../../../client/engine/vms';
import { filterFromWire, fromWire as profile } from '../../../client/engine/vnicProfiles';
import type { WireObject } from '../../../client/http/wire';
import { answersOf, wireOf } from '../recorded/steps';

type Map = (object: WireObject, at: string) => unknown;

const one = (methods: readonly string[], path: string, map: Map): void => {
  for (const step of answersOf(methods, path)) expect({ id: step.id, mapped: map(wireOf(step), '') }).toHaveProperty('mapped');
};
const many = (path: string, key: string, map: Map): number =>
  answersOf(['GET'], path).reduce((sum, step) => sum + listOf(wireOf(step), key, '', map).length, 0);

const ONE = ['GET', 'PUT'];

it.each<[name: string, collection: string, key: string, map: Map, atLeast: number]>([
  ['data center', '/datacenters', 'data_center', dataCenter, 8],
  ['cluster', '/clusters', 'cluster', cluster, 60],
  ['network', '/networks', 'network', network, 14],
  ['vNIC profile', '/vnicprofiles', 'vnic_profile', profile, 8],
  ['host', '/hosts', 'host', host, 15],
  ['VM', '/vms', 'vm', vm, 50],
])('reads every %s that a real engine showed, in JSON and XML', (_name, collection, key, map, atLeast) => {
  expect(many(collection, key, map)).toBeGreaterThanOrEqual(atLeast);
  one(['POST'], collection, map);
  one(ONE, `${collection}/ID`, map);
});

it.each<[name: string, path: string, key: string, map: Map, atLeast: number]>([
  ['network of a cluster', '/clusters/ID/networks', 'network', clusterNetwork, 5],
  ['network of a data center', '/datacenters/ID/networks', 'network', network, 3],
  ['provider of a cluster', '/clusters/ID/externalnetworkproviders', 'external_provider', providerFromWire, 1],
  ['network filter', '/clusters/ID/networkfilters', 'network_filter', filterFromWire, 15],
  ['NIC of a host', '/hosts/ID/nics', 'host_nic', hostNic, 80],
  ['attachment', '/hosts/ID/networkattachments', 'network_attachment', attachment, 15],
  ['device', '/hosts/ID/devices', 'host_device', device, 30],
  ['NUMA node of a host', '/hosts/ID/numanodes', 'host_numa_node', hostNodeFromWire, 0],
  ['NIC of a VM', '/vms/ID/nics', 'nic', vmNic, 5],
  ['NUMA node of a VM', '/vms/ID/numanodes', 'vm_numa_node', vmNodeFromWire, 2],
  ['job', '/jobs', 'job', job, 3],
  ['event', '/events', 'event', eventFromWire, 30],
])('reads every %s', (_name, path, key, map, atLeast) => {
  expect(many(path, key, map)).toBeGreaterThanOrEqual(atLeast);
});

it('reads the answers of writes to what lies inside others', () => {
  one(['POST', 'PUT', 'GET'], '/clusters/ID/networks/ID', clusterNetwork);
  one(['POST'], '/clusters/ID/networks', clusterNetwork);
  one(['POST'], '/vms/ID/nics', vmNic);
  one(ONE, '/vms/ID/nics/ID', vmNic);
  one(ONE, '/hosts/ID/nics/ID', hostNic);
  one(ONE, '/hosts/ID/networkattachments/ID', attachment);
  one(['GET'], '/jobs/ID', job);
});

it('finds the huge pages of each host among its statistics', () => {
  for (const step of answersOf(['GET'], '/hosts/ID/statistics')) {
    const pages = hugepagesFromWire(wireOf(step), '');
    expect(pages.map(({ size }) => size)).toEqual([2048, 1048576]);
    expect(pages.every(({ free, total }) => free !== undefined && total !== undefined)).toBe(true);
  }
});
