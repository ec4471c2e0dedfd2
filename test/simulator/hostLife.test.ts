import { atLeast } from '../../simulator/engine/releases';
import { at, detail, farm, releases } from './farm';
import { rack } from './rack';

const LINE = 'default_hugepagesz=1G hugepagesz=1G hugepages=4 intel_iommu=on';
const PUBLIC_KEY = { ssh: { authentication_method: 'publickey' } };

describe('a host and its kernel line', () => {
  it.each(releases)('in %s runs with a new line after install exactly where installation reboots', (release) => {
    const { act, put, rest, show, wait } = rack({ release });
    put({ os: { custom_kernel_cmdline: LINE } });
    expect(show('os', 'reported_kernel_cmdline')).not.toContain('hugepages=4');
    rest();
    act('install', PUBLIC_KEY);
    wait();
    expect(show('status')).toBe('maintenance');
    const reported = show('os', 'reported_kernel_cmdline');
    if (atLeast(release, '4.4.10')) expect(reported).toContain(LINE);
    else expect(reported).not.toContain('hugepages=4');
  });

  it.each(['4.2.8', '4.3.10', '4.4.3'] as const)('in %s gets there by a restart through power management', (release) => {
    const { act, put, rest, show, state, wait } = rack({ release });
    state.fencing = true;
    put({ os: { custom_kernel_cmdline: LINE } });
    rest();
    act('install', PUBLIC_KEY);
    wait();
    act('fence', { fence_type: 'restart' });
    wait();
    expect(show('os', 'reported_kernel_cmdline')).toContain(LINE);
  });

  it.each(releases)('in %s tells that it wants to be installed anew from 4.4.3 on', (release) => {
    const { put, show } = rack({ release });
    put({ os: { custom_kernel_cmdline: LINE } });
    expect(show('reinstallation_required')).toBe(atLeast(release, '4.4.3') ? 'true' : undefined);
  });

  it('wants it still when the line is set back: only an installation that ran clears the flag', () => {
    const { act, put, rest, show, wait } = rack();
    put({ os: { custom_kernel_cmdline: LINE } });
    put({ os: { custom_kernel_cmdline: '' } });
    expect(show('reinstallation_required')).toBe('true');
    rest();
    act('install', PUBLIC_KEY);
    wait();
    expect(show('reinstallation_required')).toBe('false');
  });

  it('keeps what somebody else wrote to GRUB, and loses what the engine wrote before', () => {
    const { act, put, rest, show, wait } = rack();
    const install = (line: string): void => {
      put({ os: { custom_kernel_cmdline: line } });
      act('install', PUBLIC_KEY);
      wait();
    };
    rest();
    install('isolcpus=2-5 hugepages=4');
    install('hugepages=8');
    expect(show('os', 'reported_kernel_cmdline')).toMatch(/ crashkernel=1G-4G:192M hugepages=8$/);
  });
});

describe('installing a host', () => {
  it('knows reboot from 4.4.5 on and activate from 4.3 on', () => {
    const install = (release: '4.2.8' | '4.3.10' | '4.4.10', flags: object): number => {
      const { act, rest } = rack({ release });
      rest();
      return act('install', { ...PUBLIC_KEY, ...flags }).status;
    };
    expect(install('4.2.8', { activate: 'true' })).toBe(400);
    expect(install('4.3.10', { activate: 'true' })).toBe(200);
    expect(install('4.3.10', { reboot: 'true' })).toBe(400);
    expect(install('4.4.10', { reboot: 'true' })).toBe(200);
  });

  it('shows the old status for a moment, then installing, reboot and, when asked, up', () => {
    const { act, rest, show } = rack();
    rest();
    act('install', { ...PUBLIC_KEY, activate: 'true' });
    const seen = Array.from({ length: 12 }, () => show('status'));
    expect([...new Set(seen)]).toEqual(['maintenance', 'installing', 'reboot', 'initializing', 'up']);
  });

  it('is refused while the host is up, and without credentials, in this order', () => {
    const { act, rest } = rack();
    expect(act('install', {})).toMatchObject({ status: 409 });
    expect(detail(act('install', {}))).toBe('[Cannot install Host. Please move Host to Maintenance mode first.]');
    rest();
    expect(act('install', {}).status).toBe(400);
    expect(detail(act('install', {}))).toBe('[Cannot install Host with empty password.]');
  });

  it('leaves everything as it was when the playbook fails, and says why in the events only', () => {
    const { act, change, events, put, rest, show, wait } = rack();
    change((machine) => ({ ...machine, installFailure: { at: 'playbook', reason: 'yum is broken' } }));
    put({ os: { custom_kernel_cmdline: LINE } });
    rest();
    expect(act('install', PUBLIC_KEY).status).toBe(200);
    wait();
    expect(show('status')).toBe('install_failed');
    expect(show('reinstallation_required')).toBe('true');
    expect(events()[0]).toBe('Host one installation failed. yum is broken.');
  });

  it('has run all the same when only the restart over SSH fails', () => {
    const { act, change, put, rest, show, wait } = rack();
    change((machine) => ({ ...machine, installFailure: { at: 'reboot', reason: 'no SSH' } }));
    put({ os: { custom_kernel_cmdline: LINE } });
    rest();
    act('install', PUBLIC_KEY);
    wait();
    expect(show('status')).toBe('install_failed');
    expect(show('reinstallation_required')).toBe('false');
    expect(show('os', 'reported_kernel_cmdline')).not.toContain('hugepages=4');
  });
});

