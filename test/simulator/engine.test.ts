import { createSimulator, type Simulator } from '../../simulator/engine/engine';
import { merge } from '../../simulator/engine/options';
import type { ReleaseName } from '../../simulator/engine/releases';
import { empty } from '../../simulator/worlds/empty';
import { native } from '../../simulator/worlds/native';
import { standIns } from '../../simulator/worlds/standIns';
import { builder } from '../../simulator/worlds/installation';
import { caller, isRecord } from './caller';

const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      Array.isArray(inner) && typeof key === 'number' ? inner[key] : isRecord(inner) ? inner[String(key)] : undefined,
    value,
  );
const listIn = (body: unknown, key: string): readonly unknown[] => {
  const found = at(body, key);
  return Array.isArray(found) ? found : [];
};

function site(release: ReleaseName = '4.5.7') {
  const simulator = createSimulator({ release, world: standIns() });
  const host = simulator.state.hosts.find(({ name }) => name === 'node1');
  const vm = simulator.state.vms.find(({ name }) => name === 'vnf1');
  const cluster = simulator.state.clusters.all()[0];
  if (!host || !vm || !cluster) throw new Error('the world lacks its host, VM or cluster');
  return { simulator, call: caller(simulator), host: host.id, vm: vm.id, cluster: cluster.id };
}
const raw = (simulator: Simulator, method: string, path: string, headers: Readonly<Record<string, string>>, body = '') =>
  simulator.handle({ method, path, headers, body });
const token = (simulator: Simulator, accept = 'application/json', password = 'demo') =>
  raw(
    simulator,
    'POST',
    '/ovirt-engine/sso/oauth/token',
    { accept, 'content-type': 'application/x-www-form-urlencoded' },
    `grant_type=password&scope=ovirt-app-api&username=admin%40internal&password=${password}`,
  );
const tokenOf = (body: string): string => /"access_token":"([^"]+)"/.exec(body)?.[1] ?? '';

describe('logging in', () => {
  it('gives a token to exactly "Accept: application/json"', () => {
    const simulator = createSimulator({ world: empty() });
    expect(token(simulator).status).toBe(200);
    expect(token(simulator, 'application/json, text/plain, */*').body).toContain("Missing parameter: 'Accept Header'");
  });

  it('looks at the password before it looks at Accept', () => {
    const simulator = createSimulator({ world: empty() });
    const answer = token(simulator, '*/*', 'wrong');
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('access_denied');
  });

  it('forgets a token after 30 idle minutes, and renews it by use', () => {
    const { simulator, call } = site();
    simulator.clock.advance(29 * 60_000);
    expect(call('GET', '/clusters').status).toBe(200);
    simulator.clock.advance(29 * 60_000);
    expect(call('GET', '/clusters').status).toBe(200);
    simulator.clock.advance(31 * 60_000);
    expect(call('GET', '/clusters').status).toBe(401);
  });

  it('answers 401 with HTML, a challenge and no correlation id', () => {
    const simulator = createSimulator({ world: empty() });
    const answer = raw(simulator, 'GET', '/ovirt-engine/api', { accept: 'application/json', authorization: 'Bearer nonsense' });
    expect(answer.status).toBe(401);
    expect(answer.headers['content-type']).toContain('text/html');
    expect(answer.headers['www-authenticate']).toBe('Basic realm="RESTAPI"');
    expect(answer.headers['correlation-id']).toBeUndefined();
  });

  it('kills the token at logout', () => {
    const simulator = createSimulator({ world: empty() });
    const value = tokenOf(token(simulator).body);
    raw(
      simulator,
      'POST',
      '/ovirt-engine/services/sso-logout',
      { 'content-type': 'application/x-www-form-urlencoded' },
      `token=${value}`,
    );
    expect(raw(simulator, 'GET', '/ovirt-engine/api', { authorization: `Bearer ${value}` }).status).toBe(401);
  });

  it('cleans, cuts and echoes the correlation id', () => {
    const simulator = createSimulator({ world: empty() });
    const value = tokenOf(token(simulator).body);
    const answer = raw(simulator, 'GET', '/ovirt-engine/api', {
      authorization: `Bearer ${value}`,
      'correlation-id': 'my id!/#1_2-3',
    });
    expect(answer.headers['correlation-id']).toBe('myid1_2-3');
  });
});

