import { createSimulator } from '../../simulator/engine/engine';
import { installation } from '../../simulator/worlds/installation';
import { standIns } from '../../simulator/worlds/standIns';
import { caller, isRecord } from './caller';

const names = (body: unknown, key: string): readonly unknown[] => {
  const found = isRecord(body) ? body[key] : undefined;
  return Array.isArray(found) ? found.filter(isRecord).map(({ name }) => name) : [];
};
function site() {
  const simulator = createSimulator({
    release: '4.5.7',
    world: (engine) => {
      standIns()(engine);
      engine.state.users.put({ id: JANE, name: 'jane', password: 'demo', seen: false });
    },
  });
  const vm = simulator.state.vms.all()[0];
  if (!vm) throw new Error('the world lacks its VM');
  return { simulator, admin: caller(simulator), vm: vm.id };
}
const JANE = 'aaaaaaaa-0000-4000-8000-00000000000a';
const USER_ROLE = '00000000-0000-0000-0001-000000000001';
const ADD_JANE = { user_name: 'jane@internal-authz', domain: { name: 'internal-authz' } };

describe('users', () => {
  it('are added from the directory, where nobody else is', () => {
    const { admin } = site();
    expect(names(admin('GET', '/users').body, 'user')).toEqual(['admin']);
    expect(admin('POST', '/users', ADD_JANE)).toMatchObject({ status: 201, body: { principal: 'jane', namespace: '*' } });
    expect(names(admin('GET', '/users').body, 'user')).toEqual(['admin', 'jane']);
    expect(admin('POST', '/users', { ...ADD_JANE, user_name: 'ghost@internal-authz' })).toMatchObject({
      status: 404,
      body: { detail: 'Entity not found: ADUSER@internal-authz:: username=ghost' },
    });
  });

  it('lose their permissions when they are removed', () => {
    const { admin, simulator, vm } = site();
    admin('POST', '/users', ADD_JANE);
    admin('POST', `/vms/${vm}/permissions`, { user: { id: JANE }, role: { id: USER_ROLE } });
    expect(admin('DELETE', `/users/${JANE}`).status).toBe(200);
    expect(simulator.state.permissions.where(({ user }) => user === JANE)).toEqual([]);
  });
});

describe('permissions', () => {
  it('of an object list those from above too, each with the object that was asked for', () => {
    const { admin, vm } = site();
    admin('POST', '/users', ADD_JANE);
    admin('POST', `/vms/${vm}/permissions`, { user: { id: JANE }, role: { id: USER_ROLE } });
    const { body } = admin('GET', `/vms/${vm}/permissions`);
    const found = isRecord(body) && Array.isArray(body['permission']) ? body['permission'].filter(isRecord) : [];
    expect(found.length).toBeGreaterThan(1);
    expect(found.every((each) => isRecord(each['vm']) && each['vm']['id'] === vm)).toBe(true);
  });

  it('need a role that there is', () => {
    const { admin, vm } = site();
    admin('POST', '/users', ADD_JANE);
    const role = { id: '11111111-2222-3333-4444-555555555555' };
    expect(admin('POST', `/vms/${vm}/permissions`, { user: { id: JANE }, role })).toMatchObject({
      status: 400,
      body: { detail: '[Cannot add permission, invalid Role id]' },
    });
  });

  it('on the whole system are not granted at the user', () => {
    const { admin } = site();
    admin('POST', '/users', ADD_JANE);
    expect(admin('POST', `/users/${JANE}/permissions`, { role: { id: USER_ROLE } })).toMatchObject({
      status: 400,
      body: { detail: 'Permission [dataCenter|cluster|host|storageDomain|vm|vmPool|template.id] required for add' },
    });
    expect(admin('POST', '/permissions', { user: { id: JANE }, role: { id: USER_ROLE } }).status).toBe(201);
  });

  it('let in whom they were granted to', () => {
    const { admin, simulator, vm } = site();
    expect(caller(simulator, 'jane@internal')('GET', '/vms').status).toBe(401);
    admin('POST', '/users', ADD_JANE);
    admin('POST', `/vms/${vm}/permissions`, { user: { id: JANE }, role: { id: USER_ROLE } });
    const jane = caller(simulator, 'jane@internal');
    expect(names(jane('GET', '/vms').body, 'vm')).toHaveLength(1);
    expect(names(jane('GET', '/users').body, 'user')).toEqual(['jane']);
    expect(names(jane('GET', '/roles').body, 'role')).not.toContain('SuperUser');
    expect(jane('POST', `/vms/${vm}/nics`, { name: 'nic9' }).status).toBe(403);
    expect(jane('POST', '/reloadconfigurations', {})).toMatchObject({
      status: 403,
      body: { status: 'failed', fault: { detail: '[User is not authorized to perform this action.]' } },
    });
  });
});

describe('the filtered view', () => {
  it('hides pinning, the CPU types of levels and the summary of the engine', () => {
    const { admin, simulator, vm } = site();
    admin('POST', '/users', ADD_JANE);
    admin('POST', `/vms/${vm}/permissions`, { user: { id: JANE }, role: { id: USER_ROLE } });
    const jane = caller(simulator, 'jane@internal');
    expect(jane('GET', `/vms/${vm}`).body).not.toHaveProperty('placement_policy');
    expect(jane('GET', '/clusterlevels/4.7').body).not.toHaveProperty('cpu_types');
    expect(jane('GET', '').body).not.toHaveProperty('summary');
    expect(admin('GET', `/vms/${vm}`).body).toHaveProperty('placement_policy');
  });

  it('is what an administrator gets when he asks for it', () => {
    const { simulator } = site();
    const headers = { accept: 'application/json', filter: 'true', authorization: `Basic ${btoa('admin@internal:demo')}` };
    const reply = simulator.handle({ method: 'GET', path: '/ovirt-engine/api', headers, body: '' });
    expect(reply.body).not.toContain('"summary"');
  });
});

describe('storage', () => {
  it('is managed by the first host that came up, and by another one when that goes', () => {
    const simulator = createSimulator({
      release: '4.5.7',
      world: (engine) => {
        const world = installation(engine);
        const dc = world.dataCenter('dc1');
        const cluster = world.cluster('c1', dc);
        const made = createSimulator({ world: standIns() }).state.hosts.all()[0]?.machine;
        if (!made) throw new Error('the world lacks its host');
        for (const name of ['a', 'b']) world.host(name, cluster, { ...made, uuid: name });
      },
    });
    const call = caller(simulator);
    const states = () => {
      const { body } = call('GET', '/hosts');
      return isRecord(body) && Array.isArray(body['host'])
        ? body['host'].filter(isRecord).map(({ spm }) => (isRecord(spm) ? spm['status'] : undefined))
        : [];
    };
    expect(states()).toEqual(['spm', 'none']);
    const first = simulator.state.hosts.find(({ name }) => name === 'a');
    call('POST', `/hosts/${first?.id ?? ''}/deactivate`, {});
    simulator.clock.advance(60_000);
    expect(states()).toEqual(['none', 'spm']);
  });
});
