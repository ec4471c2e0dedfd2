import type { HostPlan } from '../../../dpdk/host/hostPlan';
import type { HostFacts } from '../../../facts/hostFacts';
import type { HostPlanDocument } from '../../contracts/hostPlan';
import { exitCodes, type ExitCode } from '../../exitCodes';
import type { CommonFlags } from '../../options';
import { printHostPlan } from '../../print/hostPlan';
import { hostPlanDocument } from '../../print/hostPlanDocument';
import { printJson } from '../../print/json';
import type { Terminal } from '../../terminal';
import { results } from '../../text/screen';
import { tellNotes } from './collect';
import { factsOf } from './facts';
import { requestOf, type RequestFlags } from './request';
import type { SshFlags } from './target';

/** Facts of a host by name, or of a file. */
export interface HostOrFactsFlags extends SshFlags {
  readonly facts?: string;
}

export interface HostPlanFlags extends HostOrFactsFlags, RequestFlags, Pick<CommonFlags, 'output'> {
  readonly compare?: boolean;
}

export const planOfHost = async (terminal: Terminal, flags: HostPlanFlags, host: string | undefined): Promise<ExitCode> => {
  const { facts, plan } = await factsAndPlan(terminal, flags, host);
  return showHostPlan(terminal, flags, hostPlanDocument(plan, flags.compare ? await compared(facts, plan) : undefined));
};

/** Prints a plan as the result; 2 where anything is to be done, or cannot be. */
export const showHostPlan = (
  terminal: Terminal,
  { output }: Pick<CommonFlags, 'output'>,
  document: HostPlanDocument,
): ExitCode => {
  if (output === 'json') printJson(terminal, document);
  else printHostPlan(results(terminal), document);
  return isPending(document) ? exitCodes.pending : exitCodes.done;
};

/** The request first: a wrong one costs no connection. */
export const factsAndPlan = async (
  terminal: Terminal,
  flags: HostOrFactsFlags & RequestFlags,
  host: string | undefined,
): Promise<{ readonly facts: HostFacts; readonly plan: HostPlan }> => {
  const request = await requestOf(terminal, flags);
  const { facts } = await factsOf(terminal, flags, flags.facts, '--facts', host);
  tellNotes(terminal, facts);
  const { planHost } = await import('../../../dpdk/host/planHost');
  return { facts, plan: planHost(facts, request) };
};

const compared = async (facts: HostFacts, plan: HostPlan) =>
  (await import('../../../dpdk/compare/compare')).comparisons(facts, plan);

const isPending = ({ steps, kernelLine, findings }: HostPlanDocument): boolean =>
  steps.length + kernelLine.missing.length > 0 || findings.some(({ severity }) => severity === 'error');