describe('the wire', () => {
  it('quotes integers and booleans, and leaves decimals and dates bare', () => {
    const { call, host } = site();
    const shown = call('GET', `/hosts/${host}`).body;
    expect(at(shown, 'port')).toBe('54321');
    expect(at(shown, 'numa_supported')).toBe('true');
    expect(at(shown, 'cpu', 'speed')).toBe(2100);
    expect(typeof at(call('GET', '').body, 'time')).toBe('number');
  });

  it('leaves the key of an empty list out', () => {
    const { call } = site();
    expect(call('GET', '/openstacknetworkproviders').body).toEqual({});
  });

  it('refuses an unknown key with plain text, naming the Java class', () => {
    const { call, host } = site();
    const answer = call('PUT', `/hosts/${host}`, { hugepages: '8' });
    expect(answer.status).toBe(400);
    expect(answer.body).toBe(
      'Unrecognized field &quot;hugepages&quot; (class org.ovirt.engine.api.model.Host), not marked as ignorable',
    );
  });

  it('refuses a field that the release does not know yet', () => {
    const { call, host } = site('4.2.8');
    const answer = call('POST', `/hosts/${host}/setupnetworks`, { commit_on_success: 'true' });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain('commit_on_success');
  });

  it('speaks XML with id and href as attributes, and reads a VLAN as an attribute', () => {
    const simulator = createSimulator({ world: empty() });
    const authorization = `Bearer ${tokenOf(token(simulator).body)}`;
    const answer = raw(
      simulator,
      'POST',
      '/ovirt-engine/api/networks',
      { authorization, 'content-type': 'application/xml', accept: 'application/xml' },
      '<network><name>blue</name><data_center><name>Default</name></data_center><vlan id="100"/></network>',
    );
    expect(answer.status).toBe(201);
    expect(answer.body).toMatch(/<network href="[^"]+" id="[^"]+">/);
    expect(answer.body).toContain('<vlan id="100"/>');
  });

  it('gives links the prefix that was asked with', () => {
    const { call } = site();
    expect(JSON.stringify(call('GET', '/v4/clusters').body)).toContain('"/ovirt-engine/api/v4/clusters/');
  });

  it('breaks a whole answer when a followed link is absent in one entity', () => {
    const { call, host } = site();
    expect(call('GET', `/hosts/${host}?follow=nics`).status).toBe(200);
    expect(call('GET', `/hosts/${host}?follow=nics.network`).status).toBe(500);
    expect(call('GET', `/hosts/${host}?follow=host_numa_nodes`).status).toBe(500);
  });

  it('finds nothing with a search that it does not understand', () => {
    const { call } = site();
    expect(listIn(call('GET', '/hosts?search=name%3Dnode*').body, 'host')).toHaveLength(2);
    expect(call('GET', '/hosts?search=name%3D%3D%3D')).toEqual({ status: 200, body: {} });
    expect(call('GET', '/hosts?search=switch_type%3Dovs')).toEqual({ status: 200, body: {} });
  });

  it('pages with sortby, asc and page, and with nothing less', () => {
    const { call } = site();
    const page = (text: string) =>
      listIn(call('GET', `/hosts?max=1&search=${encodeURIComponent(text)}`).body, 'host').map((each) => at(each, 'name'));
    expect(page('sortby name asc page 2')).toEqual(['node2']);
    expect(page('sortby name asc page 3')).toEqual([]);
    expect(page('sortby name page 1')).toEqual([]);
  });
});

