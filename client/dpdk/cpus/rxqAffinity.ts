/**
 * Reads `pmd-rxq-affinity` of an interface, `0:3,1:7`: the CPU that each receive queue is pinned to. Of a queue named twice the last
 * counts. Undefined for what Open vSwitch refuses as a whole, so that no queue is pinned: parse_affinity_list in lib/dpif-netdev.c.
 */
export const parseRxqAffinity = (text: string): ReadonlyMap<number, number> | undefined => {
  const pairs = text.split(/[,\s]+/).filter((pair) => pair !== '');
  const pins = pairs.map((pair) => /^(\d{1,9})[:=](\d{1,9})$/.exec(pair));
  if (!pins.every((pin) => pin !== null)) return undefined;
  return new Map(pins.map(([, queue, cpu]) => [Number(queue), Number(cpu)]));
};
