import { pciOf } from '../../../client/dpdk/pciAddress';
import { deviceId } from '../../../client/engine/hostDevices';
import { EngineFault } from '../../../client/errors';
import { equals } from '../../../client/http/search';
import type { WireObject } from '../../../client/http/wire';
import { answersOf, step, wireOf } from '../recorded/steps';
import { engineOver, refusal } from './wire';

const recorded = (id: string) => engineOver(() => wireOf(step(id))).engine;

it('reads version and totals from the API root', async () => {
  const [root] = answersOf(['GET'], '/?').filter(({ response }) => typeof response.body === 'object');
  if (!root) throw new Error('no root');
  const info = await engineOver(() => wireOf(root)).engine.system.info();
  expect(info.version).toMatchObject({ major: 4, minor: 5, build: 8 });
  expect(info.totals).toEqual({ hosts: expect.any(Number) as number, vms: expect.any(Number) as number });
});

it('reads the API root in XML like in JSON', async () => {
  const info = await recorded('20-002').system.info();
  expect(info.version).toMatchObject({ major: 4, minor: 5, build: 8 });
  expect(info.totals).toBeDefined();
});

it('gives no totals to whom the engine tells none', async () => {
  const { engine } = engineOver(() => ({
    product_info: { name: 'oVirt Engine', version: { major: '4', minor: '2', build: '8', revision: '0' } },
  }));
  expect(await engine.system.info()).toEqual({ product: 'oVirt Engine', version: { major: 4, minor: 2, build: 8, revision: 0 } });
});

it('reads an option by level', async () => {
  expect(await recorded('20-089').system.options('PredefinedVMProperties')).toEqual({
    '4.7': expect.stringContaining('hugepages=^[0-9]+$') as string,
  });
  expect(await recorded('20-094').system.options('SupportedClusterLevels')).toEqual({
    general: '[4.2, 4.7, 4.8, 4.6, 4.5, 4.4, 4.3]',
  });
});

it('gives undefined for an option that this engine lacks or hides', async () => {
  const { engine } = engineOver(() => Promise.reject(refusal(404)));
  expect(await engine.system.options('CustomDeviceProperties')).toBeUndefined();
});

it('does not take another failure for a missing option', async () => {
  const { engine } = engineOver(() => Promise.reject(refusal(500)));
  await expect(engine.system.options('X')).rejects.toThrow(EngineFault);
});

it('reads CPU types of a level, and leaves them out where the engine does', async () => {
  const [level] = await engineOver(() => ({
    cluster_level: [wireOf(step('20-097')), { id: '4.2' }],
  })).engine.system.clusterLevels();
  expect(level?.level).toBe('4.7');
  expect(level?.cpuTypes).toContainEqual({ name: 'Intel Skylake Server Family', level: 15, architecture: 'x86_64' });
  const [, hidden] = await engineOver(() => ({ cluster_level: [{ id: '4.7' }, { id: '4.2' }] })).engine.system.clusterLevels();
  expect(hidden).toEqual({ level: '4.2' });
});

it('reads an OVS cluster', async () => {
  expect(await recorded('40-034').clusters.get('C')).toEqual({
    id: 'bc3d898a-7246-4f27-bad0-dfca3e7b209c',
    name: 'c-ovs',
    description: '',
    comment: '',
    dataCenterId: '4c6afb02-1573-4ffc-aeb7-86e65bf7f4dd',
    switchType: 'ovs',
    level: '4.7',
    cpuType: 'Intel Nehalem Family',
    architecture: 'x86_64',
    schedulingPolicyId: 'b4ed2332-a7ac-4d5f-9596-99a439cb2812',
  });
});

it('reads a cluster that outlived its data center', async () => {
  expect(await recorded('30-027').clusters.get('C')).not.toHaveProperty('dataCenterId');
});

