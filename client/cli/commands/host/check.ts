import { exitCodes, type ExitCode } from '../../exitCodes';
import type { CommonFlags } from '../../options';
import { hostCheckDocument, printHostCheck } from '../../print/hostCheck';
import { printJson } from '../../print/json';
import type { Terminal } from '../../terminal';
import { results } from '../../text/screen';
import { tellNotes } from './collect';
import { factsOf } from './facts';
import type { HostOrFactsFlags } from './plan';
import { requestOf, type RequestFlags } from './request';

export type HostCheckFlags = HostOrFactsFlags & RequestFlags & Pick<CommonFlags, 'output'>;

/** Judges what a host has now by the planner's rules; 2 where there is more than notes. */
export const checkOfHost = async (terminal: Terminal, flags: HostCheckFlags, host: string | undefined): Promise<ExitCode> => {
  // Asked for nothing, what is there is judged alone: a host that nobody set up yet needs no plan.
  const asks = flags.request !== undefined || flags.nic !== undefined;
  const request = asks ? await requestOf(terminal, flags) : undefined;
  const { facts } = await factsOf(terminal, flags, flags.facts, '--facts', host);
  tellNotes(terminal, facts);
  const { checkHost } = await import('../../../dpdk/check/checkHost');
  const document = hostCheckDocument(facts, checkHost(facts, request));
  if (flags.output === 'json') printJson(terminal, document);
  else printHostCheck(results(terminal), document);
  return document.findings.some(({ severity }) => severity !== 'note') ? exitCodes.pending : exitCodes.done;
};
