import fc from 'fast-check';
import { checkHost } from '../../../../client/dpdk/check/checkHost';
import type { HostFinding, HostFindingCode } from '../../../../client/dpdk/host/finding';
import type { HostPlan } from '../../../../client/dpdk/host/hostPlan';
import { planHost } from '../../../../client/dpdk/host/planHost';
import { factsSchema, type HostFacts } from '../../../../client/facts/hostFacts';
import { findingText } from '../../../../client/phrases/hostFindings';
import { anyCase } from '../../../support/anyFacts';
import { articleHost } from '../../../support/articleHost';
import { hostFacts } from '../../../support/hostFacts';
import { hostAfterPlan } from '../../../support/hostAfter';

const grave = (findings: readonly HostFinding[]): readonly HostFinding[] =>
  findings.filter(({ severity }) => severity !== 'note');

/**
 * What a plan cannot mend, and says itself: where a card sits, what it is, what firmware and files of the host are. All else that is
 * wrong before the plan is right after it.
 */
const BEYOND_A_PLAN: readonly HostFindingCode[] = [
  'nic.nodeUnknown',
  'nic.notShown',
  'pages.largerFirst',
  'nic.pcieNarrow',
  'nic.hasVirtualFunctions',
  'nic.noIommu',
  'ovs.unprivilegedUio',
  'cpu.isolatedWithoutPinning',
  // A NIC on a node without CPUs.
  'cpu.nodeWithoutPmd',
  // Nodes are as many as they are.
  'memory.socketMemTooLong',
  // A host of VMs alone.
  'nic.none',
];

/**
 * What is not ours: keys of Open vSwitch that stay as they are, those too that this release does not read; and huge pages that
 * a line had before, which the model of a boot does not make.
 */
const isOfOthers = ({ code, values }: HostFinding, { ovsConfig, pages }: HostPlan): boolean =>
  (code === 'ovs.keyNotInVersion' && !Object.hasOwn(ovsConfig, String(values['key']))) ||
  (code === 'pages.fewerThanAsked' && (values['size'] !== pages.size || pages.total === 0));

it('finds nothing on a host that is as planned, but what the plan itself says and cannot mend', () => {
  let usable = 0;
  fc.assert(
    fc.property(anyCase, ({ facts, request }) => {
      const plan = planHost(facts, request);
      if (plan.findings.some(({ severity }) => severity === 'error')) return;
      usable++;
      const found = grave(checkHost(hostAfterPlan(facts, plan), request)).filter((finding) => !isOfOthers(finding, plan));
      expect(found.filter(({ code }) => !BEYOND_A_PLAN.includes(code))).toEqual([]);
      const said = plan.findings.map(({ code }) => code);
      expect(found.map(({ code }) => code).filter((code) => !said.includes(code))).toEqual([]);
    }),
    { numRuns: 1000 },
  );
  expect(usable).toBeGreaterThan(100);
});

it('finds the same whatever the order of nodes, cores, NICs and ports', () => {
  const upsideDown = (facts: HostFacts): HostFacts => ({
    ...facts,
    nodes: [...facts.nodes].reverse(),
    nics: [...facts.nics].reverse(),
    netdevs: [...facts.netdevs].reverse(),
    cpus: { ...facts.cpus, cores: [...facts.cpus.cores].reverse() },
    ...(facts.openVswitch && {
      openVswitch: {
        ...facts.openVswitch,
        bridges: [...(facts.openVswitch.bridges ?? [])].reverse(),
        interfaces: [...(facts.openVswitch.interfaces ?? [])].reverse(),
      },
    }),
  });
  fc.assert(
    fc.property(anyCase, ({ facts, request }) => {
      expect(checkHost(upsideDown(facts))).toEqual(checkHost(facts));
      const after = hostAfterPlan(facts, planHost(facts, request));
      expect(checkHost(upsideDown(after), request)).toEqual(checkHost(after, request));
    }),
  );
});

it('says each thing once, the gravest first, in whole sentences', () => {
  const rank = { error: 0, warning: 1, note: 2 };
  fc.assert(
    fc.property(anyCase, ({ facts, request }) => {
      const findings = checkHost(facts, request);
      const ranks = findings.map(({ severity }) => rank[severity]);
      expect(ranks).toEqual([...ranks].sort());
      expect(new Set(findings.map(({ code, values }) => JSON.stringify([code, values]))).size).toBe(findings.length);
      const told = findings.flatMap((finding) => Object.values(findingText(finding)));
      expect(told.filter((text) => /(^|[\s(])\?/.test(text) || /undefined|NaN|Infinity/.test(text))).toEqual([]);
    }),
  );
});

it('finds in words of other hands what the planner would not write, and does not throw', () => {
  const word = fc.constantFrom('', '0', '0x6', '1024,0', 'true', 'x'.repeat(400), '\n', '-1', '9999999999', 'nonsense', '0-3');
  const key = fc.constantFrom(
    'dpdk-init',
    'dpdk-socket-mem',
    'dpdk-socket-limit',
    'pmd-cpu-mask',
    'dpdk-lcore-mask',
    'dpdk-extra',
  );
  fc.assert(
    fc.property(fc.dictionary(fc.oneof(key, fc.string()), fc.oneof(word, fc.string())), (otherConfig) => {
      const { openVswitch, ...facts } = articleHost();
      const findings = checkHost({ ...facts, ...(openVswitch && { openVswitch: { ...openVswitch, otherConfig } }) });
      expect(findings.flatMap((finding) => Object.values(findingText(finding))).join()).not.toMatch(/undefined|NaN|\n/);
    }),
  );
});

it('does not throw on facts that tell as little as the schema allows', () => {
  const bare = {
    contract: 'ovirt-dpdk/host-facts/v1',
    collectedAt: '2026-11-24T12:00:00Z',
    notes: [],
    host: { arch: '', kernel: '' },
    cpus: { online: '', cores: [] },
    nodes: [],
    nics: [],
    netdevs: [],
    carries: { defaultRoute: [], session: [], storage: [] },
  };
  expect(checkHost(factsSchema.parse(bare)).map(({ code }) => code)).toEqual(['facts.noOpenVswitch', 'facts.unread']);
});

it('has few words for a host that nobody ever set up for DPDK, and calls nothing of it wrong', () => {
  expect(checkHost(hostFacts()).map(({ severity, code }) => [severity, code])).toEqual([
    ['note', 'nic.none'],
    ['note', 'ovs.dpdkOff'],
  ]);
});

it('takes an empty request for none', () => {
  fc.assert(fc.property(anyCase, ({ facts }) => expect(checkHost(facts, { nics: undefined })).toEqual(checkHost(facts))));
});
