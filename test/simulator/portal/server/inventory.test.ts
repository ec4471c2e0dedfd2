import type { Inventory } from '../../../../simulator/portal/server/inventory';
import { worlds } from '../../../../simulator/worlds';
import { portalUnderTest, type PortalUnderTest } from './portalUnderTest';

let portal: PortalUnderTest;
beforeEach(async () => {
  portal = await portalUnderTest();
});
afterEach(() => portal.close());

const grids = async (): Promise<Inventory> =>
  JSON.parse((await portal.ask('webadmin/data', { cookie: await portal.logIn() })).body) as Inventory;
const vm = () => {
  const [found] = portal.simulator.state.vms.all();
  if (found === undefined) throw new Error('a world with a VM is needed');
  return found;
};

describe('what the grids show', () => {
  it('is what the engine holds, by name', async () => {
    const { hosts, vms, clusters, dataCenters, networks, vnicProfiles, templates } = await grids();
    expect(
      hosts.map(({ name, hostname, cluster, dataCenter, status, vms }) => [name, hostname, cluster, dataCenter, status, vms]),
    ).toEqual([
      ['node1', 'node1.example', 'Default', 'Default', 'up', 0],
      ['node2', 'node2.example', 'Default', 'Default', 'up', 0],
    ]);
    expect(vms).toMatchObject([{ name: 'vnf1', ipaddress: '', status: 'Down', host: '', cluster: 'Default', managed: true }]);
    expect(clusters).toMatchObject([{ name: 'Default', level: '4.8', dataCenter: 'Default', hosts: 2, vms: 1, managed: true }]);
    expect(dataCenters).toMatchObject([{ name: 'Default', status: 'up', level: '4.8' }]);
    expect(networks).toMatchObject([{ name: 'ovirtmgmt', dataCenter: 'Default', vmNetwork: true }]);
    expect(vnicProfiles).toMatchObject([{ name: 'ovirtmgmt', network: 'ovirtmgmt', dataCenter: 'Default' }]);
    expect(templates).toMatchObject([{ name: 'Blank' }]);
  });

  it('has the ids of the API', async () => {
    const { hosts } = await grids();
    expect(hosts.map(({ id }) => id)).toEqual(portal.simulator.state.hosts.all().map(({ id }) => id));
  });

  it.each([
    ['up', 'Up'],
    ['powering_up', 'PoweringUp'],
    ['migrating', 'MigratingFrom'],
    ['not_responding', 'NotResponding'],
    ['wait_for_launch', 'WaitForLaunch'],
    ['reboot_in_progress', 'RebootInProgress'],
    ['image_locked', 'ImageLocked'],
  ] as const)('has the status %s of a VM as the Java enum spells it: %s', async (status, shown) => {
    portal.simulator.state.vms.put({ ...vm(), status });
    expect((await grids()).vms).toMatchObject([{ status: shown }]);
  });

  it('counts the VMs of a host', async () => {
    const [host] = portal.simulator.state.hosts.all();
    portal.simulator.state.vms.put({ ...vm(), status: 'up', host: { id: host?.id } });
    const { hosts, vms } = await grids();
    expect(hosts.map(({ vms }) => vms)).toEqual([1, 0]);
    expect(vms).toMatchObject([{ host: 'node1' }]);
  });

  it('says what an external provider manages: a host, or all of a cluster', async () => {
    const { state } = portal.simulator;
    const [first] = state.hosts.all();
    state.unmanaged.add(first?.id ?? '');
    expect((await grids()).hosts.map(({ managed }) => managed)).toEqual([false, true]);
    state.unmanaged.add(vm().cluster.id);
    const all = await grids();
    expect([all.hosts, all.vms, all.clusters].flat().map(({ managed }) => managed)).toEqual([false, false, false, false]);
  });

  it('has the newest events first, as plugins see them', async () => {
    portal.simulator.engine.events.add({
      code: 9,
      severity: 'alert',
      description: 'Host node1 is on fire',
      correlation_id: 'c-1',
    });
    expect((await grids()).events[0]).toMatchObject({
      id: expect.stringMatching(/^\d+$/) as unknown,
      message: 'Host node1 is on fire',
      correlationId: 'c-1',
      callStack: null,
      customEventId: '-1',
    });
  });

  it('has the storage that a data center cannot be up without', async () => {
    const [center] = portal.simulator.state.dataCenters.all();
    expect((await grids()).storage).toMatchObject([{ type: 'nfs', dataCenterId: center?.id }]);
  });

  it('shows what became due meanwhile', async () => {
    const [host] = portal.simulator.state.hosts.all();
    if (host === undefined) throw new Error('a world with a host is needed');
    portal.simulator.clock.later('*', { ms: 0, reads: 100 }, () =>
      portal.simulator.state.hosts.put({ ...host, status: 'maintenance' }),
    );
    expect((await grids()).hosts).toMatchObject([{ status: 'maintenance' }, { status: 'up' }]);
  });

  it('holds for 400 hosts and 4,000 VMs, and all worlds', async () => {
    const fleet = worlds['fleet'];
    if (fleet === undefined) throw new Error('the world fleet is missing');
    portal.simulator.reset(fleet());
    const { hosts, vms } = await grids();
    expect([hosts.length, vms.length]).toEqual([400, 4000]);
  });

  it.each(Object.entries(worlds).filter(([name]) => name !== 'fleet'))('holds in the world %s', async (_, world) => {
    portal.simulator.reset(world());
    const { hosts } = await grids();
    expect(hosts.map(({ name }) => name)).toEqual(portal.simulator.state.hosts.all().map(({ name }) => name));
  });
});