describe('hosts', () => {
  const statusOf = (simulator: Simulator, id: string) => simulator.state.hosts.get(id)?.status;
  const LINE = 'default_hugepagesz=1G hugepagesz=1G hugepages=16';
  const key = { ssh: { authentication_method: 'publickey' } };

  it('take a kernel line at once but boot with it only after an installation and a reboot', () => {
    const { simulator, call, host } = site();
    const answer = call('PUT', `/hosts/${host}`, { os: { custom_kernel_cmdline: LINE } });
    expect(at(answer.body, 'reinstallation_required')).toBe('true');
    const running = () => at(call('GET', `/hosts/${host}`).body, 'os', 'reported_kernel_cmdline');
    expect(running()).not.toContain(LINE);
    call('POST', `/hosts/${host}/deactivate`, {});
    simulator.clock.advance(60_000);
    call('POST', `/hosts/${host}/install`, { ...key, reboot: 'false' });
    simulator.clock.advance(60_000);
    expect(running()).not.toContain(LINE);
    call('POST', `/hosts/${host}/install`, key);
    simulator.clock.advance(60_000);
    expect(running()).toContain(LINE);
    expect(running()).toContain('intel_iommu=on');
    expect(statusOf(simulator, host)).toBe('maintenance');
  });

  it('show huge pages of the line that is running, with totals from 4.5 on', () => {
    const { simulator, call, host } = site();
    const row = simulator.state.hosts.get(host);
    if (row) simulator.state.hosts.put({ ...row, machine: { ...row.machine, kernel: { ...row.machine.kernel, running: LINE } } });
    const statistics = listIn(call('GET', `/hosts/${host}/statistics`).body, 'statistic');
    const datum = (name: string) =>
      at(
        statistics.find((each) => at(each, 'name') === name),
        'values',
        'value',
        0,
        'datum',
      );
    expect(datum('hugepages.1048576.free')).toBe(16);
    expect(datum('hugepages.1048576.total')).toBe(16);
  });

  it('have no huge page totals before 4.5', () => {
    const { call, host } = site('4.4.10');
    const names = listIn(call('GET', `/hosts/${host}/statistics`).body, 'statistic').map((each) => at(each, 'name'));
    expect(names).toContain('hugepages.1048576.free');
    expect(names).not.toContain('hugepages.1048576.total');
  });

  it('stay in maintenance after an installation that does not ask to activate', () => {
    const { simulator, call, host } = site();
    expect(call('POST', `/hosts/${host}/install`, key).status).toBe(409);
    call('POST', `/hosts/${host}/deactivate`, {});
    simulator.clock.advance(60_000);
    expect(at(call('POST', `/hosts/${host}/install`, key).body, 'job')).toBeUndefined();
    // It begins a moment after the answer: observed on 4.5.8, recorded step 61-008.
    simulator.clock.advance(5_000);
    expect(statusOf(simulator, host)).toBe('installing');
    simulator.clock.advance(60_000);
    expect(statusOf(simulator, host)).toBe('maintenance');
  });

  it('move on after a few reads, so that a client that polls need not wait', () => {
    const { simulator, call, host } = site();
    call('POST', `/hosts/${host}/deactivate`, {});
    const seen = Array.from({ length: 4 }, () => at(call('GET', `/hosts/${host}`).body, 'status'));
    expect(seen).toContain('preparing_for_maintenance');
    expect(seen.at(-1)).toBe('maintenance');
    expect(statusOf(simulator, host)).toBe('maintenance');
  });

  it('get stuck when a test says so', () => {
    const { simulator, call, host } = site();
    simulator.clock.hold('deactivate');
    call('POST', `/hosts/${host}/deactivate`, {});
    simulator.clock.advance(3_600_000);
    expect(statusOf(simulator, host)).toBe('preparing_for_maintenance');
    simulator.clock.release('deactivate');
    expect(statusOf(simulator, host)).toBe('maintenance');
  });

  it('show DPDK-bound ports as dpdkN with an old VDSM and only as devices with a new one', () => {
    const old = createSimulator({ release: '4.2.8', world: native() });
    const host = old.state.hosts.all()[0]?.id ?? '';
    const nics = listIn(caller(old)('GET', `/hosts/${host}/nics`).body, 'host_nic').map((each) => at(each, 'name'));
    expect(nics).toEqual(['eno1', 'dpdk0', 'dpdk1']);
    const { call, host: fresh } = site();
    const devices = listIn(call('GET', `/hosts/${fresh}/devices`).body, 'host_device');
    expect(
      at(
        devices.find((each) => at(each, 'name') === 'pci_0000_5e_00_0'),
        'driver',
      ),
    ).toBe('vfio-pci');
  });

  it('lose uncommitted networks when they reboot', () => {
    const { simulator, call, host, cluster } = site();
    const network = at(call('POST', '/networks', { name: 'blue', data_center: { name: 'Default' } }).body, 'id');
    call('POST', `/clusters/${cluster}/networks`, { id: network, required: 'false' });
    const setup = (commit: string) =>
      call('POST', `/hosts/${host}/setupnetworks`, {
        modified_network_attachments: { network_attachment: [{ network: { id: network }, host_nic: { name: 'dummy_5e00' } }] },
        commit_on_success: commit,
      });
    expect(setup('false').status).toBe(200);
    const machine = () => simulator.state.hosts.get(host)?.machine;
    expect(Object.keys(machine()?.running.networks ?? {})).toContain('blue');
    expect(Object.keys(machine()?.saved.networks ?? {})).not.toContain('blue');
    call('POST', `/hosts/${host}/commitnetconfig`, {});
    expect(Object.keys(machine()?.saved.networks ?? {})).toContain('blue');
  });

  it('become non-operational without a required network and come back with it', () => {
    const { simulator, call, host, cluster } = site();
    const network = at(call('POST', '/networks', { name: 'blue', data_center: { name: 'Default' } }).body, 'id');
    call('POST', `/clusters/${cluster}/networks`, { id: network });
    simulator.clock.advance(60_000);
    expect(statusOf(simulator, host)).toBe('non_operational');
    call('POST', `/hosts/${host}/setupnetworks`, {
      modified_network_attachments: { network_attachment: [{ network: { id: network }, host_nic: { name: 'dummy_5e00' } }] },
    });
    simulator.clock.advance(60_000);
    expect(statusOf(simulator, host)).toBe('up');
  });

  it('are out of sync after the switch type of their cluster changed, until the cluster is synchronised', () => {
    const { call, host, cluster } = site();
    const inSync = () => at(call('GET', `/hosts/${host}/networkattachments`).body, 'network_attachment', 0, 'in_sync');
    call('PUT', `/clusters/${cluster}`, { switch_type: 'ovs' });
    expect(inSync()).toBe('false');
    call('POST', `/clusters/${cluster}/syncallnetworks`, {});
    expect(inSync()).toBe('true');
  });
});

