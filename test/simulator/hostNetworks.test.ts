import { at, detail } from './farm';
import { rack } from './rack';

const attach = (network: object, nic: object, more: object = {}) => ({
  modified_network_attachments: { network_attachment: [{ network, host_nic: nic, ...more }] },
});
const bond = (name: string, slaves: readonly string[], mode = '1') => ({
  modified_bonds: {
    host_nic: [
      {
        name,
        bonding: {
          options: { option: [{ name: 'mode', value: mode }] },
          slaves: { host_nic: slaves.map((each) => ({ name: each })) },
        },
      },
    ],
  },
});

describe('setup networks', () => {
  it('takes networks and NICs by name or id, and moves a network that is attached elsewhere', () => {
    const { attachment, network, nic, place, setup } = rack();
    expect(place({ tag: 'eno2' }).status).toBe(200);
    const before = at(attachment('tag'), 'id');
    expect(setup(attach({ id: network('tag') }, { id: at(nic('eno3'), 'id') })).status).toBe(200);
    expect(at(attachment('tag'), 'id')).toBe(before);
    expect(at(attachment('tag'), 'host_nic', 'id')).toBe(at(nic('eno3'), 'id'));
  });

  it('gives a bare fault, and one text for a network that does not exist and one that is not in the cluster', () => {
    const { place } = rack();
    expect(place({ far: 'eno2' })).toEqual({
      status: 400,
      body: { detail: "[Logical Network (name 'far') doesn't exist.]", reason: 'Operation Failed' },
    });
    expect(detail(place({ nope: 'eno2' }))).toBe("[Logical Network (name 'nope') doesn't exist.]");
  });

  it('says which NIC does not exist, and that id and name mean different ones', () => {
    const { nic, place, setup } = rack();
    expect(detail(place({ tag: 'eth9' }))).toBe(
      '[Cannot setup Networks. The host network interface (id null, name eth9) does not exist.]',
    );
    expect(detail(setup(attach({ name: 'tag' }, { id: at(nic('eno2'), 'id'), name: 'eno3' })))).toContain(
      'does not reference nic coherently',
    );
  });

  it('allows one untagged network on a NIC beside tagged ones', () => {
    const { place } = rack();
    expect(place({ plain: 'eno2', tag: 'eno2' }).status).toBe(200);
    expect(place({ store: 'eno2' })).toMatchObject({ status: 409 });
    expect(detail(place({ store: 'eno2' }))).toContain('The following Network Interfaces violate that rule: \teno2.');
  });

  it('demands one MTU where a NIC has an untagged network, in a text with its variable left in it', () => {
    const { place } = rack();
    expect(detail(place({ plain: 'eno2', jumbo: 'eno2' }))).toBe(
      '[Cannot setup Networks. The following Logical Networks do not have the same MTU value: ${NETWORK_MTU_DIFFERENCES_LIST}., $network mtu differences list \tplain(default),\n\tjumbo(9000)]',
    );
  });

  it('leaves the management network where it is, and with an address', () => {
    const { attachment, setup } = rack();
    const id = at(attachment('ovirtmgmt'), 'id');
    expect(detail(setup({ removed_network_attachments: { network_attachment: [{ id }] } }))).toBe(
      "[The Management Network ('ovirtmgmt') is mandatory and cannot be removed.]",
    );
    const none = { ip_address_assignments: { ip_address_assignment: [{ assignment_method: 'none', ip: { version: 'v4' } }] } };
    expect(detail(setup(attach({ name: 'ovirtmgmt' }, { name: 'eno1' }, none)))).toContain('has no boot protocol assigned');
  });

  it('keeps addresses that are not sent, and replaces those that are', () => {
    const { attachment, place, setup } = rack();
    const fixed = {
      ip_address_assignments: {
        ip_address_assignment: [{ assignment_method: 'static', ip: { address: '192.0.2.7', netmask: '24', version: 'v4' } }],
      },
    };
    const address = () => at(attachment('plain'), 'ip_address_assignments', 'ip_address_assignment', 0, 'ip', 'address');
    setup(attach({ name: 'plain' }, { name: 'eno2' }, fixed));
    expect(at(attachment('plain'), 'in_sync')).toBe('true');
    place({ plain: 'eno3' });
    expect(address()).toBe('192.0.2.7');
    setup(attach({ name: 'plain' }, { name: 'eno3' }, { ip_address_assignments: { ip_address_assignment: [] } }));
    expect(address()).toBeUndefined();
  });

  it('checks the properties of an attachment: bridge_opts on VM networks, nothing else', () => {
    const { setup } = rack();
    const set = (network: string, name: string, value: string): number =>
      setup(attach({ name: network }, { name: 'eno2' }, { properties: { property: [{ name, value }] } })).status;
    expect(set('tag', 'bridge_opts', 'group_fwd_mask=8')).toBe(200);
    expect(set('tag', 'bridge_opts', 'x')).toBe(400);
    expect(set('tag', 'dpdk', '1')).toBe(400);
    expect(set('store', 'bridge_opts', 'group_fwd_mask=8')).toBe(400);
  });

  it('does not take a network from a VM that uses it', () => {
    const { attachment, host, network, place, setup, state } = rack();
    place({ tag: 'eno2' });
    const profile = state.vnicProfiles.find((each) => each.networkId === network('tag'));
    state.vms.put({ id: 'v', name: 'vnf', status: 'up', cluster: { id: 'c' }, host: { id: host } });
    state.nics.put({ id: 'n', name: 'nic1', vmId: 'v', plugged: true, vnic_profile: { id: profile?.id } });
    const answer = setup({ removed_network_attachments: { network_attachment: [{ id: at(attachment('tag'), 'id') }] } });
    expect(answer.status).toBe(409);
    expect(detail(answer)).toContain("'tag' is being used by the following VM(s): 'vnf'");
  });

  it('wants to know what is in the body, and takes an empty action', () => {
    const { act, call, path } = rack();
    expect(act('setupnetworks', {}).status).toBe(200);
    expect(call('POST', `${path}/setupnetworks`).status).toBe(415);
  });

  it('refuses a second network operation while one holds the host, and then takes it', () => {
    const { place, simulator, call, path } = rack();
    simulator.clock.hold('network');
    place({ tag: 'eno2' });
    expect(at(call('GET', `${path}?all_content=true`).body, 'network_operation_in_progress')).toBe('true');
    expect(place({ plain: 'eno3' })).toMatchObject({
      status: 409,
      body: {
        detail:
          '[Cannot setup Networks. Another Setup Networks or Host Refresh process in progress on the host. Please try later.]',
      },
    });
    simulator.clock.release('network');
    expect(place({ plain: 'eno3' }).status).toBe(200);
    expect(at(call('GET', `${path}?all_content=true`).body, 'network_operation_in_progress')).toBe('false');
  });

  it('needs a host that is up, in maintenance or non-operational', () => {
    const { act, place } = rack();
    act('deactivate');
    expect(detail(place({ tag: 'eno2' }))).toBe(
      '[Cannot setup Networks. Operation can be performed only when Host status is  Maintenance, Up, NonOperational.]',
    );
  });

  it('takes a connectivity timeout from 1 to 120 seconds', () => {
    const { place } = rack();
    expect(place({ tag: 'eno2' }, { connectivity_timeout: '120' }).status).toBe(200);
    expect(detail(place({ tag: 'eno3' }, { connectivity_timeout: '121' }))).toContain('Timeout must be between 1 and 120.');
  });
});