it('reads a host', async () => {
  expect(await recorded('60-016').hosts.get('H', { allContent: true })).toEqual({
    id: 'ddcbda3b-aa66-4690-8269-d371aebe8148',
    name: 'dpdk1',
    comment: '',
    hardwareUuid: 'f8a858a3-3511-6381-ed8c-930037947944',
    address: 'dpdk1.lab',
    port: 54321,
    clusterId: 'a25b3a65-57aa-46d6-8d60-baeaa14feea9',
    status: 'up',
    version: { major: 4, minor: 50, build: 5, revision: 1, full: 'vdsm-4.50.5.1-1.el9' },
    kernelCmdline: {
      custom: '',
      reported: 'BOOT_IMAGE=/vmlinuz ro default_hugepagesz=1G hugepagesz=1G hugepages=16 intel_iommu=on isolcpus=2-7',
    },
    cpu: { name: 'Intel(R) Xeon(R) Gold 6130', sockets: 2, cores: 8, threads: 2 },
    memory: 137438953472,
    iommu: true,
    numa: true,
    reinstallationRequired: false,
    networkOperationInProgress: false,
    sshPort: 22,
  });
});

it('reads a host that was never up: no version, no memory', async () => {
  const host = await recorded('60-001').hosts.get('H');
  expect(host).toMatchObject({ status: 'unassigned', memory: 0, iommu: false, numa: false });
  expect(host).not.toHaveProperty('version');
});

it('reads bonds, VLAN devices and NICs without speed', async () => {
  const nics = await recorded('65-063').hostNics.list('H');
  const bond = nics.find(({ bondSlaveIds }) => bondSlaveIds !== undefined);
  const ids = nics.map(({ id }) => id);
  expect(bond?.bondSlaveIds?.length).toBe(2);
  expect(bond?.bondSlaveIds?.every((id) => ids.includes(id))).toBe(true);
  expect(nics.find(({ vlan }) => vlan === 200)).toMatchObject({ baseInterface: 'bond1' });
  expect(nics.every(({ speed }) => speed !== 0)).toBe(true);
});

it('reads a network on a NIC that the cluster does not know: a name without an id', async () => {
  const { engine } = engineOver(() => ({
    host_nic: [{ id: 'X', name: 'eth1', network: { name: 'stray' }, mac: {}, speed: '0' }],
  }));
  expect(await engine.hostNics.list('H')).toEqual([{ id: 'X', name: 'eth1', network: { name: 'stray' } }]);
});

it('reads what differs in an attachment that is out of sync', async () => {
  const attachments = (
    await Promise.all(
      answersOf(['GET'], '/hosts/ID/networkattachments').map(({ id }) => recorded(id).networkAttachments.list('H')),
    )
  ).flat();
  const differences = attachments.filter(({ inSync }) => !inSync).flatMap((attachment) => attachment.differences);
  expect(differences).toContainEqual({
    name: 'switchType',
    expected: expect.any(String) as string,
    actual: expect.any(String) as string,
  });
  for (const { inSync, differences: some } of attachments) if (inSync) expect(some).toEqual([]);
});

it('reads a device bound to vfio-pci and finds its PCI address', async () => {
  const devices = await recorded('60-038').hostDevices.list('H');
  const bound = devices.find(({ driver }) => driver === 'vfio-pci');
  expect(bound).toMatchObject({ capability: 'pci', vendor: { id: '0x8086', name: 'Intel Corporation' } });
  expect(pciOf(bound?.name ?? '')).toMatch(/^0000:05:00\.\d$/);
  for (const { id, name } of devices) expect(deviceId(name)).toBe(id);
  expect(devices.find(({ capability }) => capability === 'net')?.parentName).toMatch(/^pci_/);
});

it('reads huge pages by size', async () => {
  expect(await recorded('60-130').hostStatistics.hugepages('H')).toEqual([
    { size: 2048, free: expect.any(Number) as number, total: expect.any(Number) as number },
    { size: 1048576, free: expect.any(Number) as number, total: expect.any(Number) as number },
  ]);
});

