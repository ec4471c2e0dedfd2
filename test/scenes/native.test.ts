import { adopt } from '../../simulator/engine/hosts/attachments';
import { cliWorld } from '../support/cliWorld';

const site = 'examples/native.yaml';

it('sets up oVirt 4.2.8 with VDSM 4.20.17: an Open vSwitch cluster, dpdk0, a NIC on it, shared huge pages', async () => {
  const it2 = await cliWorld('native-4.2', '4.2.8');
  const { code, out, err } = await it2.run(['apply', '-f', site, '--yes', '--allow-disruption', 'host-reboot']);
  expect({ code, text: out + err }).toMatchObject({ code: 0 });
  const { state } = it2.simulator;
  const cluster = state.clusters.find(({ name }) => name === 'dpdk');
  expect(cluster).toMatchObject({ switch_type: 'ovs' });
  const network = state.networks.find(({ name }) => name === 'dpdk-blue');
  expect(state.attachments.find((one) => one.network === network?.id)).toMatchObject({ nic: 'dpdk0' });
  expect(it2.propertiesOf('vnf1')).toEqual({ hugepages: '1048576', hugepages_shared: 'true' });
  const profile = state.vnicProfiles.find(({ networkId }) => networkId === network?.id);
  expect(state.nics.find(({ name }) => name === 'nic1')).toMatchObject({ vnic_profile: { id: profile?.id } });
  expect(await it2.run(['verify', '-f', site])).toMatchObject({ code: 0 });
  it2.writes();
  expect(await it2.run(['apply', '-f', site, '--yes'])).toMatchObject({ code: 0 });
  expect(it2.writes()).toEqual([]);
}, 120_000);

it('makes the OVN form of the same file on oVirt 4.3.10', async () => {
  const it3 = await cliWorld('ovn-4.3', '4.3.10');
  const { code, out, err } = await it3.run(['apply', '-f', site, '--yes', '--allow-disruption', 'host-reboot']);
  expect({ code, text: out + err }).toMatchObject({ code: 0 });
  const { state } = it3.simulator;
  const physical = state.networks.find(({ name }) => name === 'dpdk-blue');
  const external = state.networks.find(({ name }) => name === 'external_dpdk-blue');
  expect(external).toMatchObject({ external_provider_physical_network: { id: physical?.id } });
  const profile = state.vnicProfiles.find((one) => one.networkId === external?.id && one.name === 'dpdk-blue');
  expect(state.nics.find(({ name }) => name === 'nic1')).toMatchObject({ vnic_profile: { id: profile?.id } });
  expect(await it3.run(['verify', '-f', site])).toMatchObject({ code: 0 });
}, 120_000);

it('names the host on which the hook is missing', async () => {
  const it3 = await cliWorld('ovn-4.3-one-hook', '4.3.10');
  const file = `apiVersion: ovirt-dpdk/v1
cluster: { name: Default }
networks: [{ name: blue }]
hosts:
  - { name: node1, nics: [{ name: dpdk0, networks: [blue] }] }
  - { name: node2, nics: [{ name: dpdk0, networks: [blue] }] }
`;
  const { code, out } = await it3.run(['plan', '-f', '-'], { stdin: file });
  expect(code).toBe(2);
  const text = out.replace(/\s+/g, ' ');
  expect(text).toMatch(/host node2 lacks the hook 20_ovirt_provider_ovn_vhostuser_hook/i);
  expect(text).not.toMatch(/host node1 lacks the hook/i);
  expect(it3.writes()).toEqual([]);
}, 60_000);

it('refuses a bond as NIC for DPDK', async () => {
  const it2 = await cliWorld('native-4.2', '4.2.8');
  const host = it2.simulator.state.hosts.find(({ name }) => name === 'node1');
  if (!host) throw new Error('no host');
  const bonds = { bond0: { slaves: ['eno1', 'dpdk1'], options: [] } };
  const machine = { ...host.machine, running: { ...host.machine.running, bonds } };
  it2.simulator.state.hosts.put(adopt(it2.simulator.engine, { ...host, machine }));
  const file = `apiVersion: ovirt-dpdk/v1
cluster: { name: Default }
networks: [{ name: blue }]
hosts: [{ name: node1, nics: [{ name: dpdk1, networks: [blue] }] }]
`;
  const { code, out, err } = await it2.run(['apply', '-f', '-', '--yes'], { stdin: file });
  expect(code).toBe(1);
  expect((out + err).replace(/\s+/g, ' ')).toMatch(/member of bond0/);
  expect(it2.writes()).toEqual([]);
}, 60_000);
