import type { Engine } from '../../../client/engine';
import { BadReply } from '../../../client/errors';
import type { WireObject } from '../../../client/http/wire';
import { answersOf, step, wireOf } from '../recorded/steps';
import { engineOver } from './wire';

const first = (path: string): WireObject => {
  const [found] = answersOf(['GET'], path);
  if (!found) throw new Error(`nothing recorded at ${path}`);
  return wireOf(found);
};
const CLUSTER = first('/clusters/ID');
const HOST = first('/hosts/ID');
const VM = first('/vms/ID');
const NETWORK = first('/networks/ID');
const PROFILE = first('/vnicprofiles/ID');
const CLUSTER_NETWORK = first('/clusters/ID/networks/ID');
const NIC = first('/vms/ID/nics/ID');

/** What a write sends: the last request and its body. */
const sentBy = async (call: (engine: Engine) => Promise<unknown>, answer: WireObject = {}): Promise<unknown> => {
  const { engine, sent } = engineOver(() => answer);
  await call(engine);
  return sent.at(-1);
};

it.each<[what: string, call: (engine: Engine) => Promise<unknown>, answer: WireObject, request: string, body: WireObject]>([
  [
    'a cluster, with its data center in the body',
    (e) => e.clusters.create({ name: 'dpdk', dataCenterId: 'DC', switchType: 'ovs', level: '4.7', cpuType: 'Intel X' }),
    CLUSTER,
    'POST /clusters',
    {
      name: 'dpdk',
      data_center: { id: 'DC' },
      cpu: { type: 'Intel X' },
      version: { major: '4', minor: '7' },
      switch_type: 'ovs',
    },
  ],
  [
    'a cluster with an external provider',
    (e) => e.clusters.create({ name: 'c', dataCenterId: 'DC', switchType: 'legacy', externalProviderId: 'P' }),
    CLUSTER,
    'POST /clusters',
    {
      name: 'c',
      data_center: { id: 'DC' },
      switch_type: 'legacy',
      external_network_providers: { external_provider: [{ id: 'P' }] },
    },
  ],
  [
    'a change of one field of a cluster',
    (e) => e.clusters.update('C', { switchType: 'ovs' }),
    CLUSTER,
    'PUT /clusters/C',
    { switch_type: 'ovs' },
  ],
  [
    'the provider of a cluster',
    (e) => e.clusters.externalProviders.set('C', 'P'),
    CLUSTER,
    'PUT /clusters/C',
    { external_network_providers: { external_provider: [{ id: 'P' }] } },
  ],
  [
    'that a cluster has no provider, as an empty element',
    (e) => e.clusters.externalProviders.set('C', undefined),
    CLUSTER,
    'PUT /clusters/C',
    { external_network_providers: {} },
  ],
  [
    'a network to a cluster, not required unless asked: the default of the engine is required',
    (e) => e.clusters.networks.add('C', 'N'),
    CLUSTER_NETWORK,
    'POST /clusters/C/networks',
    { id: 'N', required: 'false' },
  ],
  [
    'a required network to a cluster when asked',
    (e) => e.clusters.networks.add('C', 'N', { required: true, usages: ['vm'] }),
    CLUSTER_NETWORK,
    'POST /clusters/C/networks',
    { id: 'N', required: 'true', usages: { usage: ['vm'] } },
  ],
  [
    'a change of a cluster network',
    (e) => e.clusters.networks.update('C', 'N', { required: false }),
    CLUSTER_NETWORK,
    'PUT /clusters/C/networks/N',
    { required: 'false' },
  ],
  [
    'a network without a profile of its own',
    (e) => e.networks.create({ name: 'blue', dataCenterId: 'DC', vlan: 100, mtu: 9000, description: 'd', comment: 'c' }),
    NETWORK,
    'POST /networks',
    {
      name: 'blue',
      data_center: { id: 'DC' },
      vlan: { id: '100' },
      mtu: '9000',
      description: 'd',
      comment: 'c',
      profile_required: 'false',
    },
  ],
  [
    'an external network linked to a physical one',
    (e) => e.networks.create({ name: 'ext', dataCenterId: 'DC', external: { providerId: 'P', physicalNetworkId: 'N' } }),
    NETWORK,
    'POST /networks',
    {
      name: 'ext',
      data_center: { id: 'DC' },
      profile_required: 'false',
      external_provider: { id: 'P' },
      external_provider_physical_network: { id: 'N' },
    },
  ],
  ['the MTU of a network alone', (e) => e.networks.update('N', { mtu: 1500 }), NETWORK, 'PUT /networks/N', { mtu: '1500' }],
  [
    'that a network has no VLAN, as an empty element',
    (e) => e.networks.update('N', { vlan: 'none' }),
    NETWORK,
    'PUT /networks/N',
    { vlan: {} },
  ],
  [
    'a profile without a filter, as an empty element: an absent one is the default filter of the engine',
    (e) => e.vnicProfiles.create({ name: 'p', networkId: 'N', networkFilter: 'none', properties: { queues: '2' } }),
    PROFILE,
    'POST /vnicprofiles',
    {
      name: 'p',
      network: { id: 'N' },
      network_filter: {},
      custom_properties: { custom_property: [{ name: 'queues', value: '2' }] },
    },
  ],
  [
    'the filter of a profile by id: by name alone it means none',
    (e) => e.vnicProfiles.update('P', { networkFilter: { id: 'F' } }),
    PROFILE,
    'PUT /vnicprofiles/P',
    { network_filter: { id: 'F' } },
  ],
  [
    'a kernel line with the port of the host: without it the engine sets 54321',
    (e) => e.hosts.setKernelCmdline({ id: 'H', port: 54322 }, 'hugepages=16 foo="a b"'),
    HOST,
    'PUT /hosts/H',
    { port: '54322', os: { custom_kernel_cmdline: 'hugepages=16 foo="a b"' } },
  ],
  [
    'a host to another cluster, with its port',
    (e) => e.hosts.moveToCluster({ id: 'H', port: 54321 }, 'C'),
    HOST,
    'PUT /hosts/H',
    { port: '54321', cluster: { id: 'C' } },
  ],
  [
    'an install with the key of the engine and no flag that was not given: an old engine refuses flags that it does not know',
    (e) => e.hosts.install('H'),
    {},
    'POST /hosts/H/install',
    { ssh: { authentication_method: 'publickey' } },
  ],
  [
    'an install with flags',
    (e) => e.hosts.install('H', { activate: false, reboot: true }),
    {},
    'POST /hosts/H/install',
    { ssh: { authentication_method: 'publickey' }, activate: 'false', reboot: 'true' },
  ],
  [
    'a body with every action: without one the engine answers 415',
    (e) => e.hosts.activate('H'),
    {},
    'POST /hosts/H/activate',
    {},
  ],
  ['deactivate', (e) => e.hosts.deactivate('H'), {}, 'POST /hosts/H/deactivate', {}],
  [
    'deactivate with a reason',
    (e) => e.hosts.deactivate('H', { reason: 'DPDK' }),
    {},
    'POST /hosts/H/deactivate',
    { reason: 'DPDK' },
  ],
  ['refresh', (e) => e.hosts.refresh('H'), {}, 'POST /hosts/H/refresh', {}],
  ['syncallnetworks', (e) => e.hosts.syncAllNetworks('H'), {}, 'POST /hosts/H/syncallnetworks', {}],
  ['commitnetconfig', (e) => e.hosts.commitNetConfig('H'), {}, 'POST /hosts/H/commitnetconfig', {}],
  [
    'the whole list of properties of a VM',
    (e) => e.vms.setProperties('V', { sap_agent: 'true', hugepages: '1048576' }),
    VM,
    'PUT /vms/V',
    {
      custom_properties: {
        custom_property: [
          { name: 'sap_agent', value: 'true' },
          { name: 'hugepages', value: '1048576' },
        ],
      },
    },
  ],
  [
    'an empty list of properties, which clears',
    (e) => e.vms.setProperties('V', {}),
    VM,
    'PUT /vms/V',
    { custom_properties: { custom_property: [] } },
  ],
  ['a VM to another cluster', (e) => e.vms.moveToCluster('V', 'C'), VM, 'PUT /vms/V', { cluster: { id: 'C' } }],
  ['start', (e) => e.vms.start('V'), {}, 'POST /vms/V/start', {}],
  ['stop', (e) => e.vms.stop('V'), {}, 'POST /vms/V/stop', {}],
  ['shutdown', (e) => e.vms.shutdown('V'), {}, 'POST /vms/V/shutdown', {}],
  [
    'the profile of a NIC by id',
    (e) => e.vmNics.update('V', 'N', { profileId: 'P' }),
    NIC,
    'PUT /vms/V/nics/N',
    { vnic_profile: { id: 'P' } },
  ],
])('sends %s', async (_what, call, answer, request, body) => {
  expect(await sentBy(call, answer)).toEqual({ request, body });
});