it('reads huge pages of an engine before 4.5: free alone', async () => {
  const statistic = { name: 'hugepages.1048576.free', values: { value: [{ datum: 16 }] } };
  const { engine } = engineOver(() => ({ statistic: [{ name: 'memory.total', values: { value: [{ datum: 1 }] } }, statistic] }));
  expect(await engine.hostStatistics.hugepages('H')).toEqual([{ size: 1048576, free: 16 }]);
});

it('reads NUMA nodes of a host', async () => {
  const node: WireObject = {
    id: 'X',
    index: '0',
    memory: '65170',
    node_distance: '10 21',
    cpu: { cores: { core: [{ index: '0' }, { index: '2' }] } },
  };
  const { engine, sent } = engineOver(() => ({ host_numa_node: [node] }));
  expect(await engine.hostNumaNodes.list('H')).toEqual([{ id: 'X', index: 0, memory: 65170, cpus: [0, 2], distances: [10, 21] }]);
  expect(sent[0]?.request).toBe('GET /hosts/H/numanodes');
});

it('reads NUMA nodes of a VM with their pins', async () => {
  expect((await recorded('70-125').vmNumaNodes.list('V'))[1]).toMatchObject({ index: 1, memory: 1024, cpus: [1], hostNodes: [] });
  const pinned = { id: 'X', index: '0', memory: '1', numa_node_pins: { numa_node_pin: [{ index: '1' }] } };
  const { engine } = engineOver(() => ({ vm_numa_node: [pinned] }));
  expect(await engine.vmNumaNodes.list('V')).toEqual([{ id: 'X', index: 0, memory: 1, cpus: [], hostNodes: [1] }]);
});

it('reads a hook by its old and its new checksum', async () => {
  const hooks = [
    { name: '50_ovirt_dpdk', event_name: 'before_device_create', md5: 'm' },
    { name: 'b', event_name: 'e' },
  ];
  const { engine } = engineOver(() => ({ hook: hooks }));
  expect(await engine.hostHooks.list('H')).toEqual([
    { name: '50_ovirt_dpdk', event: 'before_device_create', checksum: 'm' },
    { name: 'b', event: 'e' },
  ]);
});

it('reads a VM, its properties and its own level', async () => {
  expect(await recorded('70-072').vms.get('V')).toMatchObject({
    customLevel: '4.5',
    maxMemory: 8589934592,
    ballooning: true,
    nextRun: false,
  });
  expect((await recorded('55-030').vms.get('V')).properties).toEqual({ hugepages: '1048576' });
});

it('tells which properties an engine lists twice', async () => {
  const repeated = (await Promise.all(answersOf(['GET'], '/vms/ID').map(({ id }) => recorded(id).vms.get('V')))).filter(
    (vm) => vm.repeatedProperties.length > 0,
  );
  expect(repeated.map((vm) => vm.repeatedProperties)).toContainEqual(['hugepages']);
});

it('asks for the next run of a VM only when told', async () => {
  const { engine, sent } = engineOver(() => wireOf(step('72-019')));
  expect((await engine.vms.get('V', { nextRun: true })).properties).toMatchObject({ hugepages: '1048576', sap_agent: 'true' });
  await engine.vms.get('V');
  expect(sent.map(({ request }) => request)).toEqual(['GET /vms/V?next_run=true', 'GET /vms/V']);
});

it('reads an external network and what it is linked to', async () => {
  const { engine } = engineOver(() => ({ network: [wireOf(step('55-013'))] }));
  expect(await engine.networks.list()).toEqual([
    expect.objectContaining({
      name: 'n-extp',
      externalProviderId: 'a7b21db9-3046-49b1-9564-b92f50a8e3da',
      physicalNetworkId: '380b7a25-5107-4bd4-9510-92d9509e80df',
    }),
  ]);
});

it('reads networks and profiles of one owner or of all', async () => {
  const { engine, sent } = engineOver();
  await engine.networks.list({ dataCenterId: 'D' });
  await engine.networks.list();
  await engine.vnicProfiles.list({ networkId: 'N' });
  await engine.vnicProfiles.list();
  expect(sent.map(({ request }) => request)).toEqual([
    'GET /datacenters/D/networks',
    'GET /networks',
    'GET /networks/N/vnicprofiles',
    'GET /vnicprofiles',
  ]);
});

