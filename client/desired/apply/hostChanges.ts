import type { Host } from '../../engine/hosts';
import type { Change } from '../change';
import { isHostOwed } from '../unfinished';
import { activate, atRest, install, outOfService } from './hostService';
import { installKnowsActivate, syncsMovedHosts } from '../releases';
import { isStillToDo } from './stillSo';
import { waitUntil } from './waiting';
import type { Execute, Work } from './work';
import { write } from './writing';

/** The line is stored at once and reaches the host with the next install. Merging was done on the whole line: it must be the same. */
export const setKernelCmdline: Execute<'host.kernelCmdline'> = async (work, { host, before, after }) => {
  const { engine, names } = work;
  const now = await engine.hosts.get(names.id('host', host));
  if (isStillToDo(`kernel command line of ${host.name}`, now.kernelCmdline.custom, before.custom, after.custom))
    await write(work, () => engine.hosts.setKernelCmdline(now, after.custom));
};

export const reinstallHost: Execute<'host.reinstall'> = async (work, change) => {
  const { engine, names } = work;
  const { after, reboots } = change;
  const host = { id: names.id('host', change.host), name: change.host.name };
  const now = await atRest(work, change, host);
  if (runsWith(now, after.tokens)) return isHostOwed(now) ? void (await activate(work, change, host)) : undefined;
  const { version } = await work.system();
  await outOfService(work, change, host, async (returns) => {
    // `activate` from engine 4.3 on: the host comes back even when nobody is there any more to ask for it.
    const flags = { ...(installKnowsActivate(version) && { activate: returns }), ...(reboots && { reboot: true }) };
    await install(work, change, host, flags);
  });
  if (reboots && !runsWith(await engine.hosts.get(host.id), after.tokens)) await seeNewKernelLine(work, change, host);
};

const runsWith = ({ kernelCmdline: { reported = '' } }: Host, tokens: readonly string[]): boolean => {
  const running = new Set(reported.split(/\s+/));
  return tokens.length > 0 && tokens.every((token) => running.has(token));
};

/** In maintenance the engine reads a host anew only when asked. */
const seeNewKernelLine = async (
  work: Work,
  change: Extract<Change, { readonly kind: 'host.reinstall' }>,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<void> => {
  const { tokens } = change.after;
  await write(work, () => work.engine.hosts.refresh(id));
  await waitUntil(work, change, {
    for: `the kernel of ${name} to run with ${tokens.join(' ')}`,
    limitMs: work.limits.facts,
    read: () => work.engine.hosts.get(id),
    state: ({ kernelCmdline: { reported } }) => reported ?? 'not known',
    isSettled: (host) => runsWith(host, tokens),
  });
};

export const moveHost: Execute<'host.move'> = async (work, change) => {
  const { engine, names } = work;
  const host = { id: names.id('host', change.host), name: change.host.name };
  const target = names.id('cluster', change.after.cluster);
  const now = await atRest(work, change, host);
  if (!isStillToDo(`cluster of ${host.name}`, now.clusterId, names.id('cluster', change.before.cluster), target))
    return isHostOwed(now) ? void (await activate(work, change, host)) : undefined;
  const { version } = await work.system();
  await outOfService(work, change, host, async () => {
    const fresh = await engine.hosts.get(host.id);
    await write(work, () => engine.hosts.moveToCluster(fresh, target));
    if (!syncsMovedHosts(version)) await write(work, () => engine.hosts.syncAllNetworks(host.id));
  });
};

export const activateHost: Execute<'host.activate'> = async (work, change) => {
  await activate(work, change, { id: work.names.id('host', change.host), name: change.host.name });
};
