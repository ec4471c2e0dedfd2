import { at, detail, farm, releases } from './farm';

const hugepages = { custom_properties: [{ name: 'hugepages', value: '1048576' }] };
const free = (call: ReturnType<typeof farm>['call'], host: string): unknown => {
  const list = at(call('GET', `/hosts/${host}/statistics`).body, 'statistic');
  const all: readonly unknown[] = Array.isArray(list) ? list : [];
  const found = all.find((each) => at(each, 'name') === 'hugepages.1048576.free');
  return at(found, 'values', 'value', 0, 'datum');
};

describe('VMs with huge pages', () => {
  it('take pages when they start and give them back when they stop', () => {
    const { act, call, host, up } = farm({ vm: hugepages });
    expect(free(call, host('one'))).toBe(8);
    up();
    expect(free(call, host('one'))).toBe(6);
    act('stop');
    expect(free(call, host('one'))).toBe(8);
  });

  it('count pages rounded up: 1.5 GiB take two of 1 GiB', () => {
    const { call, host, up } = farm({ vm: { ...hugepages, memory: 1.5 * 2 ** 30 } });
    up();
    expect(free(call, host('one'))).toBe(6);
  });

  it('go to the host that has enough pages', () => {
    const { call, get, host, up } = farm({ vm: { ...hugepages, memory: 6 * 2 ** 30 } });
    call('POST', '/vms', {
      name: 'second',
      cluster: { name: 'Default' },
      template: { name: 'Blank' },
      memory: 6 * 2 ** 30,
      os: { boot: { devices: { device: ['network'] } } },
      custom_properties: { custom_property: [{ name: 'hugepages', value: '1048576' }] },
    });
    up();
    expect(at(get(), 'host', 'id')).toBe(host('one'));
    const id = String(at(call('GET', '/vms?search=name%3Dsecond').body, 'vm', 0, 'id'));
    call('POST', `/vms/${id}/nics`, { name: 'nic1' });
    call('POST', `/vms/${id}/start`, {});
    expect(at(call('GET', `/vms/${id}`).body, 'host', 'id')).toBe(host('two'));
  });

  it('are refused with the reason of each host when pages are short', () => {
    const { act } = farm({
      vm: { ...hugepages, memory: 8 * 2 ** 30, memory_policy: { max: 16 * 2 ** 30 } },
      machine: { pagesTaken: { 1048576: 1 } },
    });
    const answer = act('start');
    expect(answer.status).toBe(409);
    const because = (host: string) =>
      `The host ${host} did not satisfy internal filter HugePages because there are not enough free huge pages to run the VM.`;
    expect(detail(answer)).toBe(
      `[Cannot run VM. There is no host that satisfies current scheduling constraints. See below for details:, ${because('one')}, ${because('two')}]`,
    );
    expect(at(answer.body, 'status')).toBe('failed');
  });

  it('are refused when no host has pages of exactly their size', () => {
    const { act } = farm({ vm: { custom_properties: [{ name: 'hugepages', value: '2048' }] } });
    expect(detail(act('start'))).toContain('internal filter HugePages');
  });

  it('break the engine with page size 0', () => {
    const { act } = farm({ vm: { custom_properties: [{ name: 'hugepages', value: '0' }] } });
    expect(act('start')).toMatchObject({ status: 500, body: { fault: { detail: '[General command validation failure.]' } } });
  });

  it('start anywhere when the cluster has a policy without the filter', () => {
    const { act, state } = farm({ vm: { custom_properties: [{ name: 'hugepages', value: '2048' }] } });
    for (const policy of state.policies.all())
      state.policies.put({ ...policy, filters: policy.filters.filter((name) => name !== 'HugePages') });
    expect(act('start').status).toBe(200);
  });

  it('cannot get more memory while they run', () => {
    const { put, up } = farm({ vm: hugepages });
    up();
    const answer = put({ memory: 3 * 2 ** 30 });
    expect(answer.status).toBe(409);
    expect(detail(answer)).toBe('[Cannot edit VM. Memory hot set is not supported for virtual machines with huge pages.]');
  });
});

describe('the scheduler', () => {
  it('misses networks that a host does not have', () => {
    const { act, call, id, profile } = farm();
    call('POST', `/vms/${id}/nics`, { name: 'nic1', vnic_profile: { id: profile('red') } });
    expect(detail(act('start'))).toContain(
      'The host one did not satisfy internal filter Network because network(s) red are missing.',
    );
  });

  it('keeps to the pinning list', () => {
    const { act, get, host, put } = farm();
    put({ placement_policy: { affinity: 'pinned', hosts: { host: [{ name: 'two' }] } } });
    act('start');
    expect(at(get(), 'host', 'id')).toBe(host('two'));
  });

  it('has nobody to ask when no host is up', () => {
    const { act, state } = farm();
    for (const host of state.hosts.all()) state.hosts.put({ ...host, status: 'maintenance' });
    const answer = act('start');
    expect(answer.status).toBe(400);
    expect(detail(answer)).toBe('[There are no hosts to use. Check that the cluster contains at least one host in Up state.]');
  });

  it('leaves an event when it finds no host', () => {
    const { act, call } = farm({ vm: { custom_properties: [{ name: 'hugepages', value: '2048' }] } });
    act('start');
    expect(at(call('GET', '/events?search=event_vm%3Dvnf&max=1').body, 'event', 0, 'description')).toMatch(
      /^Failed to run VM vnf due to a failed validation: \[Cannot run VM\..*\] \(User: admin@internal-authz\)\.$/,
    );
  });
});