it('reads the filter of a profile, or that it has none', async () => {
  const { engine } = engineOver(() => ({ vnic_profile: [wireOf(step('50-097')), wireOf(step('55-023'))] }));
  const [filtered, free] = await engine.vnicProfiles.list();
  expect(filtered?.networkFilterId).toBe('d2370ab4-fee3-11e9-a310-8c1645ce738e');
  expect(free).not.toHaveProperty('networkFilterId');
});

it('tells whether a scheduling policy looks at huge pages', async () => {
  const HUGE = '23e07b34-66dd-4735-bc45-bcddded02c05';
  const policy = (filters: readonly WireObject[]) =>
    engineOver((request) => (request.endsWith('/filters') ? { filter: filters } : { id: 'P', name: 'none' })).engine;
  expect(await policy([{ id: HUGE }]).schedulingPolicies.get('P')).toEqual({ id: 'P', name: 'none', hasHugePagesFilter: true });
  expect(await policy([{ id: 'x', scheduling_policy_unit: { id: HUGE } }]).schedulingPolicies.get('P')).toMatchObject({
    hasHugePagesFilter: true,
  });
  expect(await policy([{ id: 'x' }]).schedulingPolicies.get('P')).toMatchObject({ hasHugePagesFilter: false });
});

it('finds jobs by correlation id, and takes a job that is gone for gone', async () => {
  const id = 'aaaaaaaa-0000-4000-8000-000000000002';
  const { engine, sent } = engineOver(() => wireOf(step('74-017')));
  expect(await engine.jobs.byCorrelation(id)).toMatchObject([
    { status: 'finished', description: 'Moving Host leg1 to Maintenance' },
  ]);
  expect(sent[0]?.request).toBe(`GET /jobs?search=correlation_id=${id}`);
  expect(await engineOver(() => Promise.reject(refusal(404))).engine.jobs.get('J')).toBeUndefined();
});

it('finds events by correlation id', async () => {
  const correlationId = 'aaaaaaaa-0000-4000-8000-000000000001';
  const { engine, sent } = engineOver(() => wireOf(step('74-010')));
  expect(await engine.events.byCorrelation(correlationId)).toMatchObject([{ index: 182, severity: 'normal', correlationId }]);
  expect(sent[0]?.request).toBe(`GET /events?search=correlation_id=${correlationId}`);
});

it('reads events after an index', async () => {
  const { engine, sent } = engineOver(() => wireOf(step('74-038')));
  expect((await engine.events.after(186, { max: 10 })).map(({ index }) => index)).toEqual([188, 187]);
  expect(await engine.events.lastIndex()).toBe(188);
  expect(await engineOver().engine.events.lastIndex()).toBe(0);
  expect(sent.map(({ request }) => request)).toEqual(['GET /events?from=186&max=10', 'GET /events?max=1']);
});

it('names the request and the place of a wrong answer', async () => {
  const { engine } = engineOver(() => ({
    host: [{ id: 'H', name: 'h', address: 'a', status: 'up', cluster: { id: 'C' }, version: { major: 'x' } }],
  }));
  await expect(engine.hosts.list()).rejects.toThrow(
    /^GET \/hosts: the engine's answer is not as expected at host\[0\]\.version\.major: expected a whole number, got "x"$/,
  );
});

it('asks for exactly what a list of hosts needs', async () => {
  const { engine, sent } = engineOver();
  await engine.hosts.list({
    search: equals('cluster', 'c 1'),
    max: 10,
    follow: ['nics', 'attachments', 'hugepages', 'devices', 'hooks'],
  });
  await engine.hosts.list({ allContent: true });
  await engine.hosts.list();
  expect(sent.map(({ request }) => request)).toEqual([
    'GET /hosts?search=cluster="c 1"&max=10&follow=nics,network_attachments,statistics,devices,hooks',
    'GET /hosts?all_content=true',
    'GET /hosts',
  ]);
});