describe('networks that were not committed', () => {
  const reboot = ({ act, rest, wait }: ReturnType<typeof rack>): void => {
    rest();
    act('install', { ssh: { authentication_method: 'publickey' }, activate: 'true' });
    wait();
  };

  it('are gone after a reboot, and their attachments with them', () => {
    const host = rack();
    host.place({ tag: 'eno2' });
    host.place({ plain: 'eno3' }, { commit_on_success: 'true' });
    host.place({ jumbo: 'eno2' });
    reboot(host);
    expect([host.attachment('tag'), host.attachment('plain')].map((each) => each !== undefined)).toEqual([true, true]);
    expect(host.attachment('jumbo')).toBeUndefined();
  });

  it('are kept when somebody commits: commitnetconfig, and 4.2 knows only this', () => {
    const host = rack({ release: '4.2.8' });
    const refused = host.place({ tag: 'eno2' }, { commit_on_success: 'true' });
    expect(refused.status).toBe(400);
    expect(refused.body).toContain('Unrecognized field &quot;commit_on_success&quot;');
    host.place({ tag: 'eno2' });
    expect(at(host.act('commitnetconfig').body, 'job', 'id')).toEqual(expect.any(String));
    host.state.fencing = true;
    host.rest();
    host.act('fence', { fence_type: 'restart' });
    host.wait();
    host.act('activate');
    host.wait();
    expect(host.attachment('tag')).toBeDefined();
  });
});

describe('a management network that would lose the engine', () => {
  const unplugged = (name: string) => (machine: Parameters<Parameters<ReturnType<typeof rack>['change']>[0]>[0]) => ({
    ...machine,
    ports: machine.ports.map((port) => (port.name === name ? { ...port, up: false } : port)),
  });

  it('is rolled back', () => {
    const { change, attachment, nic, place, show } = rack();
    change(unplugged('eno3'));
    expect(place({ ovirtmgmt: 'eno3' })).toMatchObject({ status: 400, body: { detail: '[Could not connect to peer host]' } });
    expect(at(attachment('ovirtmgmt'), 'host_nic', 'id')).toBe(at(nic('eno1'), 'id'));
    expect(show('status')).toBe('up');
  });

  it('takes the host away when nobody checks', () => {
    const { change, place, show } = rack();
    change(unplugged('eno3'));
    expect(place({ ovirtmgmt: 'eno3' }, { check_connectivity: 'false' }).status).toBe(200);
    expect(show('status')).toBe('non_responsive');
  });
});

