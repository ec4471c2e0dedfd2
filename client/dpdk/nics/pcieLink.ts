import type { HostFacts, NicFacts } from '../../facts/hostFacts';
import type { HostFinding } from '../host/finding';

/** Gb/s that a PCIe link moves: 8b/10b coding up to 5 GT/s, 128b/130b from 8 GT/s on. */
export const pcieGbps = ({ gtps, lanes }: { readonly gtps: number; readonly lanes: number }): number =>
  gtps * lanes * (gtps < 8 ? 8 / 10 : 128 / 130);

/** `0000:5e:00.1` without its function: NICs of one card share its link. */
const cardOf = (pci: string): string => pci.slice(0, pci.lastIndexOf('.'));

/**
 * Whether the ports of a card can bring in more than its slot lets through. Virtual functions have no line of their own, and ports of
 * unknown speed count for nothing.
 *
 * @source DPDK doc/guides/linux_gsg/nic_perf_intel_platform.rst: two ports of 40 Gb/s on one card of PCIe Gen3 x8
 */
export const judgePcieLink = (nic: NicFacts, facts: HostFacts): readonly HostFinding[] => {
  if (nic.link === undefined || nic.link.lanes === 0) return [];
  const ports = facts.nics.filter((other) => other.physicalFunction === undefined && cardOf(other.pci) === cardOf(nic.pci));
  const speedOf = (name: string): number => facts.netdevs.find((netdev) => netdev.name === name)?.speed ?? 0;
  const need = ports.flatMap((port) => port.netdevs.map(speedOf)).reduce((sum, speed) => sum + speed, 0) / 1000;
  const have = Math.floor(pcieGbps(nic.link) * 10) / 10;
  return need > have ? [{ code: 'nic.pcieNarrow', severity: 'warning', values: { pci: nic.pci, have, need } }] : [];
};