it('sends a whole network setup in one call that may last as long as the host takes', async () => {
  const call = (e: Engine) =>
    e.hosts.setupNetworks('H', {
      attach: [
        { networkId: 'N1', hostNicName: 'dpdk0' },
        { networkId: 'N2', hostNicName: 'dpdk1', attachmentId: 'A2' },
      ],
      detach: [{ attachmentId: 'A3' }],
      synchronize: [{ attachmentId: 'A4' }],
      commitOnSuccess: true,
    });
  expect(await sentBy(call)).toEqual({
    request: 'POST /hosts/H/setupnetworks',
    body: {
      modified_network_attachments: {
        network_attachment: [
          { network: { id: 'N1' }, host_nic: { name: 'dpdk0' } },
          { id: 'A2', network: { id: 'N2' }, host_nic: { name: 'dpdk1' } },
        ],
      },
      removed_network_attachments: { network_attachment: [{ id: 'A3' }] },
      synchronized_network_attachments: { network_attachment: [{ id: 'A4' }] },
      commit_on_success: 'true',
    },
    timeoutMs: 240000,
  });
});

it('leaves out of a network setup what was not asked: engine 4.2 refuses the commit flag', async () => {
  const sent = await sentBy((e) =>
    e.hosts.setupNetworks('H', { attach: [{ networkId: 'N', hostNicName: 'eth1' }], synchronize: [] }),
  );
  expect(sent).toMatchObject({
    body: { modified_network_attachments: { network_attachment: [{ network: { id: 'N' }, host_nic: { name: 'eth1' } }] } },
  });
  expect(Object.keys((sent as { readonly body: WireObject }).body)).toEqual(['modified_network_attachments']);
});