describe('an attachment that is out of sync', () => {
  const drift = (site: ReturnType<typeof rack>): void => {
    site.place({ plain: 'eno2' });
    site.change((machine) => {
      const plain = machine.running.networks['plain'];
      return plain === undefined
        ? machine
        : {
            ...machine,
            running: { ...machine.running, networks: { ...machine.running.networks, plain: { ...plain, mtu: 1300 } } },
          };
    });
    site.act('refresh');
  };

  it('names what differs, and its NIC has a custom configuration', () => {
    const site = rack();
    drift(site);
    expect(at(site.attachment('plain'), 'in_sync')).toBe('false');
    const reported = at(site.attachment('plain'), 'reported_configurations', 'reported_configuration', 0);
    expect(reported).toEqual({ name: 'mtu', expected_value: '1500', actual_value: '1300', in_sync: 'false' });
    expect(site.nic('eno2')).toMatchObject({ custom_configuration: 'true', mtu: '1300' });
  });

  it('cannot be moved, unless it is synchronised in the same request', () => {
    const site = rack();
    drift(site);
    expect(detail(site.place({ plain: 'eno3' }))).toContain('The non-synchronized values are: MTU Host - 1300, DC - 1500.');
    const id = at(site.attachment('plain'), 'id');
    const both = {
      modified_network_attachments: { network_attachment: [{ id, host_nic: { name: 'eno3' } }] },
      synchronized_network_attachments: { network_attachment: [{ id }] },
    };
    expect(site.setup(both).status).toBe(200);
    expect(at(site.attachment('plain'), 'in_sync')).toBe('true');
  });

  it('follows by itself when the definition of its network changes and the host is up', () => {
    const { attachment, call, network, place } = rack();
    place({ plain: 'eno2' });
    call('PUT', `/networks/${network('plain')}`, { mtu: '1450' });
    expect(at(attachment('plain'), 'in_sync')).toBe('true');
  });

  it('comes from a change of the switch type, and the action of the cluster mends it with the host up', () => {
    const { attachment, call, cluster } = rack();
    call('PUT', `/clusters/${cluster('Default')}`, { switch_type: 'ovs' });
    const lines = at(attachment('ovirtmgmt'), 'reported_configurations', 'reported_configuration');
    expect(Array.isArray(lines) ? lines.filter((each) => at(each, 'in_sync') === 'false') : []).toEqual([
      { name: 'switchType', expected_value: 'OVS', actual_value: 'LEGACY', in_sync: 'false' },
    ]);
    expect(call('POST', `/clusters/${cluster('Default')}/syncallnetworks`, {}).status).toBe(200);
    expect(at(attachment('ovirtmgmt'), 'in_sync')).toBe('true');
  });
});

