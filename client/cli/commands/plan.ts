import type { Plan } from '../../desired/plan';
import { exitCodes, type ExitCode } from '../exitCodes';
import { readFactsFiles, type FactsFlag } from '../factsFiles';
import type { CommonFlags } from '../options';
import { planFor } from '../planning';
import { printJson } from '../print/json';
import { printPlan } from '../print/plan';
import { isProblem, planDocument } from '../print/planDocument';
import { withEngine } from '../session';
import { readSpec } from '../specFile';
import type { Terminal } from '../terminal';
import { results } from '../text/screen';

export interface FileFlags extends CommonFlags, FactsFlag {
  readonly file: string;
}

export const planFile = async (terminal: Terminal, flags: FileFlags): Promise<ExitCode> => {
  // The file first: a wrong one costs no request.
  const spec = await readSpec(terminal, flags.file);
  const facts = await readFactsFiles(terminal, flags);
  const plan = await withEngine(terminal, flags, (engine) => planFor(terminal, engine, spec, facts));
  return showPlan(terminal, flags, plan);
};

/** Prints a plan as the result; 2 where the engine is not as asked, whether something can be done about it or not. */
export const showPlan = (terminal: Terminal, { output }: Pick<CommonFlags, 'output'>, plan: Plan): ExitCode => {
  const document = planDocument(plan);
  if (output === 'json') printJson(terminal, document);
  else printPlan(results(terminal), document);
  return plan.changes.length > 0 || plan.findings.some(isProblem) ? exitCodes.pending : exitCodes.done;
};
