import type { HostFacts } from '../../facts/hostFacts';
import type { HostFinding } from '../host/finding';
import { planHost } from '../host/planHost';
import type { HostRequest } from '../host/request';
import { distinct } from './distinct';
import { judgeIsolation } from './isolation';
import { judgeKernelLine } from './kernelLine';
import { judgeKernelPages } from './kernelPages';
import { judgeNics } from './nics';
import { judgeCores, judgeMasks } from './pmdCpus';
import { greaterNeeds, poolNeeds } from './poolNeeds';
import { judgeService } from './service';
import { setupOf } from './setup';
import { judgeSocketMemory } from './socketMemory';

/**
 * What is wrong with a host as it is set up for OVS-DPDK, by whomever: the rules by which `planHost` plans, over what is there.
 *
 * Pure, and total over facts that `factsSchema` takes; equal facts give equal findings, in whatever order they list things. A host that
 * nobody ever set up for DPDK gets notes on what it lacks, not errors.
 *
 * @param request what the host is to be good for. With it also what stands against that is said, as `planHost` says it
 */
export const checkHost = (facts: HostFacts, request?: HostRequest): readonly HostFinding[] => {
  const setup = setupOf(facts);
  const plan = request && planHost(facts, request);
  return distinct([
    ...judgeService(setup),
    ...judgeKernelLine(setup),
    ...judgeKernelPages(setup),
    ...judgeNics(setup),
    ...judgeMasks(setup),
    ...judgeCores(setup),
    ...judgeIsolation(setup),
    ...judgeSocketMemory(setup, greaterNeeds(poolNeeds(setup), plan)),
    ...(plan?.findings ?? []),
  ]);
};
