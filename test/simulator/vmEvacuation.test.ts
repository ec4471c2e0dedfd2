import { at, detail, farm } from './farm';

describe('a host that goes to maintenance', () => {
  const running = () => {
    const made = farm();
    made.up();
    const status = (name: string): unknown => made.state.hosts.get(made.host(name))?.status;
    return { ...made, status, rest: () => made.call('POST', `/hosts/${made.host('one')}/deactivate`, {}) };
  };

  it('lets its VMs migrate first', () => {
    const { get, host, rest, simulator, status } = running();
    expect(rest().status).toBe(200);
    expect(at(get(), 'status')).toBe('migrating');
    expect(status('one')).toBe('preparing_for_maintenance');
    simulator.clock.advance(60_000);
    expect(get()).toMatchObject({ status: 'up', host: { id: host('two') } });
    expect(status('one')).toBe('maintenance');
  });

  it('waits while a VM is under way', () => {
    const { rest, simulator, status } = running();
    simulator.clock.hold('vm');
    rest();
    simulator.clock.advance(600_000);
    expect(status('one')).toBe('preparing_for_maintenance');
    simulator.clock.release('vm');
    expect(status('one')).toBe('maintenance');
  });

  it('waits for a VM that finds no place, until it is stopped', () => {
    const { act, call, id, profile, rest, simulator, state, status } = running();
    call('POST', `/vms/${id}/nics`, { name: 'nic1', vnic_profile: { id: profile('blue') } });
    for (const each of state.attachments.all()) state.attachments.remove(each.id);
    rest();
    simulator.clock.advance(60_000);
    expect(status('one')).toBe('preparing_for_maintenance');
    act('stop');
    simulator.clock.advance(5_000);
    expect(status('one')).toBe('maintenance');
  });

  it('can be called back while it waits', () => {
    const { act, call, host, rest, simulator, state, status } = running();
    for (const each of state.hosts.all())
      if (each.name === 'two') state.hosts.put({ ...each, machine: { ...each.machine, memory: 0 } });
    rest();
    call('POST', `/hosts/${host('one')}/activate`, {});
    simulator.clock.advance(60_000);
    act('stop');
    simulator.clock.advance(60_000);
    expect(status('one')).toBe('up');
  });

  it('is refused where no other host is up, or a VM is pinned', () => {
    const { call, host, put, rest } = running();
    put({ placement_policy: { affinity: 'pinned', hosts: { host: [{ name: 'one' }] } } });
    expect(detail(rest())).toMatch(
      /^\[Cannot switch the following Hosts to Maintenance mode: one\.\n.* The non-migratable VMs are: vnf\.\]$/,
    );
    put({ placement_policy: { affinity: 'migratable' } });
    call('POST', `/hosts/${host('two')}/deactivate`, {});
    expect(rest()).toMatchObject({ status: 409 });
  });
});