describe('virtual machines', () => {
  const properties = (entries: Readonly<Record<string, string>>) => ({
    custom_properties: { custom_property: Object.entries(entries).map(([name, value]) => ({ name, value })) },
  });
  const namesIn = (body: unknown) => listIn(at(body, 'custom_properties'), 'custom_property').map((each) => at(each, 'name'));

  it('lose every property that a write does not repeat', () => {
    const { call, vm } = site();
    expect(namesIn(call('GET', `/vms/${vm}`).body)).toEqual(['sap_agent', 'site_owner']);
    call('PUT', `/vms/${vm}`, properties({ hugepages: '1048576' }));
    expect(namesIn(call('GET', `/vms/${vm}`).body)).toEqual(['hugepages']);
  });

  it('refuse a property that their level does not define', () => {
    const { call, vm } = site();
    const answer = call('PUT', `/vms/${vm}`, properties({ hugepages_shared: 'true' }));
    expect(answer.status).toBe(400);
    expect(at(answer.body, 'detail')).toContain('not configured by the system. The keys are: hugepages_shared');
  });

  it('accept a property that engine-config defined only after a restart, although the option reads as set before', () => {
    const { simulator, call, vm } = site();
    simulator.state.options = merge(simulator.state.options, '4.8', 'hugepages_shared=^(true|false)$');
    call('POST', '/reloadconfigurations', {});
    expect(JSON.stringify(call('GET', '/options/UserDefinedVMProperties?version=4.8').body)).toContain('hugepages_shared');
    expect(call('PUT', `/vms/${vm}`, properties({ hugepages_shared: 'true' })).status).toBe(400);
    simulator.restart();
    expect(caller(simulator)('PUT', `/vms/${vm}`, properties({ hugepages_shared: 'true' })).status).toBe(200);
  });

  it('are placed only where enough huge pages are free', () => {
    const { call, vm } = site();
    call('PUT', `/vms/${vm}`, properties({ hugepages: '1048576' }));
    const answer = call('POST', `/vms/${vm}/start`, {});
    expect(answer.status).toBe(409);
    expect(at(answer.body, 'fault', 'detail')).toContain(
      'did not satisfy internal filter HugePages because there are not enough free huge pages to run the VM.',
    );
  });

  it('take changes while they run into the next run, which a stop makes current', () => {
    const { simulator, call, vm } = site();
    call('POST', `/vms/${vm}/start`, {});
    simulator.clock.advance(60_000);
    call('PUT', `/vms/${vm}`, properties({ hugepages: '2048' }));
    const now = call('GET', `/vms/${vm}`).body;
    expect(at(now, 'next_run_configuration_exists')).toBe('true');
    expect(namesIn(now)).toEqual(['sap_agent', 'site_owner']);
    expect(namesIn(call('GET', `/vms/${vm}?next_run=true`).body)).toEqual(['hugepages']);
    call('POST', `/vms/${vm}/stop`, {});
    simulator.clock.advance(60_000);
    expect(namesIn(call('GET', `/vms/${vm}`).body)).toEqual(['hugepages']);
  });

  it.each([
    ['4.4.3', 201],
    ['4.4.10', 400],
    ['4.5.7', 400],
  ] as const)('in an OVS cluster of engine %s get %d for a NIC on an ordinary network', (release, status) => {
    const { simulator, call, vm, cluster } = site(release);
    call('PUT', `/clusters/${cluster}`, { switch_type: 'ovs' });
    const profile = simulator.state.vnicProfiles.find(({ name }) => name === 'ovirtmgmt')?.id;
    expect(call('POST', `/vms/${vm}/nics`, { name: 'nic1', vnic_profile: { id: profile } }).status).toBe(status);
  });
});

