import type { Change, Finding } from '../change';
import type { Values } from '../../errors';
import type { FindingCode } from '../findingCode';

/** A plan while it is being made: the parts of the planner write into it in the order of work. */
export interface Draft {
  readonly changes: Change[];
  readonly findings: Finding[];
  /** Adds a change and returns its id, for the `needs` of others. */
  add(change: Change): string;
  /** What stands against the plan: it will not be applied. */
  problem(code: FindingCode, path: string, values?: Values): void;
  /** What the user should know. */
  note(code: FindingCode, path: string, values?: Values): void;
}

export const createDraft = (): Draft => {
  const changes: Change[] = [];
  const findings: Finding[] = [];
  return {
    changes,
    findings,
    add: (change) => {
      changes.push(change);
      return change.id;
    },
    problem: (code, path, values = {}) => void findings.push({ severity: 'problem', code, path, values }),
    note: (code, path, values = {}) => void findings.push({ severity: 'note', code, path, values }),
  };
};

/** The ids that exist, in order: most needs are conditional. */
export const needing = (...ids: readonly (string | undefined)[]): string[] => ids.filter((id) => id !== undefined);
