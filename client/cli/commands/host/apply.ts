import type { HostPlan } from '../../../dpdk/host/hostPlan';
import { OvirtDpdkError } from '../../../errors';
import { SCRIPT_EXIT } from '../../../hostScript/progress';
import { hostStepTitle } from '../../../phrases/hostSteps';
import { askYes } from '../../ask';
import type { HostApplyDocument } from '../../contracts/hostApply';
import { exitCodes, type ExitCode } from '../../exitCodes';
import type { CommonFlags } from '../../options';
import { printHostApply } from '../../print/hostApply';
import { hostFindingDocument } from '../../print/hostFindings';
import { printHostPlan } from '../../print/hostPlan';
import { hostPlanDocument } from '../../print/hostPlanDocument';
import { printJson } from '../../print/json';
import type { SshTarget } from '../../ssh/target';
import { canAsk, type Terminal } from '../../terminal';
import { messages, results } from '../../text/screen';
import { visible } from '../../text/visible';
import { collectFacts, tellNotes } from './collect';
import { showHostPlan } from './plan';
import { requestOf, type RequestFlags } from './request';
import { runScript, type ScriptRan } from './scriptRun';
import { targetOf, type SshFlags } from './target';

export interface HostApplyFlags extends SshFlags, RequestFlags, CommonFlags {
  readonly dryRun?: boolean;
  readonly undo?: boolean;
  readonly restartOpenvswitch?: boolean;
}

type Left = HostApplyDocument['left'];

/** Plans a host, carries that out there, and looks whether it holds. */
export const applyToHost = async (terminal: Terminal, flags: HostApplyFlags, name: string): Promise<ExitCode> => {
  const request = await requestOf(terminal, flags);
  const target = await targetOf(terminal, flags, name);
  const { planHost } = await import('../../../dpdk/host/planHost');
  const look = async (): Promise<HostPlan> => {
    const { facts } = await collectFacts(terminal, target, flags.timeout * 1000);
    tellNotes(terminal, facts);
    return planHost(facts, request);
  };
  const before = await look();
  if (flags.undo) return undo(terminal, flags, target, before);

  if (flags.dryRun) return showHostPlan(terminal, flags, hostPlanDocument(before));
  printHostPlan(messages(terminal), hostPlanDocument(before));
  refuseErrors(before);
  if (before.steps.length === 0) {
    // What is written there already may wait for a service to restart: the host knows, the facts do not.
    const { code } = await run(terminal, target, before, ['--dry-run']);
    return tell(terminal, flags, before, [], leftOf(before, code));
  }
  await agree(terminal, flags, `Do this on host ${visible(name)}?`);
  const isRestartNeeded = before.steps.some(({ kind }) => kind === 'restartOvs');
  const { done, code } = await run(terminal, target, before, await wordsFor(terminal, flags, isRestartNeeded));
  const after = await look();
  return tell(terminal, flags, after, done, leftOf(after, code));
};

const run = async (terminal: Terminal, target: SshTarget, plan: HostPlan, words: readonly string[]): Promise<ScriptRan> => {
  const { hostScript } = await import('../../../hostScript/hostScript');
  return runScript(terminal, target, { script: hostScript(plan), words, doing: `preparing host ${visible(target.name)}` });
};

const refuseErrors = ({ findings }: HostPlan): void => {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (errors === 0) return;
  const what = errors === 1 ? 'an error' : `${errors} errors`;
  throw new OvirtDpdkError(
    'plan.problems',
    `the plan has ${what} and is not carried out; nothing was changed. See the findings above`,
  );
};

const agree = async (terminal: Terminal, { yes }: CommonFlags, question: string): Promise<void> => {
  if (yes) return;
  if (!canAsk(terminal)) {
    throw new OvirtDpdkError(
      'apply.consent',
      'nothing was changed: there is no terminal to ask on; add --yes to agree beforehand',
    );
  }
  if (!(await askYes(terminal, question))) throw new OvirtDpdkError('apply.declined', 'nothing was changed: you did not agree');
};

const RESTART =
  'Open vSwitch has to restart: every VM and network on it is cut off for some seconds, longer where much memory is cleared. May it?';

/** A restart cuts off what a VM restart would cut off for longer: who agreed to that has agreed to this. */
const wordsFor = async (terminal: Terminal, flags: HostApplyFlags, isNeeded: boolean): Promise<readonly string[]> => {
  const agreed = flags.restartOpenvswitch === true || flags.allowDisruption !== 'none';
  const mayRestart = agreed || (isNeeded && canAsk(terminal) && (await askYes(terminal, RESTART)));
  return mayRestart ? ['--restart-openvswitch'] : [];
};

/** What a plan that was made after the run still asks for, and why. */
const leftOf = ({ steps, kernelLine }: HostPlan, code: number = SCRIPT_EXIT.done): Left => {
  const why = code === SCRIPT_EXIT.restart ? 'restart' : code === SCRIPT_EXIT.reboot ? 'reboot' : 'remains';
  return [
    ...(code === SCRIPT_EXIT.service ? [SERVICES] : []),
    ...steps.map((step) => ({ why, what: hostStepTitle(step) }) as const),
    ...kernelLine.missing.map((token) => ({ why: 'reboot', what: `the running kernel has no ${token}` }) as const),
  ];
};

const SERVICES = { why: 'service', what: 'restart the services that are named above' } as const;

const tell = (
  terminal: Terminal,
  { output, undo: undone = false }: HostApplyFlags,
  { host, findings }: HostPlan,
  done: readonly string[],
  left: Left,
): ExitCode => {
  const document: HostApplyDocument = {
    contract: 'ovirt-dpdk/host-apply/v1',
    host,
    undone,
    done: [...done],
    left,
    findings: undone ? [] : findings.map(hostFindingDocument),
  };
  if (output === 'json') printJson(terminal, document);
  else printHostApply(results(terminal), document);
  return left.length > 0 ? exitCodes.pending : exitCodes.done;
};

/** Nothing of the plan but which host it is: what is put back is written down there. */
const recordOnly = (plan: HostPlan): HostPlan => ({
  ...plan,
  steps: [],
  rollback: [],
  findings: [],
  kernelLine: { ...plan.kernelLine, tokens: [], missing: [] },
});

const undo = async (terminal: Terminal, flags: HostApplyFlags, target: SshTarget, now: HostPlan): Promise<ExitCode> => {
  const plan = recordOnly(now);
  messages(terminal).line('What would be put back:');
  const trial = await run(terminal, target, plan, ['--undo', '--dry-run']);
  if (trial.code === SCRIPT_EXIT.done) return tell(terminal, flags, plan, [], []);
  if (flags.dryRun) return tell(terminal, flags, plan, [], [{ why: 'remains', what: 'put back what is listed above' }]);
  await agree(terminal, flags, `Put this back on host ${visible(target.name)}?`);
  const words = await wordsFor(terminal, flags, trial.touched.includes('restartOvs'));
  const { done, code } = await run(terminal, target, plan, ['--undo', ...words]);
  return tell(terminal, flags, plan, done, leftOfUndo(code));
};

const leftOfUndo = (code: number): Left => {
  if (code === SCRIPT_EXIT.restart) return [{ why: 'restart', what: 'restart Open vSwitch, and put back what waits for that' }];
  if (code === SCRIPT_EXIT.reboot) return [{ why: 'reboot', what: 'what is listed above' }];
  return code === SCRIPT_EXIT.service ? [SERVICES] : [];
};
