import type { Link } from '../../client/index';

/** What the button beside an opened link of a VM does. `restart` is a plan like any other: the wizard shows it and asks. */
export type LinkAction =
  { readonly kind: 'hugePages' | 'restart' } | { readonly kind: 'host' | 'cluster'; readonly name: string };

const BY_WIZARD: ReadonlySet<string> = new Set([
  'link.vm.noHugepages',
  'link.vm.hugepagesZero',
  'link.vm.hugepagesText',
  'link.vm.noHostHasSize',
  'link.vm.sharedUnset',
  'link.vm.sharedUndefined',
  'link.vm.sharedNoCell',
  'link.vm.memoryRounded',
]);
const BY_RESTART: ReadonlySet<string> = new Set(['link.vm.pendingRestart', 'link.datapath.notVhostUser']);

/** Only the first link has to do with a host; its tab has the wizards that mend it. */
export const linkAction = ({ name, state, code, values }: Link): LinkAction | undefined => {
  if (BY_RESTART.has(code)) return { kind: 'restart' };
  if (BY_WIZARD.has(code)) return { kind: 'hugePages' };
  // Nothing is wrong there: the VM is down, and any start will tell.
  if (code === 'link.datapath.vmDown') return undefined;
  if (state === 'ok' || (name !== 'network' && name !== 'datapath')) return undefined;
  const { host, cluster } = values;
  if (typeof host === 'string') return { kind: 'host', name: host };
  return typeof cluster === 'string' ? { kind: 'cluster', name: cluster } : undefined;
};
