import type { HostFacts } from '../../facts/hostFacts';
import { judgeDatapaths, judgeNative } from '../datapath';
import { parseRelease } from '../ovs/release';
import type { VersionNumbers } from '../version';
import type { HostPlan } from './hostPlan';
import { decision, type Judged } from './judged';
import type { HostRequest } from './request';

/** VDSM's version has four numbers, `4.40.60.7`; the last only matters where the table of datapaths says so. */
export const vdsmVersion = ({ vdsm }: HostFacts): VersionNumbers | undefined => parseRelease(vdsm?.version ?? '');

/**
 * How a NIC comes to VMs on this host. With `none`, which is also for a host without VDSM, whoever made the bridges goes on doing
 * so; with `native` VDSM makes them; with `stand-in` the plan does.
 */
export const hostDatapath = (facts: HostFacts, request: HostRequest): Judged & { readonly datapath: HostPlan['datapath'] } => {
  if (request.datapath !== undefined) return { datapath: request.datapath, findings: [], decisions: [] };
  const judged = judgeDatapaths(vdsmVersion(facts));
  const standIn = judged['stand-in'].verdict === 'possible' ? 'stand-in' : 'none';
  const datapath = judgeNative(judged).verdict === 'possible' ? 'native' : standIn;
  const values = { datapath, vdsm: facts.vdsm?.version ?? '' };
  return { datapath, findings: [], decisions: [decision('formula', 'decision.datapath', 'datapath', values)] };
};
