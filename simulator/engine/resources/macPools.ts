import { resource, type Call } from '../call';
import { mandatory, notFound, refuse } from '../faults';
import { macPool, type MacPool } from '../model/dataCenter';
import { demand } from '../roles';
import type { MacPoolRow } from '../state';
import { merged } from './merge';

const MAC = /^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i;
const TEXT =
  'MAC address must be in format "HH:HH:HH:HH:HH:HH" where H is a hexadecimal character (either a digit or A-F, case is insignificant).';

const existing = (call: Call, id: string): MacPoolRow => {
  const row = call.state.macPools.get(id);
  if (!row) throw notFound();
  return row;
};

/** A reversed range passes: observed, recorded step 30-033. */
function validate(call: Call, input: MacPool, verb: 'create' | 'edit', id?: string): void {
  const problems = (input.ranges ?? []).flatMap(({ from, to }, index) => [
    ...(MAC.test(from ?? '') ? [] : [`${TEXT}, Attribute: macPool.ranges[${index}].macFrom`]),
    ...(MAC.test(to ?? '') ? [] : [`${TEXT}, Attribute: macPool.ranges[${index}].macTo`]),
  ]);
  if (problems.length > 0) throw refuse(400, ...problems);
  if (input.name !== undefined && call.state.macPools.find((each) => each.name === input.name && each.id !== id))
    throw refuse(409, `Cannot ${verb} MAC Pool. The MAC Pool name is already in use, please choose a unique name and try again.`);
}

export const macPools = resource({
  path: 'macpools',
  type: macPool,
  service: ['mac_pools', 'mac_pool'],
  list: (call) => call.state.macPools.all(),
  get: (call, id) => call.state.macPools.get(id),
  add: (call, input) => {
    if (input.name === undefined) throw mandatory('pool.name');
    if (input.ranges === undefined || input.ranges.length === 0) throw mandatory('pool.ranges.to');
    demand(call.state, call.user, 'CREATE_STORAGE_POOL', undefined);
    validate(call, input, 'create');
    return call.state.macPools.put({
      id: call.ids.uuid(`mac_pool ${input.name}`),
      name: input.name,
      description: input.description,
      allow_duplicates: input.allow_duplicates ?? false,
      default_pool: false,
      ranges: input.ranges,
    });
  },
  update: (call, id, input) => {
    const row = existing(call, id);
    demand(call.state, call.user, 'CREATE_STORAGE_POOL', undefined);
    validate(call, input, 'edit', id);
    return call.state.macPools.put({ ...merged(row, input), id, name: input.name ?? row.name, default_pool: row.default_pool });
  },
  remove: (call, id) => {
    const row = existing(call, id);
    demand(call.state, call.user, 'CREATE_STORAGE_POOL', undefined);
    if (row.default_pool) throw refuse(409, 'Cannot remove MAC Pool. Default MAC Pool cannot be removed.');
    const users = call.state.clusters.where((each) => each.mac_pool?.id === id).map(({ name }) => name);
    if (users.length > 0)
      throw refuse(
        409,
        `Cannot remove MAC Pool. Several Clusters (${users.length}) are using this MAC Pool:\n${users.join(',\n')}\n - Please remove it from all Clusters that are using it and try again.`,
      );
    call.state.macPools.remove(id);
  },
});
