import { hostFacts, ovs } from '../../../support/hostFacts';
import { planHost } from '../../../../client/dpdk/host/planHost';
import type { HostRequest } from '../../../../client/dpdk/host/request';

const [XXV710, CONNECTX5] = ['0000:3b:00.0', '0000:af:00.0'];
const plan = (request: HostRequest, facts = hostFacts()) => planHost(facts, request);

it('has a pool for the MTU of each network on every node where a VM of unknown networks may run', () => {
  const { nodes } = plan({ nics: [{ pci: XXV710 }, { pci: CONNECTX5, mtu: 9000 }] });
  expect(nodes.map(({ pools }) => pools.map(({ mtu }) => mtu))).toEqual([
    [1500, 9000],
    [1500, 9000],
  ]);
});

it('has only the pools of the VMs that are named', () => {
  const { nodes } = plan({ nics: [{ pci: XXV710 }, { pci: CONNECTX5, mtu: 9000 }], vms: [{ memoryMiB: 1024, vcpus: 1 }] });
  expect(nodes.map(({ pools }) => pools.map(({ mtu }) => mtu))).toEqual([[1500], [1500, 9000]]);
});

it('takes the memory that is asked for in whole pages, and says what becomes of the pools', () => {
  const { nodes, findings } = plan({ nics: [{ pci: CONNECTX5, mtu: 9000 }], vmNodes: [], socketMemoryMiB: { 1: 1500 } });
  expect(nodes.map(({ socketMemory }) => socketMemory)).toEqual([0, 2048]);
  // 1286 MiB are left beside the pool of MTU 1500, and half of 262144 buffers of 10176 bytes take 1272.
  expect(findings.filter(({ code }) => code.startsWith('memory.') && code !== 'memory.noSocketLimit')).toEqual([
    { code: 'memory.socketMemTooSmall', severity: 'warning', values: { node: 1, need: 3828, have: 2048 } },
    { code: 'memory.mempoolHalved', severity: 'warning', values: { node: 1, mtu: 9000, want: 262144, mbufs: 131072 } },
  ]);
});

it('calls it an error where a pool cannot be had at all', () => {
  const { findings } = plan({ nics: [{ pci: CONNECTX5, mtu: 9000 }], vmNodes: [], pageSize: 2048, socketMemoryMiB: { 1: 64 } });
  expect(findings).toContainEqual({
    code: 'memory.mempoolHalved',
    severity: 'error',
    values: { node: 1, mtu: 9000, want: 262144, mbufs: 0 },
  });
});

// 1 queue of 2048 descriptors, 2 of the same to send, a burst of 32 and 16384: Documentation/topics/dpdk/memory.rst.
it('counts a pool for each port where the memory model says so', () => {
  const request: HostRequest = {
    nics: [{ pci: XXV710, queues: 1 }],
    vmNodes: [],
    pmdCores: { 0: 1, 1: 0 },
    memoryModel: 'per-port',
  };
  const facts = hostFacts();
  const single = {
    ...facts,
    cpus: {
      ...facts.cpus,
      cores: facts.cpus.cores.map(({ node, cpus }) => ({ node, cpus: cpus.split(',')[0] ?? '' })),
      online: '0-19',
    },
  };
  expect(plan(request, single).nodes[0]?.pools).toEqual([{ mtu: 1500, mbufs: 22560, objectBytes: 3008, size: 66, for: 'nic' }]);
  expect(plan(request, single).ovsConfig['per-port-memory']).toBe('true');
});

it('marks memory for vNICs that nobody has counted as a guess', () => {
  const { decisions } = plan({ nics: [{ pci: XXV710 }], memoryModel: 'per-port' });
  expect(decisions.filter(({ code }) => code === 'decision.socketMemory').map(({ basis }) => basis)).toEqual([
    'heuristic',
    'heuristic',
  ]);
});

// RTE_MAX_NUMA_NODES of DPDK: 4 in 20.11, 32 in 21.11. Ids with gaps make long lists.
it('says that DPDK does not take a list this long', () => {
  const facts = hostFacts();
  const far = {
    ...facts,
    nodes: facts.nodes.map((node) => ({ ...node, id: node.id * 8 })),
    cpus: { ...facts.cpus, cores: facts.cpus.cores.map((core) => ({ ...core, node: core.node * 8 })) },
  };
  const request: HostRequest = { nics: [{ pci: XXV710 }] };
  const codes = (version: string, dpdkVersion: string) =>
    plan(request, { ...far, openVswitch: ovs({ version, dpdkVersion }) }).findings.filter(
      ({ code }) => code === 'memory.socketMemTooLong',
    ).length;
  expect([codes('2.15.8', '20.11'), codes('2.17.9', '21.11')]).toEqual([1, 0]);
});
