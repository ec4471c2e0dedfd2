import fc from 'fast-check';
import { anyCase } from '../../../support/anyFacts';
import { hostFacts } from '../../../support/hostFacts';
import type { HostPlan } from '../../../../client/dpdk/host/hostPlan';
import { planHost } from '../../../../client/dpdk/host/planHost';
import { requestSchema, type HostRequest } from '../../../../client/dpdk/host/request';

const XXV710 = '0000:3b:00.0';

it('lists all that nobody asked for, what it rests on, and what overrides it', () => {
  const { decisions } = planHost(hostFacts(), { nics: [{ pci: XXV710 }] });
  expect(decisions.map(({ code, basis, override }) => `${code} ${basis} ${override}`)).toEqual([
    'decision.datapath formula datapath',
    'decision.driver formula nics[].driver',
    'decision.vmNodes heuristic vmNodes',
    'decision.pmdCores heuristic pmdCores',
    'decision.pmdCores heuristic pmdCores',
    'decision.queues heuristic nics[].queues',
    'decision.pageSize formula pageSize',
    'decision.socketMemory formula socketMemoryMiB',
    'decision.socketMemory formula socketMemoryMiB',
    'decision.reserve heuristic reserveMiB',
    'decision.vmPages heuristic vms',
    'decision.vmPages heuristic vms',
  ]);
});

it('decides nothing where all is asked for', () => {
  const all: HostRequest = {
    nics: [{ pci: XXV710, mtu: 1500, driver: 'vfio-pci', queues: 2 }],
    vms: [],
    vmNodes: [0],
    pmdCores: { 0: 1, 1: 1 },
    pageSize: 1048576,
    hugepages: { 0: 10, 1: 10 },
    reserveMiB: 8192,
    socketMemoryMiB: { 0: 2048, 1: 0 },
    memoryModel: 'shared',
    isolateGuests: false,
    datapath: 'stand-in',
  };
  expect(planHost(hostFacts(), all).decisions).toEqual([]);
});

it('takes null in a request as "decide for me"', () => {
  const request = requestSchema.parse({ nics: null, vms: null, vmNodes: null, pmdCores: null, pageSize: null, datapath: null });
  expect(planHost(hostFacts(), request)).toEqual(planHost(hostFacts()));
});

const byNode = (plan: HostPlan, of: (node: HostPlan['nodes'][number]) => number) =>
  Object.fromEntries(plan.nodes.map((node) => [String(node.id), of(node)]));

it('plans the same when all that it decided is asked for', () => {
  fc.assert(
    fc.property(anyCase, ({ facts, request }) => {
      const plan = planHost(facts, request);
      if (plan.findings.some(({ severity }) => severity === 'error')) return;
      const cores = plan.decisions
        .filter(({ code }) => code === 'decision.pmdCores')
        .map(({ values }): [string, number] => [String(values['node']), Number(values['cores'])]);
      const asked: HostRequest = {
        ...request,
        nics: plan.nics.flatMap(({ pci, port }) => (port ? [{ pci, mtu: port.mtu, queues: port.queues }] : [])),
        pmdCores: Object.fromEntries(cores),
        pageSize: plan.pages.size,
        hugepages: byNode(plan, ({ pages }) => pages.openVswitch + pages.vms),
        socketMemoryMiB: byNode(plan, ({ socketMemory }) => socketMemory),
        datapath: plan.datapath,
      };
      const again = planHost(facts, asked);
      expect({ ...again, decisions: [], findings: [] }).toEqual({ ...plan, decisions: [], findings: [] });
    }),
    { numRuns: 300 },
  );
});
