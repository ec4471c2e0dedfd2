import type { Link } from '../link';
import { worst } from './judgement';

/** One host's or VM's link. */
export interface Member {
  readonly name: string;
  readonly link: Link;
}

/** Names that a summary gives at most; the count is always there. */
const MOST_NAMES = 3;

/**
 * The worst of several hosts' or VMs' links, with those that share it: `affected` names the first of them, `affectedCount` of
 * `members` counts them.
 */
export const summary = (of: 'hosts' | 'vms', members: readonly Member[], nobody: Link): Link => {
  if (members.length === 0) return nobody;
  const link = worst(
    members.map((member) => member.link),
    members[0]?.link ?? nobody,
  );
  const same = members.filter(({ link: one }) => one.code === link.code && one.state === link.state);
  return {
    ...link,
    values: {
      ...link.values,
      of,
      affected: same.slice(0, MOST_NAMES).map(({ name }) => name),
      affectedCount: same.length,
      members: members.length,
    },
  };
};