describe('a host in and out of maintenance', () => {
  it('keeps the reason that was given, until something else happens to it', () => {
    const { act, rest, show, simulator, wait } = rack();
    act('deactivate', { reason: 'new NICs' });
    expect([show('status'), show('status_detail')]).toEqual(['preparing_for_maintenance', 'new NICs']);
    wait();
    expect([show('status'), show('status_detail')]).toEqual(['maintenance', 'new NICs']);
    act('activate');
    wait();
    expect([show('status'), show('status_detail')]).toEqual(['up', undefined]);
    rest('again');
    simulator.clock.hold('install');
    act('install', PUBLIC_KEY);
    simulator.clock.release('install');
    wait();
    expect([show('status'), show('status_detail')]).toEqual(['maintenance', undefined]);
  });

  it('answers activate with a job, deactivate, install and refresh without', () => {
    const { act, rest, wait } = rack();
    expect(at(act('refresh').body, 'job')).toBeUndefined();
    expect(at(act('deactivate').body, 'job')).toBeUndefined();
    wait();
    expect(at(act('activate').body, 'job', 'id')).toEqual(expect.any(String));
    wait();
    rest();
    expect(at(act('install', PUBLIC_KEY).body, 'job')).toBeUndefined();
  });

  it('cannot be switched to it while the engine looks for it, nor refreshed', () => {
    const { act, show, simulator, host, events } = rack();
    simulator.state.hosts.put({ ...(simulator.state.hosts.get(host) ?? fail()), status: 'connecting' });
    expect(detail(act('deactivate'))).toBe('[Cannot switch Host to Maintenance mode, Host is not operational.]');
    const row = simulator.state.hosts.get(host) ?? fail();
    simulator.state.hosts.put({ ...row, machine: { ...row.machine, reachable: false } });
    expect(act('refresh')).toMatchObject({ status: 400, body: { fault: { detail: '[]' } } });
    expect(events()[0]).toBe('Failed to refresh the capabilities of host one.');
    expect(show('status')).toBe('connecting');
  });

  it('waits for its last VM, which moves where it can', () => {
    const { call, host, simulator, get, up } = farm();
    up();
    call('POST', `/hosts/${host('one')}/deactivate`, {});
    expect(at(get(), 'status')).toBe('migrating');
    simulator.clock.advance(60_000);
    expect(at(get(), 'host', 'id')).toBe(host('two'));
    expect(at(call('GET', `/hosts/${host('one')}`).body, 'status')).toBe('maintenance');
  });

  it('stays on its way while a VM fits nowhere else, can be activated again, and gets there when the VM stops', () => {
    const { act, call, host, simulator, up } = farm({ vm: { custom_properties: [{ name: 'hugepages', value: '1048576' }] } });
    const one = `/hosts/${host('one')}`;
    const status = (): unknown => at(call('GET', one).body, 'status');
    const two = simulator.state.hosts.get(host('two')) ?? fail();
    simulator.state.hosts.put({ ...two, machine: { ...two.machine, pagesTaken: { 1048576: 8 } } });
    up();
    expect(call('POST', `${one}/deactivate`, {}).status).toBe(200);
    simulator.clock.advance(600_000);
    expect(status()).toBe('preparing_for_maintenance');
    call('POST', `${one}/activate`, {});
    simulator.clock.advance(60_000);
    expect(status()).toBe('up');
    call('POST', `${one}/deactivate`, {});
    act('stop');
    simulator.clock.advance(60_000);
    expect(status()).toBe('maintenance');
  });

  it('says what stands in its way when it lacks a required network', () => {
    const { call, cluster, network, show, wait } = rack();
    call('POST', `/clusters/${cluster('Default')}/networks`, { id: network('far') });
    wait();
    expect([show('status'), show('status_detail')]).toEqual(['non_operational', 'network_unreachable']);
  });
});

