import type { HostFinding } from '../host/finding';
import { finding } from '../host/judged';
import { isDpdkOn } from '../ovs/keys';
import { isAtLeast, type VersionNumbers } from '../version';
import type { HostSetup } from './setup';

/** First release of each branch without the crash: 5fb3bbd36 of Open vSwitch and its backports. */
const MENDED = [
  [3, 0, 8],
  [3, 1, 6],
  [3, 2, 4],
  [3, 3, 2],
] as const;

/** A vhost port without its VM has no pool since 3.0 (0dd409c2a), which the command took for granted. */
const crashesOnPoolInfo = (ovs: VersionNumbers): boolean =>
  MENDED.some(([major, minor, build]) => ovs.major === major && ovs.minor === minor && ovs.build < build);

/** Whether Open vSwitch runs, with DPDK in it. */
export const judgeService = ({ facts, config, isMeant, ovs }: HostSetup): readonly HostFinding[] => {
  const { openVswitch } = facts;
  if (!openVswitch || !ovs) return [finding('error', 'facts.noOpenVswitch')];
  if (!isAtLeast(ovs, 2, 6)) return [finding('error', 'ovs.tooOld', { least: '2.6' })];
  const { running, dpdkInitialized, otherConfig, version } = openVswitch;
  const isOn = isDpdkOn(config['dpdk-init']);
  return [
    ...(running ? [] : [finding('error', 'ovs.notRunning')]),
    ...(otherConfig && !isOn ? [finding(isMeant ? 'error' : 'note', 'ovs.dpdkOff')] : []),
    ...(running && isOn && dpdkInitialized === false ? [finding('error', 'ovs.dpdkFailed')] : []),
    ...(isMeant && crashesOnPoolInfo(ovs) ? [finding('note', 'ovs.mempoolInfoCrash', { version })] : []),
  ];
};
