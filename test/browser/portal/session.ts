import type { World } from '../../../simulator/engine/engine';
import { installation } from '../../../simulator/worlds/installation';
import { standInMachine } from '../../../simulator/worlds/standIns';
import type { Noted } from '../support/plugins';
import recorded from './recorded.json';

/** The lab of the recorded session: three hosts and three virtual machines that are down. */
export const lab: World = (engine) => {
  const build = installation(engine);
  const cluster = engine.state.clusters.put({
    ...build.defaultCluster,
    cpu: { architecture: 'x86_64', type: 'Intel Nehalem Family' },
  });
  engine.state.dataCenters.put({ ...build.dc, status: 'up' });
  for (const name of ['dpdk1', 'dpdk2', 'leg1']) build.host(name, cluster, standInMachine(name));
  for (const name of ['vm1', 'vm2', 'vm3']) build.vm(name, cluster, {});
};

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
/** Ids and addresses are another installation's. */
const elsewhere = (text: string): string =>
  text
    .replace(UUID, 'UUID')
    .replaceAll(/dpdk1\.lab|dpdk2\.lab|leg1\.lab/g, (name) => name.replace('.lab', '.example'))
    .replaceAll(/http:\/\/(engine\.test|127\.0\.0\.1:\d+)/g, 'http://engine')
    .replaceAll('?locale=en_US', '');
const asLine = ({ event, args, hash }: Noted): string => elsewhere(`${event} ${JSON.stringify(args)} at ${hash ?? ''}`);

/** Times at which a grid of the recorded session was refreshed by itself; here one timer serves all lists. */
const REFRESHES = [14857, 16465, 24839, 26424, 34855, 36423, 44839, 46421, 62131, 62153, 87553];
const isRefresh = (t: number, event: string): boolean =>
  /Btn\.is/.test(event) && REFRESHES.some((start) => t >= start && t < start + 8);

const isOfContent = (line: string): boolean => line.startsWith('content');
export interface Told {
  /** Calls of the plugin, in order. */
  readonly calls: readonly string[];
  /** What its pages noted, in order: they load when they load. */
  readonly content: readonly string[];
  /** Address at the end of the step. */
  readonly address: string | undefined;
}
export const told = (notes: readonly Noted[], address: string | undefined): Told => {
  const lines = notes.map(asLine);
  return { calls: lines.filter((line) => !isOfContent(line)), content: lines.filter(isOfContent), address };
};

/** What a step of the recorded session told the plugin. */
export function recordedStep(number: string): Told {
  const step = recorded.filter((each) => each.step.startsWith(`${number} `));
  if (step.length === 0) throw new Error(`The recorded session has no step ${number}.`);
  const noted = step.filter(({ event, t }) => event !== '--' && event !== 'URL' && !isRefresh(t, event));
  const address = step.filter(({ event }) => event === 'URL').at(-1)?.args[0];
  return told(noted, typeof address === 'string' ? address.split('|')[0] : undefined);
}
