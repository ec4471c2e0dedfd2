import type { HostFinding, Link, Network, Version } from '../../client/index';
import type { HostLayout, HostReading, LayoutPages, NicReading, WizardName } from '../backstage/face';
import { chainSteps, verdictOf, type ChainStep } from '../shared/chainView';
import type { State } from '../shared/StateIcon';
import type { MapView } from './mapView';

/** Does DPDK work here, and if not, because of what. */
export interface Verdict {
  readonly state: State;
  /** The link that the sentence names; absent where all is well. */
  readonly because?: ChainStep;
  readonly warnings: number;
}

export const hostVerdict = ({ chain }: Pick<HostReading, 'chain'>): Verdict => {
  const steps = chainSteps(chain);
  const state = verdictOf(steps);
  const because = state === 'ok' || state === 'warning' ? undefined : steps.find((step) => step.state === state);
  return { state, ...(because && { because }), warnings: steps.filter((step) => step.state === 'warning').length };
};

export const versionText = ({ major, minor, build, revision }: Version): string =>
  [major, minor, build, ...(revision > 0 ? [revision] : [])].join('.');

/** What mends a link: a wizard, the host's script, or facts that would tell. */
export type LinkAction =
  | { readonly kind: 'wizard'; readonly wizard: WizardName; readonly preset?: Readonly<Record<string, string>> }
  | { readonly kind: 'script' | 'facts' };

/** Only where a click leads on: what is a person's work is said in words beside it. */
export const linkAction = (link: Link, { facts, nics, datapath }: HostReading): LinkAction | undefined => {
  const warns = Number(link.values['warnings'] ?? 0) > 0;
  if (link.state === 'ok' && !warns) return undefined;
  if (link.mend?.code === 'mend.hostFacts') return { kind: 'facts' };
  if (link.state === 'impossible' || datapath.datapath === 'unknown') return undefined;
  switch (link.name) {
    case 'kernelLine':
    case 'hugepages':
    case 'nicDriver':
      return { kind: 'wizard', wizard: 'prepare-host' };
    case 'openVswitch':
      return facts ? { kind: 'script' } : { kind: 'facts' };
    case 'network':
      return networkAction(link, nics);
    default:
      return undefined;
  }
};

const networkAction = (link: Link, nics: readonly NicReading[]): LinkAction | undefined => {
  if (link.mend?.code === 'mend.nicFirst') return { kind: 'wizard', wizard: 'prepare-host' };
  if (link.code !== 'link.network.notAttached') return undefined;
  const nic = nics.find(isReady)?.seenAs;
  return { kind: 'wizard', wizard: 'attach-network', ...(nic !== undefined && { preset: { nic } }) };
};

export const isReady = ({ verdict }: NicReading): boolean => verdict === 'ready' || verdict === 'readyKeepsDriver';

/** What can be done with a NIC: attach a network once it is ready, prepare it while something is missing. */
export const nicAction = (nic: NicReading): LinkAction | undefined => {
  if (isReady(nic))
    return nic.seenAs === undefined ? undefined : { kind: 'wizard', wizard: 'attach-network', preset: { nic: nic.seenAs } };
  return ['needsDriver', 'needsStandIn', 'usable'].includes(nic.verdict)
    ? { kind: 'wizard', wizard: 'prepare-host', preset: { pci: nic.pci } }
    : undefined;
};

/** A usable NIC is neither right nor wrong: it has no state. */
export const nicState = ({ verdict }: NicReading): State | undefined => {
  switch (verdict) {
    case 'ready':
    case 'readyKeepsDriver':
      return 'ok';
    case 'needsDriver':
    case 'needsStandIn':
      return 'missing';
    case 'unsupported':
    case 'groupShared':
    case 'tooNew':
      return 'impossible';
    case 'unknown':
      return 'unknown';
    default:
      return undefined;
  }
};

/** Names of the networks that the host itself lives by. */
export const managementNetworks = ({ seen: { cluster } }: HostReading): readonly string[] =>
  (cluster?.networks ?? []).filter(({ usages }) => usages.includes('management')).map(({ name }) => name);

export const networkNamed = ({ seen, cluster }: HostReading, name: string): Network | undefined =>
  seen.networks.find((network) => network.name === name && network.dataCenterId === cluster.dataCenterId);

/** Of the whole host, the largest size first. */
export const pageSums = ({ nodes }: HostLayout): readonly LayoutPages[] => {
  const sums = new Map<number, LayoutPages>();
  for (const pages of nodes.flatMap((node) => node.pages)) {
    const sum = sums.get(pages.size) ?? { size: pages.size, total: 0, openVswitch: 0, vms: 0, free: 0 };
    sums.set(pages.size, {
      size: pages.size,
      total: sum.total + pages.total,
      openVswitch: sum.openVswitch + pages.openVswitch,
      vms: sum.vms + pages.vms,
      free: sum.free + pages.free,
    });
  }
  return [...sums.values()].sort((a, b) => b.size - a.size);
};

export type LegendRole = 'host' | 'pmd' | 'guest' | 'free' | 'none' | 'isolated' | 'unknown';

/** What the legend of the map explains: what can be seen in it. */
export const mapRoles = (view: MapView): readonly LegendRole[] => {
  if (!view.isTold) return ['isolated', 'unknown'];
  const hasRoles = view.nodes.some(({ cells }) => cells.some(({ role }) => role !== 'none'));
  const hasPages = view.nodes.some(({ pages = [] }) => pages.length > 0);
  return [...(hasRoles ? (['host', 'pmd', 'guest'] as const) : (['none'] as const)), ...(hasPages ? (['free'] as const) : [])];
};

/** Warnings that the chain counts at Open vSwitch: chain/openVswitch.ts. */
export const linkWarnings = (link: Link, { facts }: HostReading): readonly HostFinding[] =>
  link.name === 'openVswitch' && link.state === 'ok'
    ? (facts?.findings ?? []).filter(({ code, severity }) => severity === 'warning' && /^(cpu|memory|ovs)\./.test(code))
    : [];