describe('who may do what', () => {
  const as = (role: string) => {
    const { simulator } = site();
    const id = 'aaaaaaaa-0000-4000-8000-000000000001';
    simulator.state.users.put({ id, name: 'jane', password: 'demo', seen: true });
    const roleId =
      { ReadOnlyAdmin: 'def0000c-0000-0000-0000-def00000000c', NetworkAdmin: 'def00005-0000-0000-0000-def000000005' }[role] ?? '';
    simulator.state.permissions.put({ id: 'p', user: id, role: roleId, object: 'system', objectType: 'system' });
    return caller(simulator, 'jane@internal');
  };

  it('lets a read-only administrator read everything and write nothing', () => {
    const call = as('ReadOnlyAdmin');
    expect(call('GET', '/hosts').status).toBe(200);
    const answer = call('POST', '/networks', { name: 'blue', data_center: { name: 'Default' } });
    expect(answer.status).toBe(403);
    expect(at(answer.body, 'detail')).toBe('[User is not authorized to perform this action.]');
  });

  it('lets a network administrator make networks but no clusters', () => {
    const call = as('NetworkAdmin');
    expect(call('POST', '/networks', { name: 'blue', data_center: { name: 'Default' } }).status).toBe(201);
    expect(call('POST', '/clusters', { name: 'c', data_center: { name: 'Default' } }).status).toBe(403);
  });
});

describe('the filtered view', () => {
  const user = (role: string, onVm: boolean) => {
    const { simulator, vm, host } = site();
    const build = builder(simulator.engine);
    build.user('jane', { role, ...(onVm ? { on: vm } : {}) });
    return { call: caller(simulator, 'jane@internal'), vm, host };
  };

  it('shows a user his VM, the list of hosts, and no host from near', () => {
    const { call, vm, host } = user('UserVmManager', true);
    expect(call('GET', `/vms/${vm}`).status).toBe(200);
    expect(listIn(call('GET', '/hosts').body, 'host')).toHaveLength(2);
    const refused = call('GET', `/hosts/${host}`);
    expect(refused.status).toBe(400);
    expect(at(refused.body, 'detail')).toBe('query execution failed due to insufficient permissions.');
  });

  it('refuses a user who asks for everything', () => {
    expect(user('UserVmManager', true).call('GET', '/clusters?filter=false').status).toBe(400);
  });

  it('hides VMs that a user has no role on', () => {
    const { simulator, vm } = site();
    const build = builder(simulator.engine);
    const cluster = simulator.state.clusters.all()[0];
    if (!cluster) throw new Error('no cluster');
    const other = build.vm('other', cluster);
    build.user('jane', { role: 'UserRole', on: vm });
    const call = caller(simulator, 'jane@internal');
    expect(listIn(call('GET', '/vms').body, 'vm').map((each) => at(each, 'name'))).toEqual(['vnf1']);
    expect(call('GET', `/vms/${other.id}`).status).toBe(404);
  });

  it('lets a manager of a VM repeat its properties but not change them', () => {
    const { call, vm } = user('UserVmManager', true);
    const entries = at(call('GET', `/vms/${vm}`).body, 'custom_properties');
    expect(call('PUT', `/vms/${vm}`, { custom_properties: entries }).status).toBe(200);
    const answer = call('PUT', `/vms/${vm}`, { custom_properties: { custom_property: [{ name: 'hugepages', value: '2048' }] } });
    expect(answer.status).toBe(403);
  });

  it('does not end a session when the permission that opened it goes', () => {
    const { simulator } = site();
    const build = builder(simulator.engine);
    const id = build.user('jane', { role: 'ReadOnlyAdmin' });
    const call = caller(simulator, 'jane@internal');
    expect(call('GET', '/hosts').status).toBe(200);
    for (const each of simulator.state.permissions.where((permission) => permission.user === id))
      simulator.state.permissions.remove(each.id);
    expect(call('GET', '/hosts').status).toBe(200);
  });
});
