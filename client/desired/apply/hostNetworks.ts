import type { Attachment } from '../../engine/networkAttachments';
import type { Host } from '../../engine/hosts';
import type { Change, ChangeOf, Placement } from '../change';
import { withEvents } from './evidence';
import { commitsOnSuccess } from '../releases';
import { worldMoved } from './remaining';
import { rest, waitUntil } from './waiting';
import type { Execute, Work } from './work';
import { isUncertain, write } from './writing';

/**
 * One setupnetworks call for all networks of a host. What exists is named by its attachment's id and nothing else is sent, so the
 * engine keeps its IP settings, properties and QoS (observed on engine 4.5.8).
 */
export const setUpNetworks: Execute<'host.networks'> = async (work, change) => {
  const { engine, names } = work;
  const hostId = names.id('host', change.host);
  const { version } = await work.system();
  const isDone = async (): Promise<boolean> => isEmpty(toDo(work, change, await attachmentsOf(work, hostId)));

  await networksAtRest(work, change, hostId);
  const setup = toDo(work, change, await attachmentsOf(work, hostId));
  if (isEmpty(setup)) return;
  const correlationId = crypto.randomUUID();
  try {
    const commit = commitsOnSuccess(version) ? { commitOnSuccess: true } : {};
    await write(work, () => engine.hosts.setupNetworks(hostId, { ...setup, ...commit }, { correlationId }));
    await networksAtRest(work, change, hostId);
  } catch (error) {
    // What became of it is asked here and not by a new plan: where it has to be committed still, a plan would not show that.
    if (!isUncertain(error)) throw await withEvents(work, error, correlationId);
    work.report({ kind: 'uncertain', change, error: error instanceof Error ? error.message : String(error) });
    await networksAtRest(work, change, hostId);
    if (!(await isDone())) throw await withEvents(work, error, correlationId);
  }
  // The host forgets at its next boot what is not committed.
  if (!commitsOnSuccess(version)) await commit(work, hostId);
};

/** Committing twice does no harm, and no plan could show that it is missing: after an uncertain answer it is asked for again. */
const commit = async (work: Work, hostId: string): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      await write(work, () => work.engine.hosts.commitNetConfig(hostId));
      return;
    } catch (error) {
      if (!isUncertain(error) || tries >= COMMIT_TRIES) throw error;
      await rest(work, COMMIT_DELAY_MS * tries);
    }
  }
};
const COMMIT_TRIES = 5;
const COMMIT_DELAY_MS = 2000;

interface Setup {
  readonly attach: readonly { readonly networkId: string; readonly hostNicName: string; readonly attachmentId?: string }[];
  readonly synchronize: readonly { readonly attachmentId: string }[];
}

const isEmpty = ({ attach, synchronize }: Setup): boolean => attach.length + synchronize.length === 0;

type Placed = Attachment & { readonly nic: string | undefined };

const attachmentsOf = async ({ engine }: Work, hostId: string): Promise<readonly Placed[]> => {
  const [attachments, nics] = await Promise.all([engine.networkAttachments.list(hostId), engine.hostNics.list(hostId)]);
  return attachments.map((one) => ({
    ...one,
    nic: one.hostNicName ?? nics.find(({ id }) => id === one.hostNicId)?.name,
  }));
};

/** What is left of the change, held against the attachments that are there now. */
const toDo = (work: Work, { host, before, after, synchronize }: ChangeOf<'host.networks'>, now: readonly Placed[]): Setup => {
  const idOf = ({ network }: Placement): string => work.names.id('network', network);
  const attach = after.flatMap((wanted) => {
    const networkId = idOf(wanted);
    const there = now.find((one) => one.networkId === networkId);
    if (there?.nic === wanted.nic) return [];
    const seenOn = before.find((one) => one.network.name === wanted.network.name)?.nic;
    if (there && there.nic !== seenOn)
      throw worldMoved(`network ${wanted.network.name} of ${host.name} is on ${there.nic ?? 'an unknown NIC'} now`);
    return [{ networkId, hostNicName: wanted.nic, ...(there && { attachmentId: there.id }) }];
  });
  // Also what is in place and has fallen out of sync since, as after a change of the network's VLAN or MTU in the same plan.
  const wanted = new Set([...after, ...synchronize].map(idOf));
  const moving = new Set(attach.map(({ networkId }) => networkId));
  const outOfSync = now.filter((one) => wanted.has(one.networkId) && !moving.has(one.networkId) && !one.inSync);
  return { attach, synchronize: outOfSync.map(({ id }) => ({ attachmentId: id })) };
};

/** A second network operation on a host waits or is refused, so the first must be over. Before 4.2.6 the engine does not tell. */
const networksAtRest = (work: Work, change: Change, hostId: string): Promise<Host> =>
  waitUntil(work, change, {
    for: 'the network operation of the host to end',
    limitMs: work.limits.networks,
    read: () => work.engine.hosts.get(hostId, { allContent: true }),
    state: ({ status }) => status,
    isSettled: ({ networkOperationInProgress }) => networkOperationInProgress !== true,
  });
