import { EngineFault } from '../../errors';
import type { Change } from '../change';
import { isHostOwed, OUR_REASON } from '../unfinished';
import { bring } from './states';
import { waitUntil } from './waiting';
import type { Work } from './work';

/** States in which a host stays. While one starts, also after a reboot, it may be non_responsive for minutes. */
const RESTING = new Set(['up', 'down', 'maintenance', 'non_operational', 'error', 'install_failed', 'pending_approval']);
const RESTING_OR_LOST = new Set([...RESTING, 'non_responsive']);
const UP = new Set(['up']);
const MAINTENANCE = new Set(['maintenance']);

/**
 * Does something to a host while it is in maintenance, and brings it back into service if it was in service before. A host that
 * somebody else has put into maintenance stays there.
 *
 * When the engine refuses what was to be done, the host goes back into service all the same, as far as that is possible.
 */
export const outOfService = async (
  work: Work,
  change: Change,
  host: { readonly id: string; readonly name: string },
  task: (returns: boolean) => Promise<void>,
): Promise<void> => {
  const before = await atRest(work, change, host);
  const returns = before.status !== 'maintenance' || isHostOwed(before);
  await deactivate(work, change, host);
  try {
    await task(returns);
  } catch (error) {
    const refused = error instanceof EngineFault && error.code !== 'engine.failed';
    if (returns && refused) await activate(work, change, host).catch(() => undefined); // the refusal is what the user must see
    throw error;
  }
  if (returns) await activate(work, change, host);
};

/** The host once it is in no passing state: an earlier run may have been ended while it was being installed. */
export const atRest = (work: Work, change: Change, { id, name }: { readonly id: string; readonly name: string }) =>
  waitUntil(work, change, {
    for: `${name} to finish what it is doing`,
    limitMs: work.limits.install,
    read: () => work.engine.hosts.get(id),
    state: ({ status }) => status,
    isSettled: ({ status }) => RESTING_OR_LOST.has(status),
    advice: 'When it has come to rest, apply again.',
  });

const deactivate = (work: Work, change: Change, { id, name }: { readonly id: string; readonly name: string }): Promise<string> =>
  bring(work, change, {
    for: `${name} to be in maintenance`,
    limitMs: work.limits.maintenance,
    status: async () => (await work.engine.hosts.get(id)).status,
    resting: RESTING_OR_LOST,
    goals: MAINTENANCE,
    send: (correlationId) => work.engine.hosts.deactivate(id, { reason: OUR_REASON }, { correlationId }),
    advice: 'Its virtual machines must be able to migrate away: move or stop those that cannot, then apply again.',
  });

/** @param flag what the engine is to do at the end of the installation; each absent where this engine does not know it */
export const install = (
  work: Work,
  change: Change,
  { id, name }: { readonly id: string; readonly name: string },
  flags: { readonly activate?: boolean; readonly reboot?: boolean },
): Promise<string> =>
  bring(work, change, {
    for: `the installation of ${name}`,
    limitMs: work.limits.install,
    status: async () => (await work.engine.hosts.get(id)).status,
    resting: RESTING,
    goals: new Set(['maintenance', 'up']),
    always: true,
    send: (correlationId) => work.engine.hosts.install(id, flags, { correlationId }),
    advice: 'The log is on the engine machine in /var/log/ovirt-engine/host-deploy. When it is mended, apply again.',
  });

export const activate = (
  work: Work,
  change: Change,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<string> =>
  bring(work, change, {
    for: `${name} to be up`,
    limitMs: work.limits.activate,
    status: async () => (await work.engine.hosts.get(id)).status,
    resting: RESTING,
    goals: UP,
    send: (correlationId) => work.engine.hosts.activate(id, { correlationId }),
    advice: "Look at the host's events in the portal; when it is mended, activate it and apply again.",
  });
