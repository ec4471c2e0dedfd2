import { exitCodes, type ExitCode } from '../../exitCodes';
import type { CommonFlags } from '../../options';
import { mayWriteOut, writeOut } from '../../outFile';
import { hostPlanDocument } from '../../print/hostPlanDocument';
import { printHostFindings } from '../../print/hostFindings';
import type { Terminal } from '../../terminal';
import { messages } from '../../text/screen';
import { factsAndPlan, type HostOrFactsFlags } from './plan';
import type { RequestFlags } from './request';

export interface ScriptFlags extends HostOrFactsFlags, RequestFlags, Pick<CommonFlags, 'yes'> {
  readonly out?: string;
}

/** Prints the script that carries a plan out. */
export const scriptOfHost = async (terminal: Terminal, flags: ScriptFlags, host: string | undefined): Promise<ExitCode> => {
  mayWriteOut(flags.out, flags.yes === true);
  const { plan } = await factsAndPlan(terminal, flags, host);
  const { hostScript } = await import('../../../hostScript/hostScript');
  printHostFindings(messages(terminal), hostPlanDocument(plan).findings);
  const script = hostScript(plan);
  if (flags.out === undefined) terminal.stdout.write(script);
  else writeOut(flags.out, script, flags.yes === true, 0o755);
  return exitCodes.done;
};
