import type { HostFacts } from '../../facts/hostFacts';
import type { HostFinding } from '../host/finding';
import { factsInOrder } from '../host/hostOrder';
import { planHost } from '../host/planHost';
import type { HostRequest } from '../host/request';
import { distinct } from './distinct';
import { judgeExtra } from '../ovs/dpdkExtra';
import { judgeGuests } from './guests';
import { judgeIsolation } from './isolation';
import { judgeKernelLine } from './kernelLine';
import { judgeKernelPages } from './kernelPages';
import { judgeMempools } from './mempools';
import { judgeKeys } from './ovsKeys';
import { judgePorts } from './ports';
import { judgeQueues } from './queues';
import { judgeVdsmPages } from './vdsmPages';
import { judgeNics } from './nics';
import { judgeCores, judgeMasks } from './pmdCpus';
import { greaterNeeds, poolNeeds } from './poolNeeds';
import { judgeService } from './service';
import { setupOf } from './setup';
import { judgeSocketMemory } from './socketMemory';

/** An empty request is none: what the planner would choose by itself is no measure of what others chose. */
const asksAnything = (request: HostRequest): boolean => Object.values(request).some((value) => value !== undefined);

/**
 * What is wrong with a host as it is set up for OVS-DPDK, by whomever: the rules by which `planHost` plans, over what is there.
 *
 * Pure, and total over facts that `factsSchema` takes; equal facts give equal findings, in whatever order they list things. A host that
 * nobody ever set up for DPDK gets notes on what it lacks, not errors.
 *
 * @param request what the host is to be good for. With it also what stands against that is said, as `planHost` says it
 */
export const checkHost = (given: HostFacts, request?: HostRequest): readonly HostFinding[] => {
  const facts = factsInOrder(given);
  const setup = setupOf(facts, request);
  const plan = request && asksAnything(request) ? planHost(facts, request) : undefined;
  const needs = poolNeeds(setup);
  return distinct([
    ...judgeService(setup),
    ...judgeKernelLine(setup),
    ...judgeKernelPages(setup),
    ...judgeNics(setup),
    ...judgeMasks(setup),
    ...judgeCores(setup),
    ...judgeIsolation(setup),
    ...judgeQueues(setup),
    ...judgeSocketMemory(setup, greaterNeeds(needs, plan)),
    ...judgeMempools(setup, needs),
    ...judgeKeys(setup),
    ...(setup.ovs ? judgeExtra(setup.config['dpdk-extra'] ?? '', setup.ovs, setup.config['dpdk-lcore-mask'] !== undefined) : []),
    ...judgePorts(setup),
    ...judgeVdsmPages(setup),
    ...judgeGuests(facts),
    ...(plan?.findings ?? []),
  ]);
};
