import type { FactsReading, NicReading } from '../backstage/face';
import type { HostFinding } from '../../client/index';
import { reasonOfFinding } from '../i18n/reasons';
import type { Messages } from '../i18n/messages';
import { cpuRanges } from '../shared/sizes';
import { findingsOfCore, findingsOfNic } from './findingPlaces';
import type { MapCell } from './mapView';
import type { PageGroup } from './pageBar';

/** What is told of a thing in the map, a line each; the first names it. */
export type Tip = readonly string[];

export const warningLines = ({ say }: Messages, findings: readonly HostFinding[]): Tip =>
  findings.flatMap((finding) => [say(reasonOfFinding(finding)), say(reasonOfFinding(finding), 'remedy')]);

export const cellTip = (messages: Messages, cell: MapCell, facts: FactsReading | undefined): Tip => {
  const { t } = messages;
  const { cpus, role, isolated, polls } = cell;
  const [cpu = 0] = cpus;
  const about = role === 'unknown' || role === 'isolated';
  return [
    about ? t('host.tip.cpu', { cpu }) : t('host.tip.core', { cpus: cpuRanges(cpus), count: cpus.length }),
    ...(about ? [] : [t(`host.tip.${role}`)]),
    ...(isolated ? [t('host.tip.isolated')] : []),
    ...(role === 'pmd' && !isolated ? [t('host.tip.notIsolated')] : []),
    ...(about ? [t('host.tip.useUnknown')] : []),
    ...polls.map(({ port, queues }) => t('host.tip.polls', { port, queues })),
    ...warningLines(messages, findingsOfCore(facts?.findings ?? [], cpus)),
  ];
};

const PAGE_TIPS = {
  openVswitch: 'host.tip.pagesOpenVswitch',
  vms: 'host.tip.pagesVms',
  free: 'host.tip.pagesFree',
} as const;

export const pagesTip = ({ t }: Messages, { user, size, count }: PageGroup, node: number): Tip => [
  t(PAGE_TIPS[user], { count, size }),
  t('host.tip.onNode', { id: node }),
];

export const nicTip = (messages: Messages, nic: NicReading, facts: FactsReading | undefined): Tip => {
  const { t } = messages;
  const { pci, product, driver, networks, verdict } = nic;
  return [
    t('host.tip.nic', { pci }),
    ...(product === undefined ? [] : [product]),
    driver === undefined ? t('host.tip.noDriver') : t('host.tip.driver', { driver }),
    t(`host.nic.${verdict}`),
    t('host.tip.networks', { networks }),
    ...warningLines(messages, findingsOfNic(facts?.findings ?? [], pci)),
  ];
};

/** `25G` */
export const speedText = ({ t }: Messages, speed: number | undefined): string | undefined => {
  if (speed === undefined) return undefined;
  return speed >= 1000 ? t('host.nics.gbits', { n: speed / 1000 }) : t('host.nics.mbits', { n: speed });
};
