import { judgePcieLink, pcieGbps } from '../../../../client/dpdk/nics/pcieLink';
import { hostFacts, netdev, nic } from '../../../support/hostFacts';

// PCI Express Base Specification: 8b/10b coding up to 5 GT/s, 128b/130b from 8 GT/s on.
it.each([
  [2.5, 1, 2],
  [5, 8, 32],
  [8, 8, 63.02],
  [16, 16, 252.06],
])('%d GT/s on %d lanes move %d Gb/s', (gtps, lanes, gbps) => {
  expect(pcieGbps({ gtps, lanes })).toBeCloseTo(gbps, 2);
});

const dualPort = (
  link: { readonly gtps: number; readonly lanes: number } | undefined,
  speeds: readonly (number | undefined)[],
) => {
  const nics = speeds.map((_, i) => nic({ pci: `0000:3b:00.${i}`, link, netdevs: [`p${i}`] }));
  const facts = hostFacts({ nics, netdevs: speeds.map((speed, i) => netdev(`p${i}`, { speed })) });
  return nics.map((card) => judgePcieLink(card, facts));
};

it('warns of two ports of 40 Gb/s on one card of PCIe Gen3 x8, as the guide of DPDK does', () => {
  // DPDK doc/guides/linux_gsg/nic_perf_intel_platform.rst
  const [first, second] = dualPort({ gtps: 8, lanes: 8 }, [40000, 40000]);
  expect(first).toEqual([{ code: 'nic.pcieNarrow', severity: 'warning', values: { pci: '0000:3b:00.0', have: 63, need: 80 } }]);
  expect(second).toHaveLength(1);
});

it.each([
  ['one port of 40 Gb/s on Gen3 x8', { gtps: 8, lanes: 8 }, [40000]],
  ['two ports of 25 Gb/s on Gen3 x8', { gtps: 8, lanes: 8 }, [25000, 25000]],
  ['a second port whose speed is unknown', { gtps: 8, lanes: 8 }, [40000, undefined]],
  ['a link that is not told', undefined, [100000]],
  ['a link without lanes, as virtual devices have', { gtps: 2.5, lanes: 0 }, [100000]],
] as const)('is content with %s', (_, link, speeds) => {
  expect(dualPort(link, speeds).flat()).toEqual([]);
});

it('does not add the speed of virtual functions to that of their port', () => {
  const port = nic({ netdevs: ['p0'] });
  const vf = nic({ pci: '0000:3b:00.2', netdevs: ['v0'], physicalFunction: port.pci });
  const facts = hostFacts({ nics: [port, vf], netdevs: [netdev('p0', { speed: 40000 }), netdev('v0', { speed: 40000 })] });
  expect(judgePcieLink(port, facts)).toEqual([]);
});

it('does not add up cards that are next to each other', () => {
  const nics = ['0000:3b:00.0', '0000:3c:00.0'].map((pci, i) => nic({ pci, netdevs: [`p${i}`] }));
  const facts = hostFacts({ nics, netdevs: [netdev('p0', { speed: 40000 }), netdev('p1', { speed: 40000 })] });
  expect(nics.flatMap((card) => judgePcieLink(card, facts))).toEqual([]);
});
