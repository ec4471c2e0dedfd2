import type { OvsInterfaceFacts, OvsMap } from '../../facts/hostFacts';
import { nearest } from '../../input/nearest';
import type { HostFinding } from '../host/finding';
import { finding } from '../host/judged';
import { isKeyOf, OVS_KEYS, ovsKey, type OvsKey, type OvsPlace } from '../ovs/keys';
import { isAtLeast, type VersionNumbers } from '../version';
import { judgeValue } from './ovsValues';
import type { HostSetup } from './setup';

/** A map of settings, and whose. */
interface Settings {
  readonly place: OvsPlace;
  readonly port?: string;
  readonly map: OvsMap;
}

/** Keys that are spelt as they should be, and that nothing is said of here: vswitchd/vswitch.xml, 3.7. */
const OTHERS: Readonly<Record<OvsPlace, readonly string[]>> = {
  'Open_vSwitch.other_config': [
    'bundle-idle-timeout',
    'enable-statistics',
    'flow-limit',
    'flow-restore-wait',
    'hw-offload-ct-size',
    'max-idle',
    'max-revalidator',
    'min-revalidate-pps',
    'n-handler-threads',
    'n-revalidator-threads',
    'offload-rebalance',
    'offloaded-stats-delay',
    'stats-update-interval',
    'tc-policy',
    'vlan-limit',
  ],
  'Interface.options': ['dpdk-vf-mac', 'dq-zero-copy', 'flow-ctrl-autoneg', 'rx-flow-ctrl', 'tx-flow-ctrl', 'vhost-server-path'],
  'Interface.other_config': ['emc-enable'],
  Interface: [],
};

/** The newest release whose keys are known here. What a newer one reads beyond them is not called unknown. */
const NEWEST = [3, 7] as const;

const NAMES: readonly string[] = Object.keys(OVS_KEYS);
const namesAt = (place: OvsPlace): readonly string[] => NAMES.filter((name) => ovsKey(name)?.place === place);
const LOOKS_LIKE_DPDK = /^(dpdk|pmd|vhost|n[-_][rt]xq)/;

const judgeUnknown = (key: string, place: OvsPlace, ovs: VersionNumbers): readonly HostFinding[] => {
  if (OTHERS[place].includes(key) || isAtLeast(ovs, NEWEST[0], NEWEST[1] + 1)) return [];
  const meant = nearest(key, namesAt(place));
  return meant !== undefined || LOOKS_LIKE_DPDK.test(key) ? [finding('warning', 'ovs.keyUnknown', { key, nearest: meant })] : [];
};

/** `n_rxq` of the table Open_vSwitch was one before 2.6, and now belongs to each port. */
const judgePlace = (key: string, { place }: OvsKey): HostFinding =>
  finding('warning', 'ovs.keyUnknown', { key, nearest: `${place.replace('.', ' ')}:${key}` });

const judgeKnown = (key: string, known: OvsKey, ovs: VersionNumbers): readonly HostFinding[] => {
  if (!known.since) return [finding('warning', 'ovs.keyUnknown', { key })];
  if (!isKeyOf(known, ovs))
    return isAtLeast(ovs, ...known.since)
      ? [finding('warning', 'ovs.keyDeprecated', { key })]
      : [finding('warning', 'ovs.keyNotInVersion', { key, since: known.since.join('.') })];
  return known.instead && isAtLeast(ovs, ...known.instead.since)
    ? [finding('note', 'ovs.keyDeprecated', { key, instead: known.instead.key })]
    : [];
};

const judgeSettings = ({ place, port, map }: Settings, ovs: VersionNumbers): readonly HostFinding[] =>
  Object.entries(map).flatMap(([key, value]) => {
    const known = ovsKey(key);
    if (!known) return judgeUnknown(key, place, ovs);
    if (known.place !== place) return [judgePlace(key, known)];
    const findings = judgeKnown(key, known, ovs);
    return findings.length > 0 ? findings : judgeValue({ key, known, value, map, ...(port !== undefined && { port }) }, ovs);
  });

const settingsOf = ({ name, options, otherConfig = {} }: OvsInterfaceFacts): readonly Settings[] => [
  { place: 'Interface.options', port: name, map: options },
  { place: 'Interface.other_config', port: name, map: otherConfig },
];

/** Keys that this Open vSwitch does not read, and values that it does not take. */
export const judgeKeys = ({ config, ovs, polled }: HostSetup): readonly HostFinding[] =>
  ovs
    ? [{ place: 'Open_vSwitch.other_config' as const, map: config }, ...polled.flatMap(settingsOf)].flatMap((settings) =>
        judgeSettings(settings, ovs),
      )
    : [];
