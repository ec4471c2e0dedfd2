import { releases as known } from '../../simulator/engine/releases';
import { at, detail, farm, releases } from './farm';

describe('a NIC in an OVS cluster', () => {
  const REFUSED = '[Cannot add Interface. Only an external network may be attached to VM in a cluster with OVS switch type.]';

  it.each(releases)('may use an ordinary network in %s exactly where the engine has no rule against it', (release) => {
    const { call, id, profile } = farm({ release, switchType: 'ovs' });
    const answer = call('POST', `/vms/${id}/nics`, { name: 'nic1', vnic_profile: { id: profile('blue') } });
    const refuses = ['4.4.10', '4.5.7'].includes(release);
    expect(known[release].ovsNicsMustBeExternal).toBe(refuses);
    expect(answer.status).toBe(refuses ? 400 : 201);
    expect(at(answer.body, 'detail')).toBe(refuses ? REFUSED : undefined);
  });

  it('may have no profile, or that of an external network', () => {
    const { call, id, profile, state } = farm({ switchType: 'ovs' });
    expect(call('POST', `/vms/${id}/nics`, { name: 'nic1' }).status).toBe(201);
    const red = state.networks.find(({ name }) => name === 'red');
    if (red) state.networks.put({ ...red, external_provider: { id: '99999999-2222-3333-4444-555555555555' } });
    expect(call('POST', `/vms/${id}/nics`, { name: 'nic2', vnic_profile: { id: profile('red') } }).status).toBe(201);
  });

  it('stays, but can be neither edited nor unplugged, when the switch type changed behind it', () => {
    const { call, cluster, id, profile } = farm();
    const made = call('POST', `/vms/${id}/nics`, { name: 'nic1', vnic_profile: { id: profile('blue') } });
    call('PUT', `/clusters/${cluster}`, { switch_type: 'ovs' });
    const nic = `/vms/${id}/nics/${String(at(made.body, 'id'))}`;
    expect(call('GET', nic).status).toBe(200);
    expect(detail(call('PUT', nic, { linked: false }))).toBe(REFUSED.replace('add', 'edit'));
    expect(call('POST', `${nic}/deactivate`, {})).toMatchObject({
      status: 400,
      body: { detail: REFUSED.replace('add', 'edit') },
    });
  });
});

