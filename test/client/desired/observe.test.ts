import { HOSTS_A_PAGE, NAMES_A_SEARCH, observe, questionOf, VMS_A_PAGE } from '../../../client/desired/observe';
import type { Question } from '../../../client/desired/shell';
import type { Engine } from '../../../simulator/engine/call';
import type { World } from '../../../simulator/engine/engine';
import { fleet } from '../../../simulator/worlds/fleet';
import { installation } from '../../../simulator/worlds/installation';
import { machine } from '../../../simulator/worlds/machines';
import { standIns } from '../../../simulator/worlds/standIns';
import { simulate, type Simulated } from '../../support/simulated';

const open: Simulated[] = [];
const simulated = async (world: World, release?: '4.2.8' | '4.3.10' | '4.5.7'): Promise<Simulated> => {
  const made = await simulate({ world, ...(release && { release }) });
  open.push(made);
  return made;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** Clusters with hosts and VMs, besides the empty Default. */
const site =
  (...clusters: readonly { readonly name: string; readonly hosts?: number; readonly vms?: number }[]): World =>
  (engine: Engine) => {
    const build = installation(engine);
    for (const { name, hosts = 0, vms = 0 } of clusters) {
      const cluster = build.cluster(name, build.dc);
      for (let i = 0; i < hosts; i += 1) build.host(`${name}-host${i}`, cluster, machine(`${name}-host${i}`));
      for (let i = 0; i < vms; i += 1) build.vm(`${name}-vm${i}`, cluster, { memory: 2 ** 30 });
    }
  };

const requestsFor = async (world: World, question: Question): Promise<number> => {
  const { engine, arrived } = await simulated(world);
  await observe(engine, question);
  return arrived().length;
};

describe('what is read', () => {
  it('holds everything that a plan for the cluster compares', async () => {
    const { engine } = await simulated(standIns());
    const seen = await observe(engine, { cluster: 'Default', vms: ['vnf1'] });
    expect(seen.system.version).toMatchObject({ major: 4, minor: 5 });
    expect(seen.properties.predefined?.['4.7']).toContain('hugepages=');
    expect(seen.cluster).toMatchObject({
      name: 'Default',
      networks: [{ name: 'ovirtmgmt', required: true }],
      externalProviderIds: [],
    });
    expect(seen.schedulingPolicies).toMatchObject([{ hasHugePagesFilter: true }]);
    expect(seen.hosts.map(({ name }) => name)).toEqual(['node1', 'node2']);
    expect(seen.hosts[0]?.nics?.map(({ name }) => name)).toContain('dummy_5e00');
    expect(seen.hosts[0]?.attachments).toMatchObject([{ inSync: true }]);
    expect(seen.hosts[0]?.devices?.map(({ name }) => name)).toContain('pci_0000_5e_00_0');
    expect(seen.hosts[0]?.hooks?.map(({ name }) => name)).toContain('60_ovs_dpdk_standin');
    expect(seen.vms).toMatchObject([{ name: 'vnf1', nics: [], properties: { sap_agent: 'true', site_owner: 'team-7' } }]);
  });

  it('asks no more of a cluster that is not there than the site', async () => {
    expect(await requestsFor(standIns(), { cluster: 'dpdk' })).toBe(10);
  });

  it('leaves hosts and VMs of other clusters out, also of one whose name differs in case only', async () => {
    const { engine } = await simulated(site({ name: 'edge', hosts: 1, vms: 1 }, { name: 'EDGE', hosts: 2, vms: 2 }));
    const seen = await observe(engine, { cluster: 'edge', vmsOfCluster: true });
    expect(seen.hosts.map(({ name }) => name)).toEqual(['edge-host0']);
    expect(seen.vms.map(({ name }) => name)).toEqual(['edge-vm0']);
  });

  it('finds named hosts and VMs wherever they are', async () => {
    const { engine } = await simulated(site({ name: 'edge', hosts: 1 }, { name: 'far', hosts: 2, vms: 2 }));
    const seen = await observe(engine, { cluster: 'edge', hosts: ['far-host1', 'nobody'], vms: ['far-vm0'] });
    expect(seen.hosts.map(({ name }) => name)).toEqual(['edge-host0', 'far-host1']);
    expect(seen.vms.map(({ name }) => name)).toEqual(['far-vm0']);
  });

  it('takes the cluster of a named VM for the one in question, with its hosts', async () => {
    const { engine } = await simulated(site({ name: 'edge', hosts: 2, vms: 1 }, { name: 'far', hosts: 1 }));
    const seen = await observe(engine, { vms: ['edge-vm0'] });
    expect(seen.cluster?.name).toBe('edge');
    expect(seen.hosts.map(({ name }) => name)).toEqual(['edge-host0', 'edge-host1']);
  });

  it('reads one host alone when only that is asked for', async () => {
    const { engine } = await simulated(site({ name: 'edge', hosts: 3 }));
    const seen = await observe(engine, { hosts: ['edge-host1'] });
    expect(seen.cluster?.name).toBe('edge');
    expect(seen.hosts.map(({ name }) => name)).toEqual(['edge-host1']);
  });

  it('finds the cluster by any name that the engine accepts', async () => {
    const { engine } = await simulated(site({ name: 'netz-ü_1', hosts: 1 }));
    expect((await observe(engine, { cluster: 'netz-ü_1' })).hosts).toHaveLength(1);
  });

  it('tells what a named VM will have after its next start, when that is pending', async () => {
    const { engine, sim } = await simulated(standIns());
    const [vm] = sim.state.vms.all();
    if (!vm) throw new Error('the world has no VM');
    await engine.vms.start(vm.id);
    sim.clock.advance(60_000);
    await engine.vms.setProperties(vm.id, { sap_agent: 'true', site_owner: 'team-7', hugepages: '2048' });
    const [seen] = (await observe(engine, { cluster: 'Default', vms: ['vnf1'] })).vms;
    expect(seen?.properties).toEqual({ sap_agent: 'true', site_owner: 'team-7' });
    expect(seen?.next?.properties).toEqual({ sap_agent: 'true', site_owner: 'team-7', hugepages: '2048' });
  });

  it('reads NUMA nodes of a VM whose memory cannot grow, since sharing hinges on them', async () => {
    const { engine, sim, arrived } = await simulated(standIns());
    const [vm] = sim.state.vms.all();
    if (!vm) throw new Error('the world has no VM');
    await engine.vms.setMaxMemory({ id: vm.id, nextRun: false }, 4 * 2 ** 30);
    arrived();
    const seen = await observe(engine, { cluster: 'Default', vms: ['vnf1'] });
    expect(seen.vms).toMatchObject([{ numaNodes: [] }]);
    expect(arrived()).toContain(`GET /vms/${vm.id}/numanodes`);
  });

  it('gives the same when the engine cannot follow', async () => {
    const { engine, sim } = await simulated(standIns());
    const question: Question = { cluster: 'Default', vmsOfCluster: true };
    const followed = await observe(engine, question);
    sim.failNext({ path: /follow=/, times: 2 }, { kind: 'status', status: 500 });
    expect(await observe(engine, question)).toEqual(followed);
  });

  it('ends with the signal', async () => {
    const { engine } = await simulated(standIns());
    const given = new AbortController();
    given.abort();
    await expect(observe(engine, { cluster: 'Default' }, { signal: given.signal })).rejects.toMatchObject({
      code: 'network.aborted',
    });
  });
});

describe('what a spec asks for', () => {
  it('is its cluster, and its hosts and VMs by name', () => {
    const spec = {
      apiVersion: 'ovirt-dpdk/v1',
      cluster: { name: 'dpdk' },
      hosts: [{ name: 'h1' }],
      vms: [{ name: 'v1' }],
    } as const;
    expect(questionOf(spec)).toEqual({ cluster: 'dpdk', hosts: ['h1'], vms: ['v1'] });
  });
});

describe('the number of requests', () => {
  const SITE = 10;
  const CLUSTER = 4;

  it.each([
    { hosts: 0, pages: 1 },
    { hosts: 1, pages: 1 },
    { hosts: HOSTS_A_PAGE, pages: 1 },
    { hosts: HOSTS_A_PAGE + 1, pages: 2 },
    { hosts: 3 * HOSTS_A_PAGE, pages: 3 },
  ])('grows by one for each page: $pages for $hosts hosts of the only cluster', async ({ hosts, pages }) => {
    expect(await requestsFor(site({ name: 'edge', hosts }), { cluster: 'edge' })).toBe(SITE + CLUSTER + pages);
  });

  it('grows by the pages of VMs when they are asked for', async () => {
    const world = site({ name: 'edge', hosts: 2, vms: VMS_A_PAGE + 1 });
    expect(await requestsFor(world, { cluster: 'edge', vmsOfCluster: true })).toBe(SITE + CLUSTER + 1 + 2);
  });

  it('grows by up to four more where other clusters hide the end', async () => {
    const world = site({ name: 'edge', hosts: HOSTS_A_PAGE }, { name: 'far', hosts: 5 * HOSTS_A_PAGE });
    const requests = await requestsFor(world, { cluster: 'edge' });
    expect(requests).toBeGreaterThan(SITE + CLUSTER + 1);
    expect(requests).toBeLessThanOrEqual(SITE + CLUSTER + 1 + 4);
  });

  it('needs one search for all names of other clusters, up to some dozens', async () => {
    const world = site({ name: 'edge' }, { name: 'far', vms: NAMES_A_SEARCH + 1 });
    const vms = Array.from({ length: NAMES_A_SEARCH + 1 }, (_, i) => `far-vm${i}`);
    expect(await requestsFor(world, { cluster: 'edge', vms: vms.slice(1) })).toBe(SITE + CLUSTER + 1 + 1);
    expect(await requestsFor(world, { cluster: 'edge', vms })).toBe(SITE + CLUSTER + 1 + 2);
  });

  it('stays within 40 for 400 hosts with 8 NICs each and 4,000 VMs, with login and logout', async () => {
    const { engine, sim, close } = await simulate({ world: fleet({ clusters: 1 }) });
    const seen = await observe(engine, { cluster: 'cluster1', vmsOfCluster: true });
    await close();
    expect([seen.hosts.length, seen.vms.length]).toEqual([400, 4000]);
    expect(sim.requests).toHaveLength(1 + SITE + CLUSTER + 8 + 8 + 1);
  }, 60_000);
});