describe('VMs that come and go', () => {
  it('are launched, power up, and are up', () => {
    const { act, get, simulator } = farm();
    act('start');
    const statuses = [at(get(), 'status')];
    for (let step = 0; step < 2; step++) {
      simulator.clock.advance(5_000);
      statuses.push(at(get(), 'status'));
    }
    expect(statuses).toEqual(['wait_for_launch', 'powering_up', 'up']);
  });

  it('say in which status they cannot be started', () => {
    const { act, up } = farm();
    up();
    expect(act('start')).toMatchObject({
      status: 409,
      body: { fault: { detail: '[Cannot run VM because the VM is in Up status.]' } },
    });
  });

  it.each([
    ['stop', 200, undefined],
    ['shutdown', 200, undefined],
    ['reboot', 409, '[Cannot restart VM because the VM is in Down status.]'],
    ['migrate', 409, '[Cannot migrate VM. VM is not running.]'],
    ['suspend', 409, '[Cannot hibernate VM. VM is not up.]'],
  ])('answer %s with %i while they are down', (action, status, text) => {
    const answer = farm().act(action);
    expect(answer.status).toBe(status);
    expect(at(answer.body, 'fault', 'detail')).toBe(text);
  });

  it('keep the reason of a stop until they start again', () => {
    const { act, get, simulator, up } = farm();
    up();
    act('stop', { reason: 'new pages' });
    expect(get()).toMatchObject({ status: 'down', stop_reason: 'new pages' });
    act('stop', {});
    expect(at(get(), 'stop_reason')).toBe('new pages');
    act('start');
    simulator.clock.advance(60_000);
    expect(at(get(), 'stop_reason')).toBeUndefined();
  });

  it('have an empty reason when none was given', () => {
    const { act, get, up } = farm();
    up();
    act('stop');
    expect(at(get(), 'stop_reason')).toBe('');
  });

  it('end up down after a shutdown that takes its time', () => {
    const { act, get, simulator, up } = farm();
    up();
    act('shutdown', { reason: 'night' });
    expect(get()).toMatchObject({ status: 'powering_down', stop_reason: 'night' });
    simulator.clock.advance(5_000);
    expect(get()).toMatchObject({ status: 'down', stop_reason: 'night' });
  });

  it('need something to boot from', () => {
    const { call } = farm();
    const made = call('POST', '/vms', { name: 'bare', cluster: { name: 'Default' }, template: { name: 'Blank' } });
    const answer = call('POST', `/vms/${String(at(made.body, 'id'))}/start`, {});
    expect(answer.status).toBe(409);
    expect(detail(answer)).toMatch(/^\[Cannot run VM without at least one bootable disk\.\nAlternatives:\n/);
  });

  it('move to another host, and only to one of their cluster', () => {
    const { act, get, host, simulator, up } = farm();
    up();
    expect(at(act('migrate', { host: { name: 'one' } }), 'status')).toBe(400);
    expect(act('migrate', { host: { name: 'nowhere' } })).toMatchObject({
      status: 404,
      body: { detail: 'Entity not found: nowhere' },
    });
    expect(act('migrate', {}).status).toBe(200);
    expect(at(get(), 'status')).toBe('migrating');
    simulator.clock.advance(5_000);
    expect(get()).toMatchObject({ status: 'up', host: { id: host('two') } });
  });

  it('cannot be removed while they run or are protected', () => {
    const { act, call, id, put, up } = farm();
    put({ delete_protected: true });
    expect(detail(call('DELETE', `/vms/${id}`))).toBe(
      '[Cannot remove VM. Delete protection is enabled. In order to delete, disable Delete protection first.]',
    );
    put({ delete_protected: false });
    up();
    expect(detail(call('DELETE', `/vms/${id}`))).toBe('[Cannot remove VM. VM is running.]');
    act('stop');
    expect(call('DELETE', `/vms/${id}`).status).toBe(200);
  });

  it('answer an action for a VM that does not exist with a crash', () => {
    const { call } = farm();
    expect(call('POST', '/vms/11111111-2222-3333-4444-555555555555/start', {}).status).toBe(500);
  });
});

describe('memory of VMs', () => {
  it('is kept in whole MiB, four times of it at most, all of it guaranteed', () => {
    const { call } = farm();
    const made = call('POST', '/vms', {
      name: 'odd',
      cluster: { name: 'Default' },
      template: { name: 'Blank' },
      memory: 2 ** 30 + 12345,
    });
    expect(made.body).toMatchObject({
      memory: String(2 ** 30),
      memory_policy: { guaranteed: String(2 ** 30), max: String(4 * 2 ** 30) },
    });
  });

  it('does not grow past its maximum unless that grows too', () => {
    const { put } = farm();
    expect(put({ memory: 16 * 2 ** 30 })).toMatchObject({
      status: 409,
      body: { detail: '[Cannot edit VM. Memory size (16384MB) cannot exceed maximum memory size (8192MB).]' },
    });
    expect(put({ memory: 16 * 2 ** 30, memory_policy: { max: 32 * 2 ** 30 } }).status).toBe(200);
  });

  it('keeps memory_policy.max over other edits', () => {
    const { get, put } = farm();
    put({ memory_policy: { ballooning: false } });
    expect(at(get(), 'memory_policy')).toEqual({
      ballooning: 'false',
      guaranteed: String(2 * 2 ** 30),
      max: String(8 * 2 ** 30),
    });
  });
});

describe.each(releases)('a VM of %s', (release) => {
  it('starts, stops and shows its state', () => {
    const { act, get, up } = farm({ release });
    up();
    expect(get()).toMatchObject({ status: 'up', run_once: 'false', next_run_configuration_exists: 'false' });
    act('stop');
    expect(get()).toMatchObject({ status: 'down' });
  });
});
