import { resource, type Call } from '../call';
import { incomplete, notFound, unknownEntity } from '../faults';
import { user } from '../model/common';
import { role } from '../model/monitoring';
import { demand, roles } from '../roles';
import { anyOf, own } from '../search';
import type { UserRow } from '../state';

const DOMAIN = 'internal-authz';
const hex = (text: string): string =>
  [...new TextEncoder().encode(text)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();

const view = (row: UserRow) => ({
  id: row.id,
  name: row.name,
  department: '',
  domain: { id: hex(DOMAIN), name: DOMAIN },
  domain_entry_id: hex(row.entry ?? row.id),
  email: row.name === 'admin' ? 'admin@localhost' : '',
  last_name: '',
  namespace: '*',
  principal: row.name,
  user_name: `${row.name}@${DOMAIN}`,
  user_options:
    row.name === 'admin'
      ? [
          {
            name: 'webAdmin',
            value: '{"localStorage": {}, "localStoragePersistence": true, "localStoragePersistenceVersion": 1}',
          },
        ]
      : undefined,
});
const existing = (call: Call, id: string): UserRow => {
  const row = call.state.users.get(id);
  if (!row?.seen) throw notFound();
  return row;
};

/** Users that the engine knows; the directory may know more. */
export const users = resource({
  path: 'users',
  type: user,
  service: ['users', 'user'],
  search: { usrname: own('principal'), name: own('name'), text: anyOf('name', 'user_name') },
  list: (call) => call.state.users.where(({ seen }) => seen).map(view),
  get: (call, id) => view(existing(call, id)),
  add: (call, input) => {
    if (input.user_name === undefined) throw incomplete('User', 'userName');
    demand(call.state, call.user, 'MANIPULATE_PERMISSIONS', undefined);
    const name = input.user_name.split('@')[0] ?? '';
    const row = call.state.users.find((each) => each.name === name);
    if (!row) throw unknownEntity(`ADUSER@${DOMAIN}:: username=${name}`);
    return view(call.state.users.put({ ...row, seen: true }));
  },
  remove: (call, id) => {
    const row = existing(call, id);
    demand(call.state, call.user, 'MANIPULATE_PERMISSIONS', undefined);
    call.state.users.put({ ...row, seen: false });
    for (const each of call.state.permissions.where((permission) => permission.user === id))
      call.state.permissions.remove(each.id);
  },
});

export const allRoles = resource({
  path: 'roles',
  type: role,
  list: () => roles.map((each) => ({ ...each, mutable: false })),
});