describe('a NIC', () => {
  it('takes its profile by id only: by name it gets none, without a word', () => {
    const { call, id, profile } = farm();
    const of = (body: unknown) => at(call('POST', `/vms/${id}/nics`, body).body, 'vnic_profile', 'id');
    expect(of({ name: 'a', vnic_profile: { id: profile('blue') } })).toBe(profile('blue'));
    expect(of({ name: 'b', vnic_profile: { name: 'blue' } })).toBeUndefined();
    expect(of({ name: 'c', network: { name: 'blue' } })).toBeUndefined();
  });

  it('is virtio, linked and plugged unless told otherwise', () => {
    const { call, id } = farm();
    expect(call('POST', `/vms/${id}/nics`, { name: 'nic1' }).body).toMatchObject({
      interface: 'virtio',
      linked: 'true',
      plugged: 'true',
    });
    expect(call('POST', `/vms/${id}/nics`, { name: 'nic2', plugged: false }).body).toMatchObject({ plugged: 'false' });
  });

  it.each([
    ['without name', { interface: 'virtio' }, 400, "Parameter 'nic.name' is mandatory but was not provided."],
    [
      'with an unknown profile',
      { name: 'n', vnic_profile: { id: '11111111-2222-3333-4444-555555555555' } },
      400,
      "[Cannot add Interface. The specified VM network interface profile doesn't exist.]",
    ],
    [
      'with a bad MAC address',
      { name: 'n', mac: { address: 'zz' } },
      400,
      '[MAC address must be in format "HH:HH:HH:HH:HH:HH" where H is a hexadecimal character (either a digit or A-F, case is insignificant)., Attribute: nic.macAddress]',
    ],
    [
      'with a multicast MAC address',
      { name: 'n', mac: { address: '01:00:00:00:00:01' } },
      400,
      '[Multi-cast MAC address is not allowed., Attribute: nic.macAddress]',
    ],
  ])('is refused %s', (_, body, status, text) => {
    const { call, id } = farm();
    const answer = call('POST', `/vms/${id}/nics`, body);
    expect(answer.status).toBe(status);
    expect(detail(answer)).toBe(text);
  });

  it('has a name and a MAC address of its own', () => {
    const { call, id } = farm();
    call('POST', `/vms/${id}/nics`, { name: 'nic1', mac: { address: '56:6f:1a:1a:77:77' } });
    expect(call('POST', `/vms/${id}/nics`, { name: 'nic1' })).toMatchObject({
      status: 409,
      body: { detail: '[Network interface name is already in use]' },
    });
    expect(detail(call('POST', `/vms/${id}/nics`, { name: 'nic2', mac: { address: '56:6F:1A:1A:77:77' } }))).toBe(
      '[MAC Address 56:6F:1A:1A:77:77 is already in use by VM or snapshot: vnf.]',
    );
  });

  it('keeps to networks of the cluster', () => {
    const { call, cluster, id, network, profile } = farm();
    call('DELETE', `/clusters/${cluster}/networks/${network('red')}`);
    expect(call('POST', `/vms/${id}/nics`, { name: 'nic1', vnic_profile: { id: profile('red') } })).toMatchObject({
      status: 409,
      body: { detail: "[The specified Logical Network doesn't exist in the current Cluster.]" },
    });
  });

  it('holds its VM in the cluster that has its network', () => {
    const { call, id, profile, put } = farm();
    call('POST', '/clusters', { name: 'second', data_center: { name: 'Default' } });
    call('POST', `/vms/${id}/nics`, { name: 'nic1', vnic_profile: { id: profile('blue') } });
    expect(put({ cluster: { name: 'second' } })).toMatchObject({
      status: 409,
      body: {
        detail: '[Cannot edit VM Cluster. Selected Cluster is missing one or more networks blue that is used by VM.]',
      },
    });
  });

  it('loses its profile by an empty one', () => {
    const { call, id, profile } = farm();
    const made = call('POST', `/vms/${id}/nics`, { name: 'nic1', vnic_profile: { id: profile('blue') } });
    const nic = `/vms/${id}/nics/${String(at(made.body, 'id'))}`;
    call('PUT', nic, { vnic_profile: {} });
    expect(at(call('GET', nic).body, 'vnic_profile')).toBeUndefined();
  });
});

describe('a NIC of a running VM', () => {
  const running = () => {
    const made = farm();
    made.up();
    const answer = made.call('POST', `/vms/${made.id}/nics`, { name: 'hot', vnic_profile: { id: made.profile('blue') } });
    return { ...made, answer, nic: `/vms/${made.id}/nics/${String(at(answer.body, 'id'))}` };
  };

  it('is plugged at once where the host has the network', () => {
    const { answer, call, id, profile } = running();
    expect(answer.status).toBe(201);
    const other = call('POST', `/vms/${id}/nics`, { name: 'cold', vnic_profile: { id: profile('red') } });
    expect(other.status).toBe(409);
    expect(detail(other)).toMatch(/^\[The Network does not exist on the host the VM is running on\./);
    expect(call('POST', `/vms/${id}/nics`, { name: 'cold', plugged: false, vnic_profile: { id: profile('red') } }).status).toBe(
      201,
    );
  });

  it('can be unplugged and plugged, and twice is no fault', () => {
    const { call, nic } = running();
    for (const action of ['deactivate', 'deactivate', 'activate', 'activate'])
      expect(call('POST', `${nic}/${action}`, {})).toEqual({ status: 200, body: { status: 'complete' } });
  });

  it('is removed only when it is unplugged', () => {
    const { call, nic } = running();
    expect(call('DELETE', nic)).toMatchObject({
      status: 409,
      body: { detail: '[Cannot remove Interface. The VM Network Interface is plugged to a running VM.]' },
    });
    call('POST', `${nic}/deactivate`, {});
    expect(call('DELETE', nic).status).toBe(200);
  });

  it('changes its profile and its link, but not its kind, while it is plugged', () => {
    const { call, nic } = running();
    expect(call('PUT', nic, { vnic_profile: {}, linked: false }).status).toBe(200);
    const answer = call('PUT', nic, { interface: 'e1000' });
    expect(answer.status).toBe(409);
    expect(detail(answer)).toMatch(/^\[Cannot edit Interface\. Updating some of the properties is not supported while/);
  });
});
