import type { Change, Seen } from '../../../client/index';

/** One thing that the user has to agree to. */
export interface ConsentLine {
  /** Unique in the plan. */
  readonly id: string;
  readonly changeId: string;
  readonly code: 'maintenance' | 'reinstall' | 'reboot' | 'vmRestart';
  readonly values: Readonly<Record<string, string>>;
}

/** What a change by the engine disturbs, one by one. A VM is asked about once: what else is done to it happens while it is down. */
export const consentsOf = (changes: readonly Change[], { hosts }: Pick<Seen, 'hosts'>): readonly ConsentLine[] => {
  const asked = new Set<string>();
  const line = (change: Change, code: ConsentLine['code'], values: ConsentLine['values'], once: string): ConsentLine[] => {
    if (asked.has(once)) return [];
    asked.add(once);
    return [{ id: `${change.id}/${code}`, changeId: change.id, code, values }];
  };
  return changes.flatMap((change) => {
    if (change.by !== 'engine' || change.disruption === 'none') return [];
    if ('vm' in change) return line(change, 'vmRestart', { vm: change.vm.name }, `vm/${change.vm.name}`);
    if (!('host' in change)) return [];
    const host = change.host.name;
    const isAway = hosts.some(({ name, status }) => name === host && status === 'maintenance');
    const away = isAway ? [] : line(change, 'maintenance', { host }, `maintenance/${host}`);
    if (change.kind !== 'host.reinstall') return away;
    return [
      ...away,
      ...line(change, 'reinstall', { host }, `reinstall/${host}`),
      ...(change.reboots ? line(change, 'reboot', { host }, `reboot/${host}`) : []),
    ];
  });
};

/** Whether it may be left for later: the engine keeps what a running VM is given for its next start, whenever that is. */
export const canWait = ({ code, values }: ConsentLine, changes: readonly Change[]): boolean =>
  code === 'vmRestart' &&
  changes.some((change) => change.kind === 'vm.properties' && change.disruption === 'none' && change.vm.name === values['vm']);

/** Ids of the changes that may be carried out with what was agreed to; those of a VM that is not to be restarted are not among them. */
export const agreedChanges = (
  changes: readonly Change[],
  consents: readonly ConsentLine[] = [],
  agreed: ReadonlySet<string> = new Set(),
): readonly string[] => {
  const left = new Set(
    consents.filter((line) => canWait(line, changes) && !agreed.has(line.id)).map(({ values }) => values['vm']),
  );
  return (
    changes
      .filter((change) => change.by === 'engine' && change.disruption !== 'none')
      // What no box was drawn for nobody agreed to.
      .filter((change) => ('vm' in change ? !left.has(change.vm.name) : 'host' in change))
      .map(({ id }) => id)
  );
};
