import { at, detail, farm } from './farm';

const GIB = 2 ** 30;

describe('a change of a running VM', () => {
  it('waits for the next run, is shown with next_run, and is reported as pending', () => {
    const { get, own, owned, up } = farm();
    up();
    const answer = own({ hugepages: '1048576' });
    expect(answer).toMatchObject({ status: 200, body: { next_run_configuration_exists: 'true' } });
    expect(at(answer.body, 'custom_properties')).toBeUndefined();
    expect(owned()).toEqual([]);
    expect(owned('?next_run=true')).toEqual(['hugepages=1048576']);
    expect(at(get(), 'next_run_configuration_exists')).toBe('true');
  });

  it('becomes current as soon as the VM is down, before it starts again', () => {
    const { act, get, own, owned, up } = farm();
    up();
    own({ hugepages: '1048576' });
    act('stop');
    expect(get()).toMatchObject({ status: 'down', next_run_configuration_exists: 'false' });
    expect(owned()).toEqual(['hugepages=1048576']);
  });

  it('takes effect by a reboot through the engine', () => {
    const { act, get, own, owned, simulator, up } = farm();
    up();
    own({ sap_agent: 'true' });
    act('reboot');
    expect(at(get(), 'status')).toBe('reboot_in_progress');
    simulator.clock.advance(60_000);
    expect(get()).toMatchObject({ status: 'up', next_run_configuration_exists: 'false' });
    expect(owned()).toEqual(['sap_agent=true']);
  });

  it('stays pending after the old values were set again', () => {
    const { get, own, up } = farm();
    up();
    own({ hugepages: '1048576' });
    own({});
    expect(at(get(), 'next_run_configuration_exists')).toBe('true');
  });

  it.each([
    ['the name', { name: 'other' }],
    ['the description', { description: 'other' }],
    ['the comment', { comment: 'other' }],
    ['protection', { delete_protected: 'true' }],
    ['the pinning', { placement_policy: { affinity: 'user_migratable' } }],
  ])('happens at once for %s', (_, body) => {
    const { get, put, up } = farm();
    up();
    put(body);
    expect(get()).toMatchObject({ ...body, next_run_configuration_exists: 'false' });
  });

  it('plugs sockets and memory at once', () => {
    const { get, put, up } = farm();
    up();
    put({ cpu: { topology: { sockets: 2, cores: 1, threads: 1 } }, memory: 3 * GIB });
    expect(get()).toMatchObject({
      cpu: { topology: { sockets: '2' } },
      memory: String(3 * GIB),
      next_run_configuration_exists: 'false',
    });
  });

  it('waits with cores, threads, ballooning and the maximum of memory', () => {
    const { get, put, up } = farm();
    up();
    put({ cpu: { topology: { cores: 2 } }, memory_policy: { ballooning: false, max: 16 * GIB } });
    expect(get()).toMatchObject({
      cpu: { topology: { cores: '1' } },
      memory_policy: { ballooning: 'true', max: String(8 * GIB) },
      next_run_configuration_exists: 'true',
    });
    expect(get('?next_run=true')).toMatchObject({
      cpu: { topology: { cores: '2' } },
      memory_policy: { ballooning: 'false', max: String(16 * GIB) },
    });
  });

  it('is put off altogether by next_run=true', () => {
    const { get, put, up } = farm();
    up();
    put({ memory: 3 * GIB }, '?next_run=true');
    expect(get()).toMatchObject({ memory: String(2 * GIB), next_run_configuration_exists: 'true' });
  });

  it('is refused while another amount of memory is pending, whatever it changes', () => {
    const { put, up } = farm();
    up();
    put({ memory: 3 * GIB }, '?next_run=true');
    const answer = put({ name: 'other' });
    expect(answer.status).toBe(400);
    expect(detail(answer)).toBe('[Cannot hot change memory because memory next run configuration already exists.]');
  });

  it('writes what is pending anew from the current values: pending ones that are not sent again are lost', () => {
    const { own, owned, put, up } = farm();
    up();
    own({ hugepages: '1048576' });
    put({ description: 'unsuspecting' });
    expect(owned('?next_run=true')).toEqual([]);
  });

  it('keeps what is pending when it is put off too', () => {
    const { own, owned, put, up } = farm();
    up();
    own({ hugepages: '1048576' });
    put({ description: 'careful' }, '?next_run=true');
    expect(owned('?next_run=true')).toEqual(['hugepages=1048576']);
  });

  it('is refused for the cluster', () => {
    const { call, put, up } = farm();
    call('POST', '/clusters', { name: 'second', data_center: { name: 'Default' } });
    up();
    expect(put({ cluster: { name: 'second' } })).toMatchObject({
      status: 409,
      body: { detail: '[Cannot update a VM in this status. Try stopping the VM first.]' },
    });
  });

  it('cannot pin it to a host where it is not', () => {
    const { put, up } = farm();
    up();
    expect(detail(put({ placement_policy: { affinity: 'pinned', hosts: { host: [{ name: 'two' }] } } }))).toBe(
      '[Cannot edit VM. Running VM is hosted on one. Include one in dedicated hosts, or migrate VM to dedicated host prior to pinning.]',
    );
  });
});

describe('a change of a VM that is down', () => {
  it('happens at once and leaves nothing pending', () => {
    const { get, own, owned } = farm();
    own({ hugepages: '1048576' });
    expect(owned()).toEqual(['hugepages=1048576']);
    expect(at(get(), 'next_run_configuration_exists')).toBe('false');
  });

  it('clears the pinning list when a policy without hosts is sent', () => {
    const { get, put } = farm();
    put({ placement_policy: { affinity: 'pinned', hosts: { host: [{ name: 'two' }] } } });
    put({ placement_policy: { affinity: 'migratable' } });
    expect(at(get(), 'placement_policy')).toEqual({ affinity: 'migratable' });
  });

  it('is refused while the VM is locked', () => {
    const { id, put, state } = farm();
    const row = state.vms.get(id);
    if (row) state.vms.put({ ...row, status: 'image_locked' });
    expect(put({ description: 'x' })).toMatchObject({
      status: 409,
      body: { detail: '[Cannot edit VM: VM is locked. Please try again in a few minutes.]' },
    });
  });
});