it('sends transparent huge pages back when the level of a cluster changes: the engine would turn them on', async () => {
  const { engine, sent } = engineOver(() => CLUSTER);
  await engine.clusters.update('C', { level: '4.8' });
  expect(sent.map(({ request }) => request)).toEqual(['GET /clusters/C', 'PUT /clusters/C']);
  expect(sent.at(-1)?.body).toMatchObject({
    version: { major: '4', minor: '8' },
    memory_policy: { transparent_hugepages: { enabled: expect.stringMatching(/true|false/) as string } },
  });
});

it('sets the largest memory of a VM and keeps the rest of the policy', async () => {
  const { engine, sent } = engineOver(() => VM);
  await engine.vms.setMaxMemory({ id: 'V', nextRun: false }, 8 * 2 ** 30);
  expect(sent.map(({ request }) => request)).toEqual(['GET /vms/V', 'PUT /vms/V']);
  expect(sent.at(-1)?.body).toEqual({
    memory_policy: { guaranteed: expect.any(String) as string, ballooning: expect.any(String) as string, max: '8589934592' },
  });
});

it('keeps the policy of the next run where there is one', async () => {
  const { engine, sent } = engineOver(() => VM);
  await engine.vms.setMaxMemory({ id: 'V', nextRun: true }, 8 * 2 ** 30);
  expect(sent[0]?.request).toBe('GET /vms/V?next_run=true');
});

it('gives a VM a virtio NIC by the id of the profile', async () => {
  const profileId = (NIC['vnic_profile'] as { readonly id: string }).id;
  expect(await sentBy((e) => e.vmNics.create('V', { name: 'nic1', profileId }), NIC)).toEqual({
    request: 'POST /vms/V/nics',
    body: { name: 'nic1', interface: 'virtio', vnic_profile: { id: profileId } },
  });
});

it('notices a NIC that the engine made without the profile', async () => {
  const { engine } = engineOver(() => wireOf(step('70-086')));
  await expect(engine.vmNics.create('V', { name: 'nic1', profileId: 'P' })).rejects.toThrow(BadReply);
});

it.each([
  ['65-004', true],
  ['72-008', true],
  ['74-013', false],
])('gives the job of an action where the engine names one: recorded step %s', async (id, named) => {
  const { engine } = engineOver(() => wireOf(step(id)));
  expect('jobId' in (await engine.hosts.refresh('H'))).toBe(named);
});
