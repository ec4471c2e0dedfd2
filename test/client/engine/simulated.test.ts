import { inspect } from 'node:util';
import type { Engine } from '../../../client/engine';
import type { Host } from '../../../client/engine/hosts';
import { equals } from '../../../client/http/search';
import { jsonCodec } from '../../../client/http/json';
import { connect, xmlCodec, type Connection } from '../../../client/node';
import { serve, type Served } from '../../../simulator/attach/serve';
import { createSimulator, type SimulatorOptions } from '../../../simulator/engine/engine';
import { worlds } from '../../../simulator/worlds';
import { failure } from '../http/failure';

type Simulator = ReturnType<typeof createSimulator>;

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** A simulated engine behind a socket, and a connection to it. */
const simulate = async (
  world: string,
  release: NonNullable<SimulatorOptions['release']>,
  codec = jsonCodec,
): Promise<Connection & { readonly sim: Simulator; readonly served: Served }> => {
  const build = worlds[world];
  if (!build) throw new Error(`no world ${world}`);
  const sim = createSimulator({ release, world: build() });
  const served = await serve(sim);
  const connection = await connect({
    url: served.url,
    codec,
    env: { OVIRT_USERNAME: 'admin@internal', OVIRT_PASSWORD: 'demo' },
  });
  open.push(() => served.close(), connection.close);
  return { ...connection, sim, served };
};

const only = <T>(list: readonly T[]): T => {
  const [first] = list;
  if (first === undefined || list.length !== 1) throw new Error(`one expected: ${inspect(list)}`);
  return first;
};
const named = <T extends { readonly name: string }>(list: readonly T[], name: string): T =>
  only(list.filter((one) => one.name === name));

it.each([
  ['4.2.8', 'native-4.2'],
  ['4.3.10', 'ovn-4.3'],
  ['4.5.7', 'standins-4.5'],
] as const)('reads everything that there is in release %s, the same in JSON and XML', async (release, world) => {
  const read = async (engine: Engine): Promise<unknown> => {
    const hosts = await engine.hosts.pages({ follow: ['nics', 'attachments', 'hugepages', 'devices', 'hooks'] });
    const vms = await engine.vms.pages({ follow: ['nics'] });
    const clusters = await engine.clusters.list();
    return {
      info: await engine.system.info(),
      levels: await engine.system.clusterLevels(),
      predefined: await engine.system.options('PredefinedVMProperties'),
      nothing: await engine.system.options('NoSuchOption'),
      dataCenters: await engine.dataCenters.list(),
      clusters,
      clusterNetworks: await Promise.all(clusters.map(({ id }) => engine.clusters.networks.list(id))),
      providers: await Promise.all(clusters.map(({ id }) => engine.clusters.externalProviders.list(id))),
      policies: await Promise.all(
        clusters.flatMap(({ schedulingPolicyId: id }) => (id ? [engine.schedulingPolicies.get(id)] : [])),
      ),
      networks: await engine.networks.list(),
      externalProviders: await engine.externalProviders.list(),
      profiles: await engine.vnicProfiles.list(),
      filters: await engine.networkFilters.list(),
      hosts,
      nodes: await Promise.all(hosts.map(({ id }) => engine.hostNumaNodes.list(id))),
      vms,
      vmNodes: await Promise.all(vms.map(({ id }) => engine.vmNumaNodes.list(id))),
    };
  };
  const json = await read((await simulate(world, release)).engine);
  const xml = await read((await simulate(world, release, xmlCodec)).engine);
  expect(xml).toEqual(json);
  expect(json).toMatchObject({ nothing: undefined, policies: [{ hasHugePagesFilter: true }] });
});

