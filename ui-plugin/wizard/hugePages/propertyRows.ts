import type { Plan, SeenVm } from '../../../client/index';
import { nextOf } from './choice';

export interface PropertyRow {
  readonly name: string;
  readonly before?: string;
  readonly after?: string;
  readonly change: 'kept' | 'added' | 'changed' | 'removed';
}

/** All custom properties of a VM before and after a plan: those that change first, then by name. */
export const propertyRows = (plan: Plan, vm: SeenVm): readonly PropertyRow[] => {
  const change = plan.changes.find((one) => one.kind === 'vm.properties' && one.vm.name === vm.name);
  const now = nextOf(vm).properties;
  const [before, after] = change?.kind === 'vm.properties' ? [change.before, change.after] : [now, now];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .map((name) => rowOf(name, new Map(Object.entries(before)).get(name), new Map(Object.entries(after)).get(name)))
    .sort((a, b) => Number(a.change === 'kept') - Number(b.change === 'kept') || (a.name < b.name ? -1 : 1));
};

const rowOf = (name: string, before: string | undefined, after: string | undefined): PropertyRow => ({
  name,
  ...(before !== undefined && { before }),
  ...(after !== undefined && { after }),
  change: changeOf(before, after),
});

const changeOf = (before: string | undefined, after: string | undefined): PropertyRow['change'] => {
  if (before === after) return 'kept';
  if (before === undefined) return 'added';
  return after === undefined ? 'removed' : 'changed';
};
