import type { ClusterReading } from '../../../ui-plugin/backstage/face';
import { networkRows } from '../../../ui-plugin/cluster/networkPlaces';

/** Hosts with the NIC of each network, by name; `!` behind it: out of sync. */
const reading = (
  networks: readonly string[],
  hosts: Readonly<Record<string, Readonly<Record<string, string>>>>,
): ClusterReading =>
  ({
    cluster: { networks: networks.map((name) => ({ id: name, name })) },
    seen: { networks: networks.map((name) => ({ id: name, name, ...(name === 'blue' && { vlan: 100 }) })) },
    hosts: Object.entries(hosts).map(([name, nics]) => ({
      host: {
        id: name,
        name,
        attachments: Object.entries(nics).map(([networkId, nic]) => ({
          networkId,
          hostNicName: nic.replace('!', ''),
          inSync: !nic.endsWith('!'),
        })),
      },
    })),
  }) as unknown as ClusterReading;

it('tells on which kind of NIC a network sits on each host', () => {
  const [row] = networkRows(
    reading(['blue'], { a: { blue: 'dummy_5e00' }, b: { blue: 'dpdk0!' }, c: { blue: 'ens1f0' }, d: {} }),
  );
  expect(row).toEqual({
    id: 'blue',
    name: 'blue',
    vlan: 100,
    differs: true,
    places: [
      { nic: 'dummy_5e00', kind: 'standIn', inSync: true },
      { nic: 'dpdk0', kind: 'dpdk', inSync: false },
      { nic: 'ens1f0', kind: 'ordinary', inSync: true },
      undefined,
    ],
  });
});

it('puts networks first in which hosts differ, then those for DPDK, then by name', () => {
  const rows = networkRows(
    reading(['mgmt', 'red', 'blue', 'green'], {
      a: { mgmt: 'eno1', red: 'dummy_5e00', blue: 'dummy_af00', green: 'ens1' },
      b: { mgmt: 'em0', red: 'dummy_5e00', blue: 'ens2', green: 'ens1' },
    }),
  );
  expect(rows.map(({ name, differs }) => [name, differs])).toEqual([
    ['blue', true],
    ['red', false],
    ['green', false],
    ['mgmt', false],
  ]);
});
