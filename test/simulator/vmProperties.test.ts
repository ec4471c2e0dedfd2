import { merge } from '../../simulator/engine/options';
import { at, detail, farm, releases } from './farm';

const SHARED = 'hugepages_shared=^(true|false)$';

describe('custom properties of VMs', () => {
  it('replace the whole list', () => {
    const { own, owned } = farm();
    own({ hugepages: '1048576', sap_agent: 'true' });
    own({ sap_agent: 'true' });
    expect(owned()).toEqual(['sap_agent=true']);
  });

  it('stay when a write does not speak of them, and go with an empty list', () => {
    const { own, owned, put } = farm();
    own({ hugepages: '1048576' });
    put({ description: 'kept' });
    expect(owned()).toEqual(['hugepages=1048576']);
    put({ custom_properties: {} });
    expect(owned()).toEqual([]);
  });

  it('keep the last value of a name that comes twice, and no entry without value', () => {
    const { put, owned } = farm();
    put({
      custom_properties: {
        custom_property: [{ name: 'hugepages', value: '2048' }, { name: 'hugepages', value: '1048576' }, { name: 'sap_agent' }],
      },
    });
    expect(owned()).toEqual(['hugepages=1048576']);
  });

  it('are listed with predefined ones first, whatever the order of the request', () => {
    const { own, owned } = farm({ defined: SHARED });
    own({ hugepages_shared: 'true', hugepages: '1048576' });
    expect(owned()).toEqual(['hugepages=1048576', 'hugepages_shared=true']);
  });

  it.each([
    [
      'a key that nobody defined',
      { nosuch: '1' },
      '[Cannot edit VM if some of the specified custom properties are not configured by the system. The keys are: nosuch]',
    ],
    [
      'a value that the expression does not fit',
      { hugepages: '1G' },
      '[Cannot edit VM if some of the specified custom properties have illegal values. The keys are: hugepages]',
    ],
    [
      'an empty value',
      { hugepages: '' },
      '[Cannot edit VM if some of the specified custom properties have illegal values. The keys are: hugepages]',
    ],
    [
      'a key with a blank',
      { 'huge pages': '1' },
      '[Cannot edit VM if custom properties are in invalid format. Please check the input.]',
    ],
    [
      'a semicolon that begins another key',
      { hugepages: '2048;x=1' },
      '[Cannot edit VM if some of the specified custom properties are not configured by the system. The keys are: x]',
    ],
    [
      'a semicolon that begins nothing',
      { hugepages: '2048;x' },
      '[Cannot edit VM if custom properties are in invalid format. Please check the input.]',
    ],
  ])('refuse %s', (_, properties, text) => {
    const { own, owned } = farm();
    const answer = own(properties);
    expect(answer.status).toBe(400);
    expect(detail(answer)).toBe(text);
    expect(owned()).toEqual([]);
  });

  it('name every kind of mistake in one answer', () => {
    const { own } = farm();
    expect(detail(own({ nosuch: '1', hugepages: 'x' }))).toMatch(
      /keys are: nosuch, Cannot edit VM .* illegal values\. The keys are: hugepages\]$/,
    );
  });

  it('speak of adding when a VM is made', () => {
    const { call } = farm();
    const answer = call('POST', '/vms', {
      name: 'new',
      cluster: { name: 'Default' },
      template: { name: 'Blank' },
      custom_properties: { custom_property: [{ name: 'dpdk', value: 'true' }] },
    });
    expect(detail(answer)).toBe(
      '[Cannot add VM if some of the specified custom properties are not configured by the system. The keys are: dpdk]',
    );
  });

  it.each(releases)('have hugepages predefined at the newest level of %s', (release) => {
    const { own } = farm({ release });
    expect(own({ hugepages: '1048576' }).status).toBe(200);
  });

  it('have no hugepages at level 4.1', () => {
    const { put, own } = farm({ release: '4.3.10' });
    expect(put({ custom_compatibility_version: { major: 4, minor: 1 } }).status).toBe(200);
    expect(detail(own({ hugepages: '1048576' }))).toContain('The keys are: hugepages');
  });

  it('are checked against the level of the VM: one that its new level lacks refuses the change', () => {
    const { own, owned, put, state } = farm({ defined: SHARED });
    own({ hugepages_shared: 'true' });
    state.options = { ...state.options, catalogue: { UserDefinedVMProperties: { '4.8': SHARED } } };
    const answer = put({ custom_compatibility_version: { major: 4, minor: 6 } });
    expect(detail(answer)).toContain('not configured by the system. The keys are: hugepages_shared');
    expect(owned()).toEqual(['hugepages_shared=true']);
  });

  it('go silently when the level of the cluster rises to one that lacks them', () => {
    const { call, cluster, own, owned, state } = farm({ defined: SHARED, level: '4.7' });
    own({ hugepages: '1048576', hugepages_shared: 'true' });
    state.options = { ...state.options, catalogue: { UserDefinedVMProperties: { '4.7': SHARED } } };
    expect(call('PUT', `/clusters/${cluster}`, { version: { major: 4, minor: 8 } }).status).toBe(200);
    expect(owned()).toEqual(['hugepages=1048576']);
  });

  it('are shown twice, and accept what the site allows, when the site declares a predefined key again', () => {
    const { own, owned } = farm({ defined: 'hugepages=^.*$;hugepages_shared=(true|false)' });
    expect(own({ hugepages: '1G', hugepages_shared: 'true' }).status).toBe(200);
    expect(owned()).toEqual(['hugepages=1G', 'hugepages=1G', 'hugepages_shared=true']);
  });

  it('read as defined after reloadconfigurations, but are accepted only after a restart', () => {
    const { simulator, call, own } = farm();
    simulator.state.options = merge(simulator.state.options, '4.8', SHARED);
    const shown = () =>
      at(call('GET', '/options/UserDefinedVMProperties?version=4.8').body, 'values', 'system_option_value', 0, 'value');
    expect(shown()).toBe('');
    call('POST', '/reloadconfigurations', {});
    expect(shown()).toBe(SHARED);
    expect(own({ hugepages_shared: 'true' }).status).toBe(400);
  });

  it('come from the template unless the request has its own', () => {
    const { call, own, state } = farm();
    own({ hugepages: '1048576' });
    expect(call('POST', '/templates', { name: 'gold', vm: { name: 'vnf' } }).status).toBe(201);
    const made = (name: string, more: object) =>
      call('POST', '/vms', { name, cluster: { name: 'Default' }, template: { name: 'gold' }, ...more });
    made('same', {});
    made('other', { custom_properties: { custom_property: [{ name: 'sap_agent', value: 'true' }] } });
    made('none', { custom_properties: {} });
    const of = (name: string) => state.vms.find((each) => each.name === name)?.custom_properties;
    expect(of('same')).toEqual([{ name: 'hugepages', value: '1048576' }]);
    expect(of('other')).toEqual([{ name: 'sap_agent', value: 'true' }]);
    expect(of('none')).toEqual([]);
  });

  it('reach the VMs of a pool through its template', () => {
    const { call, own, state } = farm();
    own({ hugepages: '1048576' });
    call('POST', '/templates', { name: 'gold', vm: { name: 'vnf' } });
    const pool = call('POST', '/vmpools', { name: 'crew', cluster: { name: 'Default' }, template: { name: 'gold' }, size: 2 });
    expect(pool.status).toBe(201);
    const crew = state.vms.all().filter(({ name }) => name.startsWith('crew-'));
    expect(crew.map(({ name, custom_properties }) => [name, custom_properties])).toEqual([
      ['crew-1', [{ name: 'hugepages', value: '1048576' }]],
      ['crew-2', [{ name: 'hugepages', value: '1048576' }]],
    ]);
  });

  it('do not help a VM with an instance type that was made through the API: the engine breaks', () => {
    const { call } = farm();
    call('POST', '/instancetypes', { name: 'small', memory: 2 ** 30 });
    const answer = call('POST', '/vms', {
      name: 'new',
      cluster: { name: 'Default' },
      template: { name: 'Blank' },
      instance_type: { name: 'small' },
    });
    expect(answer.status).toBe(500);
    expect(answer.body).toContain('<title>ERROR</title>');
  });
});
