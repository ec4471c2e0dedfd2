import type { Change, ChangeOf } from '../change';

/** VMs that are stopped for the changes between and owe their start, by the change that starts each. */
export interface Windows {
  /** To be told before a change is begun and after it is done. */
  begun(change: Change): void;
  done(change: Change): void;
  isOwed(change: Change): boolean;
  /** Starts that are owed, besides those that are among these changes. */
  owed(todo?: readonly Change[]): readonly ChangeOf<'vm.start'>[];
}

/** @param shown the changes that the user saw: a VM is started only where that was one of them */
export const createWindows = (shown: readonly Change[]): Windows => {
  const starts = shown.filter((change) => change.kind === 'vm.start');
  const open = new Map<string, ChangeOf<'vm.start'>>();
  return {
    begun: (change) => {
      if (change.kind !== 'vm.stop') return;
      const start = starts.find(({ vm }) => vm.name === change.vm.name);
      if (start) open.set(start.id, start);
    },
    done: (change) => void open.delete(change.id),
    isOwed: (change) => open.has(change.id),
    owed: (todo = []) => {
      const coming = new Set(todo.map(({ id }) => id));
      return [...open.values()].filter(({ id }) => !coming.has(id));
    },
  };
};
