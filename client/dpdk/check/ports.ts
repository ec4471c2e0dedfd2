import type { OvsInterfaceFacts } from '../../facts/hostFacts';
import type { HostFinding } from '../host/finding';
import { finding } from '../host/judged';
import { isMtuAccepted } from '../memory/mbuf';
import { canonicalPciAddress } from '../pciAddress';
import type { HostSetup } from './setup';

const judgePort = ({ facts, nics }: HostSetup, port: OvsInterfaceFacts): readonly HostFinding[] => {
  const { name, type, options, error, linkState, mtuRequest } = port;
  const pci = canonicalPciAddress(options['dpdk-devargs']?.split(',')[0] ?? '');
  const isAbsent = type === 'dpdk' && pci !== undefined && !facts.nics.some((nic) => nic.pci === pci);
  const own = nics.find(({ ports }) => ports.includes(port))?.nic.pci;
  const wrongMtu = mtuRequest === undefined || isMtuAccepted(mtuRequest) ? undefined : mtuRequest;
  return [
    ...(isAbsent ? [finding('error', 'nic.absent', { pci })] : []),
    ...(error !== undefined && error !== '' && !isAbsent ? [finding('error', 'nic.portError', { port: name, error })] : []),
    ...(type === 'dpdk' && linkState === 'down' && !error ? [finding('warning', 'nic.linkDown', { port: name })] : []),
    ...(wrongMtu === undefined
      ? []
      : own === undefined
        ? [
            finding('warning', 'ovs.valueRefused', {
              key: 'mtu_request',
              port: name,
              value: String(wrongMtu),
              expected: 'an MTU from 68 to 9702',
            }),
          ]
        : [finding('error', 'memory.mtuOutOfRange', { pci: own, mtu: wrongMtu })]),
  ];
};

/** Bridges of one datapath cannot be joined with those of the other by patch ports. */
const judgeBridges = ({ facts, polled }: HostSetup): readonly HostFinding[] => {
  const bridges = facts.openVswitch?.bridges ?? [];
  const names = polled.map(({ name }) => name);
  const isNetdev = ({ datapathType }: (typeof bridges)[number]): boolean => datapathType === 'netdev';
  const wrong = bridges.filter(
    (bridge) => !isNetdev(bridge) && bridge.ports.some(({ interfaces }) => interfaces.some((name) => names.includes(name))),
  );
  const of = (kind: boolean): readonly string[] =>
    bridges
      .filter((bridge) => isNetdev(bridge) === kind && !wrong.includes(bridge))
      .map(({ name }) => name)
      .sort();
  const [netdev, system] = [of(true), of(false)];
  return [
    ...wrong.map(({ name }) => finding('error', 'ovs.bridgeNotNetdev', { bridge: name })),
    ...(netdev.length > 0 && system.length > 0 ? [finding('note', 'ovs.datapathsMixed', { netdev, system })] : []),
  ];
};

/** Ports in DPDK's hands, and the bridges that they are in. */
export const judgePorts = (setup: HostSetup): readonly HostFinding[] => [
  ...setup.polled.flatMap((port) => judgePort(setup, port)),
  ...judgeBridges(setup),
];