describe('one attachment by itself', () => {
  it('is made although the answer is an error, when its network is named and not given by id', () => {
    const { attachment, call, network, path } = rack();
    const made = call('POST', `${path}/networkattachments`, { network: { name: 'tag' }, host_nic: { name: 'eno2' } });
    expect(made).toEqual({ status: 400, body: { detail: '[Internal Engine Error]', reason: 'Operation Failed' } });
    expect(attachment('tag')).toBeDefined();
    expect(
      call('POST', `${path}/networkattachments`, { network: { id: network('plain') }, host_nic: { name: 'eno3' } }).status,
    ).toBe(201);
  });

  it('is not made a second time', () => {
    const { call, network, path, place } = rack();
    place({ tag: 'eno2' });
    const again = call('POST', `${path}/networkattachments`, { network: { id: network('tag') }, host_nic: { name: 'eno3' } });
    expect(detail(again)).toMatch(/^\[Cannot setup Networks\. Network tag is already attached via attachment /);
  });

  it('is deleted with a job', () => {
    const { attachment, call, path, place } = rack();
    place({ tag: 'eno2' });
    const gone = call('DELETE', `${path}/networkattachments/${String(at(attachment('tag'), 'id'))}`);
    expect(at(gone.body, 'job', 'id')).toEqual(expect.any(String));
    expect(attachment('tag')).toBeUndefined();
  });
});

describe('bonds', () => {
  it('need two free slaves and a name that begins with bond', () => {
    const { place, setup } = rack();
    expect(detail(setup(bond('bond0', ['eno2'])))).toContain('consist of less than two Network Interfaces: bond0.');
    expect(detail(setup(bond('team0', ['eno2', 'eno3'])))).toContain("Bond name 'team0' does not follow naming criteria.");
    expect(detail(setup(bond('bond0', ['eno1', 'eno2'])))).toContain(
      "Network Interface 'eno1' cannot become slave, there's network 'ovirtmgmt' attached to it.",
    );
    expect(setup(bond('bond0', ['eno2', 'eno3'])).status).toBe(200);
    expect(place({ tag: 'bond0' }).status).toBe(200);
  });

  it('carry networks that are attached in the same request, and stay while they do', () => {
    const { nic, place, setup } = rack();
    expect(place({ tag: 'bond0' }, bond('bond0', ['eno2', 'eno3'])).status).toBe(200);
    expect(detail(setup({ removed_bonds: { host_nic: [{ name: 'bond0' }] } }))).toMatch(
      /^\[Cannot remove bond bond0, because it's used by Network Attachments: \t/,
    );
    expect(at(nic('eno2'), 'link')).toContainEqual(expect.objectContaining({ rel: 'master' }));
  });

  it('of mode 0, 5 and 6 take no VM network', () => {
    expect(detail(rack().place({ tag: 'bond0' }, bond('bond0', ['eno2', 'eno3'], '0')))).toBe(
      '[Network tag is attached to bond bond0. VM networks cannot be attached to bonds in mode 0, 5 or 6.]',
    );
  });
});

describe('DPDK ports and stand-ins', () => {
  it('dpdk0 takes a network in an OVS cluster and not on a Linux bridge: VDSM refuses, and says why in the events', () => {
    const old = { vdsm: '4.20.17' };
    expect(rack({ switchType: 'ovs', machine: old }).place({ tag: 'dpdk0' }).status).toBe(200);
    const { events, place } = rack({ machine: old });
    expect(place({ tag: 'dpdk0' })).toMatchObject({ status: 400 });
    expect(events()[0]).toContain('HostSetupNetworksVDS failed: DPDK devices are supported on OVS networks only');
  });

  it('dpdk0 is no slave of a bond', () => {
    expect(rack({ switchType: 'ovs', machine: { vdsm: '4.20.17' } }).setup(bond('bond0', ['dpdk0', 'eno2'])).status).toBe(400);
  });

  it('a stand-in takes tagged networks of any MTU on a Linux bridge, in sync', () => {
    const { attachment, place } = rack();
    expect(place({ tag: 'dummy_0', jumbo: 'dummy_0' }).status).toBe(200);
    expect(at(attachment('jumbo'), 'in_sync')).toBe('true');
  });

  it('a network whose NIC was bound to vfio-pci is gone at the next refresh, and a required one takes the host out', () => {
    const { act, call, change, cluster, network, place, attachment, show, wait } = rack();
    place({ plain: 'eno3' });
    call('PUT', `/clusters/${cluster('Default')}/networks/${network('plain')}`, { required: 'true' });
    wait();
    expect(show('status')).toBe('up');
    change((machine) => {
      const { plain: _plain, ...networks } = machine.running.networks;
      return {
        ...machine,
        running: { ...machine.running, networks },
        ports: machine.ports.map((port) => (port.name === 'eno3' ? { ...port, driver: 'vfio-pci' } : port)),
      };
    });
    act('refresh');
    wait();
    expect(attachment('plain')).toBeUndefined();
    expect(show('status')).toBe('non_operational');
  });
});

describe('a network on the host that the engine does not know', () => {
  const strayed = () => {
    const site = rack();
    const none = { method: 'none' } as const;
    const stray = { nic: 'eno2', mtu: 1500, bridged: true, switchType: 'legacy', ipv4: none, ipv6: none } as const;
    site.change((machine) => ({
      ...machine,
      running: { ...machine.running, networks: { ...machine.running.networks, stray } },
    }));
    site.act('refresh');
    return site;
  };

  it('is listed by the hexadecimal of its name, and its NIC shows that name', () => {
    const { call, nic, path } = strayed();
    expect(at(call('GET', `${path}/unmanagednetworks`).body, 'unmanaged_network', 0)).toMatchObject({
      id: '7374726179',
      name: 'stray',
    });
    expect(nic('eno2')).toMatchObject({ network: { name: 'stray' }, custom_configuration: 'true' });
  });

  it('keeps others off its NIC until it is deleted', () => {
    const { call, path, place } = strayed();
    expect(detail(place({ tag: 'eno2' }))).toBe(
      '[Cannot add network tag to network interface eno2. Network interface has an unmanaged network attached.]',
    );
    expect(call('DELETE', `${path}/unmanagednetworks/7374726179`).status).toBe(200);
    expect(place({ tag: 'eno2' }).status).toBe(200);
  });
});
