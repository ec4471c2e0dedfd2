import fc from 'fast-check';
import type { HostFinding } from '../../../client/dpdk/host/finding';
import { planHost } from '../../../client/dpdk/host/planHost';
import { decisionText, decisions, findingText, hostFindings } from '../../../client/phrases/hostFindings';
import { fillingOf } from '../../../client/phrases/phrase';
import { anyCase } from '../../support/anyFacts';

const texts = (finding: HostFinding): readonly string[] => Object.values(findingText(finding));

it('says something for each code, on one line and without a full stop', () => {
  const told = [
    ...Object.values(hostFindings).flatMap(({ sentence, remedy }) => [sentence, remedy]),
    ...Object.values(decisions),
  ].map((say) => say(fillingOf({})));
  expect(told.filter((text) => !/^[^\n]*[^.]$/.test(text))).toEqual([]);
});

it('finds every value that it names in what the planner gives', () => {
  fc.assert(
    fc.property(anyCase, ({ facts, request }) => {
      const plan = planHost(facts, request);
      const told = [...plan.findings.flatMap(texts), ...plan.decisions.map(decisionText)];
      expect(told.filter((text) => /(^|[\s(])\?/.test(text) || text.includes('undefined') || text.includes('none'))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

it('names what a NIC is in use for', () => {
  const finding: HostFinding = {
    code: 'nic.inUse',
    severity: 'error',
    values: { pci: '0000:18:00.0', use: 'management', device: 'ovirtmgmt' },
  };
  expect(findingText(finding)).toEqual({
    sentence: 'NIC 0000:18:00.0 is in use: the management network (ovirtmgmt) is on it',
    remedy: 'take another NIC, or move that away first',
  });
});

it.each([
  ['openVswitch.otherConfig', 'start Open vSwitch if it does not run, and collect the facts again as root'],
  ['packages', 'collect the facts again as root'],
])('tells what to do where %s could not be read', (about, remedy) => {
  const finding = { code: 'facts.unread', severity: 'warning', values: { about } } as const;
  expect(findingText(finding).remedy).toMatch(new RegExp(`^${remedy}`));
});

it.each([
  ['1', 'virtual machines with vhost-user NICs may run on NUMA node 1'],
  ['0,1', 'virtual machines with vhost-user NICs may run on NUMA nodes 0,1'],
])('counts the nodes %s of a decision', (nodes, sentence) => {
  expect(decisionText({ code: 'decision.vmNodes', values: { nodes } })).toBe(sentence);
});