it.each([
  ['JSON', jsonCodec],
  ['XML', xmlCodec],
])('goes the whole way to a VM NIC on a stand-in, in %s', async (_name, codec) => {
  const { engine, sim } = await simulate('standins-4.5', '4.5.7', codec);
  const cluster = named(await engine.clusters.list(), 'Default');
  const dataCenterId = cluster.dataCenterId ?? '';

  const network = await engine.networks.create({ name: 'blue', dataCenterId, vlan: 100, mtu: 9000 });
  expect(network).toMatchObject({ name: 'blue', vlan: 100, mtu: 9000, usages: ['vm'] });
  expect(await engine.vnicProfiles.list({ networkId: network.id })).toEqual([]);
  await engine.clusters.networks.add(cluster.id, network.id);
  expect(named(await engine.clusters.networks.list(cluster.id), 'blue').required).toBe(false);
  const profile = await engine.vnicProfiles.create({ name: 'blue', networkId: network.id, networkFilter: 'none' });
  expect(profile).not.toHaveProperty('networkFilterId');

  const host = named(await engine.hosts.list({ follow: ['nics'] }), 'node1');
  const nic = host.nics?.find(({ name }) => name.startsWith('dummy_'))?.name ?? '';
  await engine.hosts.setupNetworks(host.id, {
    attach: [{ networkId: network.id, hostNicName: nic }],
    synchronize: [],
    commitOnSuccess: true,
  });
  const attachment = only((await engine.networkAttachments.list(host.id)).filter(({ networkId }) => networkId === network.id));
  expect(attachment).toMatchObject({ inSync: true, differences: [] });

  const vm = named(await engine.vms.list({ search: equals('name', 'vnf1') }), 'vnf1');
  expect((await engine.vms.setProperties(vm.id, { ...vm.properties, hugepages: '1048576' })).properties).toEqual({
    sap_agent: 'true',
    site_owner: 'team-7',
    hugepages: '1048576',
  });
  expect((await engine.vms.setMaxMemory(vm, 32 * 2 ** 30)).maxMemory).toBe(32 * 2 ** 30);
  expect(await engine.vmNics.create(vm.id, { name: 'nic1', profileId: profile.id })).toMatchObject({
    profileId: profile.id,
    interface: 'virtio',
  });
  expect(sim.requests.filter(({ status }) => status >= 400)).toEqual([]);
});

it('keeps the whole kernel line and asks for a new install', async () => {
  const { engine } = await simulate('standins-4.5', '4.5.7');
  const host = named(await engine.hosts.list(), 'node1');
  const line = 'hugepagesz=1G hugepages=16 "quoted token" a=b;c';
  const changed = await engine.hosts.setKernelCmdline(host, line);
  expect(changed).toMatchObject({
    kernelCmdline: { custom: line },
    reinstallationRequired: true,
    networkOperationInProgress: false,
  });
});

it('moves a host out of service and back, and finds its jobs by correlation id', async () => {
  const { engine, sim } = await simulate('standins-4.5', '4.5.7');
  const host = named(await engine.hosts.list(), 'node2');
  const correlationId = 'aaaaaaaa-0000-4000-8000-000000000001';
  /** Lets time pass until the host is in that state; each state takes its time. */
  const reach = async (status: string): Promise<void> => {
    for (let i = 0; i < 10 && (await engine.hosts.get(host.id)).status !== status; i += 1) sim.clock.advance(3_600_000);
    expect((await engine.hosts.get(host.id)).status).toBe(status);
  };
  expect(await engine.hosts.deactivate(host.id, { reason: 'DPDK' }, { correlationId })).toEqual({});
  expect(await engine.jobs.byCorrelation(correlationId)).toHaveLength(1);
  await reach('maintenance');
  expect((await engine.hosts.get(host.id)).statusDetail).toBe('DPDK');
  await engine.hosts.install(host.id, { activate: true, reboot: true });
  await reach('up');
});

const edges = ['my net', 'netz-ü', 'quote"d', "o'neill", 'a*b', '100%', '../up', '<script>', 'semi;colon', 'a\\b', 'and'];

