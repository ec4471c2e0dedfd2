import type { HostReading } from '../../../ui-plugin/backstage/face';
import { backstageOn, type OnStage } from '../support/backstageOn';
import { documentOf, host7Facts } from '../support/factsOf';

const readingOf = async ({ backstage, choose }: OnStage, name: string): Promise<HostReading> => {
  choose('host', name);
  return backstage.readings.host(backstage.selection.current('host')?.id ?? '');
};
const withFacts = async (stage: OnStage): Promise<HostReading> => {
  stage.backstage.factsShelf.keep(await readingOf(stage, 'host7'), 'host7.json', documentOf(host7Facts(stage)));
  return readingOf(stage, 'host7');
};
const verdicts = ({ nics }: HostReading): readonly string[] =>
  nics.map(({ pci, verdict, seenAs, networks }) => [pci, verdict, seenAs, ...networks].join(' '));

it('says of each NIC what is missing on a host that nobody prepared', async () => {
  const reading = await readingOf(backstageOn('prepared'), 'host3');
  expect(verdicts(reading)).toEqual([
    '0000:19:00.0 unsupported eno1 ovirtmgmt',
    '0000:5e:00.0 needsDriver ens1f0',
    '0000:af:00.0 needsStandIn ens3f0np0',
    '0000:af:00.1 needsStandIn ens3f1np1',
  ]);
  expect(reading.nics.every(({ numaNode }) => numaNode === undefined)).toBe(true);
  expect(reading.bootedAt).toBe(Date.UTC(2026, 0, 1));
});

it('tells NICs that are ready by their stand-ins, and offers the others', async () => {
  expect(verdicts(await readingOf(backstageOn('prepared'), 'host7'))).toEqual([
    '0000:19:00.0 unsupported eno1 ovirtmgmt',
    '0000:5e:00.0 ready dummy_5e00 dpdk-blue',
    '0000:af:00.0 readyKeepsDriver dummy_af00 dpdk-red',
    '0000:af:00.1 usable ens3f1np1',
  ]);
});

it('takes a NIC on vfio-pci for one of a native host, though the engine does not tell which dpdkN it became', async () => {
  const reading = await readingOf(backstageOn('native-4.2', { release: '4.2.8' }), 'node1');
  expect(verdicts(reading)).toEqual(['0000:18:00.0 inUse eno1 ovirtmgmt', '0000:5e:00.0 ready ', '0000:5e:00.1 ready ']);
});

it('gives cores their roles and pages their users once there are facts', async () => {
  const { facts, nics } = await withFacts(backstageOn('prepared'));
  const [node0, node1] = facts?.layout.nodes ?? [];
  expect(node0?.cores.map(({ cpus, role }) => `${cpus.join('|')} ${role}`).slice(0, 3)).toEqual([
    '0|20 host',
    '1|21 pmd',
    '2|22 guest',
  ]);
  expect(node0?.pages).toEqual([{ size: 1048576, total: 34, openVswitch: 2, vms: 16, free: 16 }]);
  expect(node1?.pages).toEqual([{ size: 1048576, total: 34, openVswitch: 4, vms: 16, free: 14 }]);
  expect(node1?.cores[1]?.polls).toEqual([
    { port: 'dp-af00', queues: 1 },
    { port: 'vhu-vnf1', queues: 1 },
  ]);
  expect(nics.map(({ numaNode }) => numaNode)).toEqual([0, 0, 1, 1]);
  expect(facts?.findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code)).toEqual(['cpu.pmdOnVdsmCpu']);
});

it('lets go of facts that an earlier boot told, as they would not be taken either', async () => {
  const stage = backstageOn('prepared');
  const { bootedAt: _, ...unread } = await readingOf(stage, 'host7');
  const old = { ...host7Facts(stage), collectedAt: '2025-12-31T23:59:59Z' };
  stage.backstage.factsShelf.keep(unread, 'host7.json', documentOf(old));
  const reading = await readingOf(stage, 'host7');
  expect(reading.facts).toBeUndefined();
  expect(reading.host.facts).toBeUndefined();
  expect(stage.backstage.factsShelf.get(reading.host.id)).toBeUndefined();
});
