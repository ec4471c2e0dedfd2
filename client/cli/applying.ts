import { problemsOf, type Plan } from '../desired/plan';
import type { Outcome } from '../desired/shell';
import type { Engine } from '../engine';
import { OvirtDpdkError } from '../errors';
import { askYes } from './ask';
import { exitCodes, type ExitCode } from './exitCodes';
import { HalfDone } from './halfDone';
import type { CommonFlags } from './options';
import { applyDocument, printOutcome } from './print/outcome';
import { printJson } from './print/json';
import { printPlan } from './print/plan';
import { planDocument } from './print/planDocument';
import { createProgressShell } from './progress';
import { canAsk, type Terminal } from './terminal';
import { messages, results } from './text/screen';

/** Shows a plan, asks, carries it out, and says what was done and what is left. */
export const applyPlan = async (terminal: Terminal, flags: CommonFlags, engine: Engine, plan: Plan): Promise<ExitCode> => {
  const { line, ...screen } = messages(terminal);
  printPlan({ line, ...screen }, planDocument(plan));
  refuseProblems(plan);
  const outcome = plan.changes.length === 0 ? nothingDone : await carryOut(terminal, flags, engine, plan);
  const document = applyDocument(plan, outcome);
  if (flags.output === 'json') printJson(terminal, document);
  else printOutcome(results(terminal), document);
  return outcome.left.length > 0 ? exitCodes.pending : exitCodes.done;
};

const nothingDone: Outcome = { done: [], left: [] };

const refuseProblems = (plan: Plan): void => {
  const { length } = problemsOf(plan);
  if (length === 0) return;
  const what = length === 1 ? 'a problem' : `${length} problems`;
  throw new OvirtDpdkError(
    'plan.problems',
    `the plan has ${what} and is not applied; nothing was changed. See the findings above`,
  );
};

const carryOut = async (terminal: Terminal, flags: CommonFlags, engine: Engine, plan: Plan): Promise<Outcome> => {
  if (plan.changes.some(({ by }) => by === 'engine')) await agree(terminal, flags);
  const { apply } = await import('../desired/apply');
  const shell = createProgressShell(terminal, plan);
  const stop = new AbortController();
  const ignore = terminal.onInterrupt(() => {
    if (stop.signal.aborted) terminal.leave(INTERRUPTED);
    messages(terminal).line('\nending after the step at hand; interrupt again to leave at once …');
    stop.abort();
  });
  try {
    return await apply(engine, plan, shell, { allow: flags.allowDisruption, signal: stop.signal });
  } catch (error) {
    shell.tellDone();
    const done = shell.done();
    throw done.length > 0 ? new HalfDone(error, done) : error;
  } finally {
    ignore();
  }
};

/** As shells have it for a program that SIGINT ended. */
const INTERRUPTED = 130;

const agree = async (terminal: Terminal, { yes }: CommonFlags): Promise<void> => {
  if (yes) return;
  if (!canAsk(terminal)) {
    throw new OvirtDpdkError(
      'apply.consent',
      'nothing was changed: there is no terminal to ask on; add --yes to agree beforehand',
    );
  }
  if (!(await askYes(terminal, 'Apply this plan?'))) {
    throw new OvirtDpdkError('apply.declined', 'nothing was changed: you did not agree');
  }
};
