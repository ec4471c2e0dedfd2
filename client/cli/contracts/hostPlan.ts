import * as z from 'zod';
import { hostFindingDocument } from './hostFinding';

const cpus = (what: string) => z.string().describe(`${what}, as a list such as 2-9,22-29`);
const mib = (what?: string) => (what === undefined ? z.int() : z.int().describe(what));

const nic = z.object({
  pci: z.string(),
  id: z.string().describe('vendor and device, such as 8086:158b'),
  state: z.enum(['usable', 'bifurcated', 'tooNew', 'unsupported', 'unknown', 'inUse', 'groupShared']),
  reasons: z.array(hostFindingDocument).describe('why it is in this state'),
  product: z.string().optional(),
  pmd: z.string().optional().describe("DPDK's driver, such as net_i40e"),
  node: z.int().describe('NUMA node that Open vSwitch takes it to be on'),
  speed: z.int().optional().describe('Mb/s'),
  netdevs: z.array(z.string()),
  driver: z.string().optional().describe('kernel driver now'),
  port: z
    .object({ driver: z.string(), mtu: z.int(), queues: z.int() })
    .optional()
    .describe('what the plan makes of it; absent: the plan leaves it alone'),
});

const node = z.object({
  id: z.int(),
  memoryMiB: mib(),
  housekeeping: cpus('CPUs of the host itself'),
  pmd: cpus('CPUs of PMD threads'),
  guest: cpus('CPUs of virtual machines'),
  pools: z.array(
    z.object({
      for: z.enum(['nic', 'vhost', 'transient']),
      mtu: z.int(),
      mbufs: z.int(),
      objectBytes: z.int(),
      sizeMiB: mib(),
    }),
  ),
  needMiB: mib('what the pools and all else of Open vSwitch need'),
  socketMemoryMiB: mib('what Open vSwitch gets, in whole pages'),
  reserveMiB: mib('ordinary memory that stays'),
  pages: z.object({
    openVswitch: z.int(),
    vms: z.int(),
    planned: z.int().describe('what the node gets'),
    most: z.int().describe('what its memory allows'),
  }),
});

const step = z.object({
  kind: z.enum(['module', 'driver', 'pages', 'ovsConfig', 'restartOvs', 'bridge', 'port', 'file']),
  title: z.string(),
  commands: z
    .array(z.array(z.string()))
    .describe('programs with their arguments, in order; the script also checks before and after'),
});

const decision = z.object({
  code: z.string(),
  sentence: z.string(),
  basis: z.enum(['formula', 'heuristic']).describe('heuristic: a rule of thumb that nobody publishes'),
  override: z.string().describe('key of the request that overrides it'),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});

const comparison = z.object({
  what: z.string(),
  tool: z.enum(['tripleo', 'ansible-role']),
  ours: z.string().optional().describe('absent: not set'),
  theirs: z.string().optional().describe('absent: not set, or the tool fails'),
  reason: z.object({ code: z.string(), sentence: z.string() }),
});

/** Result of `host plan`. */
export const hostPlanDocument = z.object({
  contract: z.literal('ovirt-dpdk/host-plan/v1'),
  host: z.object({ name: z.string().optional(), uuid: z.string().optional(), bootId: z.string().optional() }),
  openVswitch: z.object({ version: z.string(), dpdk: z.string() }).optional().describe('absent: unknown'),
  datapath: z.enum(['native', 'stand-in', 'none']),
  nics: z.array(nic).describe('every NIC of the host'),
  nodes: z.array(node).describe('every NUMA node'),
  isolated: cpus('CPUs that the kernel line isolates'),
  hugepages: z.object({
    sizeKiB: z.int(),
    total: z.int().describe('on the whole host'),
    way: z
      .enum(['even', 'perNode'])
      .describe('even: the kernel spreads them over the nodes; perNode: the kernel line says which has how many'),
  }),
  kernelLine: z.object({
    tokens: z.array(z.string()).describe('all that it is to hold'),
    missing: z.array(z.string()).describe('what the running kernel lacks; a reboot is needed while there is any'),
  }),
  ovsConfig: z
    .record(z.string(), z.nullable(z.string()))
    .describe('other_config of the table Open_vSwitch; null: the key is to be absent'),
  steps: z.array(step).describe('what is to be done on the host, in order; the kernel line is not among them'),
  rollback: z.array(step).describe('what takes the steps back, in order'),
  capacity: z.object({
    nodes: z.array(z.object({ node: z.int(), guestCpus: z.int(), freePages: z.int() })),
    vms: z.array(z.object({ name: z.string(), asked: z.int(), fit: z.int() })),
  }),
  decisions: z.array(decision).describe('what was decided because the request leaves it open'),
  findings: z.array(hostFindingDocument).describe('with one of severity error the plan cannot be carried out'),
  comparisons: z.array(comparison).optional().describe('with --compare: where other tools choose otherwise'),
});
export type HostPlanDocument = z.infer<typeof hostPlanDocument>;