describe('editing a host', () => {
  it('sets a port that is not sent back to 54321, which is refused where it was another', () => {
    const { host, put, state } = rack();
    state.hosts.put({ ...(state.hosts.get(host) ?? fail()), port: 54322 });
    expect(put({ comment: 'x' })).toMatchObject({
      status: 400,
      body: { detail: '[The Host Port number cannot be changed without reinstalling the Host.]' },
    });
    expect(put({ comment: 'x', port: '54322' }).status).toBe(200);
  });

  it('moves it to another cluster in maintenance only', () => {
    const { cluster, put, rest, show } = rack();
    const target = { cluster: { id: cluster('other') } };
    expect(put(target).status).toBe(409);
    rest();
    expect(put(target).status).toBe(200);
    expect(show('cluster', 'id')).toBe(cluster('other'));
  });

  it.each(releases)(
    'in %s synchronises a host that moves between switch types from 4.4.4 on, and else waits for the action',
    (release) => {
      const { act, attachment, cluster, put, rest } = rack({ release });
      rest();
      put({ cluster: { id: cluster('other') } });
      const isInSync = (): unknown => at(attachment('ovirtmgmt'), 'in_sync');
      expect(isInSync()).toBe(atLeast(release, '4.4.10') ? 'true' : 'false');
      act('syncallnetworks');
      expect(isInSync()).toBe('true');
    },
  );

  it('refuses another address, by status first', () => {
    const { put, rest } = rack();
    expect(put({ address: 'two.example' }).status).toBe(409);
    rest();
    expect(detail(put({ address: 'two.example' }))).toMatch(/^\[Host Address can not be modified due to Security restrictions\./);
  });
});

describe('a host that changes behind the engine', () => {
  it('is seen as it was until it is refreshed: a port that was bound, its devices, and pages', () => {
    const { act, call, change, nics, path, show } = rack();
    const drivers = (): readonly unknown[] => {
      const list = at(call('GET', `${path}/devices`).body, 'host_device');
      return Array.isArray(list) ? list.map((each) => at(each, 'driver')).filter((each) => each === 'vfio-pci') : [];
    };
    change((machine) => ({
      ...machine,
      ports: machine.ports.map((port) => (port.name === 'eno3' ? { ...port, driver: 'vfio-pci' } : port)),
      kernel: { ...machine.kernel, running: 'ro intel_iommu=on' },
    }));
    expect(nics()).toContain('eno3');
    expect(drivers()).toHaveLength(1);
    expect(show('device_passthrough', 'enabled')).toBe('false');
    act('refresh');
    expect(nics()).not.toContain('eno3');
    expect(drivers()).toHaveLength(2);
    expect(show('device_passthrough', 'enabled')).toBe('true');
  });

  it('gives a NIC that comes back another id', () => {
    const { act, change, nic } = rack();
    const bind = (driver: string) =>
      change((machine) => ({
        ...machine,
        ports: machine.ports.map((port) => (port.name === 'eno3' ? { ...port, driver } : port)),
      }));
    const before = at(nic('eno3'), 'id');
    bind('vfio-pci');
    act('refresh');
    bind('ixgbe');
    act('refresh');
    expect(at(nic('eno3'), 'id')).not.toBe(before);
  });

  it.each([
    ['4.20.17', true],
    ['4.30.19', true],
    ['4.30.20', false],
    ['4.40.35', false],
    ['4.50.5', false],
  ])('with VDSM %s shows a bound port as dpdk0 by itself: %s', (vdsm, isShown) => {
    const { nics } = rack({ switchType: 'ovs', machine: { vdsm } });
    expect(nics().includes('dpdk0')).toBe(isShown);
  });

  it.each([
    ['4.30.20', true],
    ['4.40.35', true],
    ['4.40.40', false],
  ])('with VDSM %s and dpdk_enable shows it: %s', (vdsm, isShown) => {
    const { nics } = rack({ switchType: 'ovs', machine: { vdsm, dpdkEnabled: true } });
    expect(nics().includes('dpdk0')).toBe(isShown);
  });

  it('shows stand-ins as ordinary NICs, whatever the VDSM', () => {
    expect(at(rack().nic('dummy_0'), 'status')).toBe('up');
  });

  it('shows dpdk0 with an invented MAC, no speed and MTU 0', () => {
    const { nic } = rack({ switchType: 'ovs', machine: { vdsm: '4.20.17' } });
    expect(nic('dpdk0')).toMatchObject({ mac: { address: '02:00:00:00:00:00' }, mtu: '0', status: 'up' });
    expect(nic('dpdk0')).not.toHaveProperty('speed');
  });
});

function fail(): never {
  throw new Error('no such host');
}