it('finds networks and clusters of every name that the engine accepts, with their comments', async () => {
  const { engine } = await simulate('empty', '4.5.7');
  const dataCenterId = named(await engine.dataCenters.list(), 'Default').id;
  const comment = 'two\nlines; <b>"bold"</b> & \'100%\' ../x';
  const accepted: string[] = [];
  for (const name of edges) {
    const network = await engine.networks
      .create({ name, dataCenterId, comment, description: comment })
      .catch((error: unknown) => error);
    if (network instanceof Error) expect(network).toMatchObject({ code: 'engine.refused', detail: expect.any(String) as string });
    else accepted.push(name);
  }
  expect(accepted).toEqual(expect.arrayContaining(['my net', 'netz-ü']));
  const networks = await engine.networks.list({ dataCenterId });
  for (const name of accepted) expect(named(networks, name)).toMatchObject({ comment, description: comment });
});

it('says in the words of the engine which property is not defined', async () => {
  const { engine } = await simulate('standins-4.5', '4.5.7');
  const [vm] = await engine.vms.list();
  expect(await failure(engine.vms.setProperties(vm?.id ?? '', { hugepages_shared: 'true' }))).toMatchObject({
    code: 'engine.refused',
    status: 400,
    detail: expect.stringContaining('not configured by the system. The keys are: hugepages_shared') as string,
  });
});

it.each(['reset-before', 'reset-after', 'cut-body'] as const)(
  'says of a write that met %s that it may have happened',
  async (kind) => {
    const { engine, sim } = await simulate('standins-4.5', '4.5.7');
    const host: Host = named(await engine.hosts.list(), 'node1');
    sim.failNext({ method: 'PUT' }, { kind });
    const error = await failure(engine.hosts.setKernelCmdline(host, 'hugepages=2'));
    expect(error).toMatchObject({ source: 'network', sent: true });
    expect((await engine.hosts.get(host.id)).kernelCmdline.custom).toBe(kind === 'reset-before' ? '' : 'hugepages=2');
    expect(sim.requests.filter(({ method }) => method === 'PUT').length).toBeLessThanOrEqual(1);
  },
);

it('lives through a token that dies in the middle, and an engine that restarts', async () => {
  const { engine, sim } = await simulate('standins-4.5', '4.5.7');
  const host = named(await engine.hosts.list(), 'node1');
  sim.restart();
  await engine.hosts.setKernelCmdline(host, 'hugepages=2');
  expect((await engine.hosts.get(host.id)).kernelCmdline.custom).toBe('hugepages=2');
  sim.failNext({ method: 'GET', times: 1 }, { kind: 'status', status: 503 });
  expect(await engine.hosts.list()).toHaveLength(2);
});

it('calls a locked object busy', async () => {
  const { engine, sim } = await simulate('standins-4.5', '4.5.7');
  const [vm] = await engine.vms.list();
  sim.failNext({ method: 'PUT' }, { kind: 'status', status: 409 });
  expect(await failure(engine.vms.setProperties(vm?.id ?? '', {}))).toMatchObject({ code: 'engine.busy', status: 409 });
});

it('follows hosts even when the engine fails to', async () => {
  const { engine, sim } = await simulate('standins-4.5', '4.5.7');
  const followed = await engine.hosts.list({ follow: ['nics', 'hugepages'] });
  sim.failNext({ method: 'GET', path: 'follow=' }, { kind: 'status', status: 500 });
  expect(await engine.hosts.list({ follow: ['nics', 'hugepages'] })).toEqual(followed);
});

it('says what a wrong password is', async () => {
  const { served } = await simulate('empty', '4.5.7');
  const { engine, close } = await connect({
    url: served.url,
    env: { OVIRT_USERNAME: 'admin@internal', OVIRT_PASSWORD: 'wrong-secret' },
  });
  const error = await failure(engine.system.info());
  expect(error).toMatchObject({ code: 'engine.login', message: expect.stringContaining('Unable to log in') as string });
  expect(inspect(error)).not.toContain('wrong-secret');
  await close();
});
