import type { Spec } from '../../desired/spec';
import type { Engine } from '../../engine';
import { applyPlan } from '../applying';
import type { HostFacts } from '../../facts/hostFacts';
import type { ExitCode } from '../exitCodes';
import { readFactsFiles } from '../factsFiles';
import { planFor } from '../planning';
import { withEngine } from '../session';
import { readSpec } from '../specFile';
import type { Terminal } from '../terminal';
import { showPlan, type FileFlags } from './plan';

export interface DryRunFlag {
  readonly dryRun?: boolean;
}
export type ApplyFlags = FileFlags & DryRunFlag;

export const applyFile = async (terminal: Terminal, flags: ApplyFlags): Promise<ExitCode> => {
  const spec = await readSpec(terminal, flags.file);
  const facts = await readFactsFiles(terminal, flags);
  return withEngine(terminal, flags, (engine) => applySpec(terminal, flags, engine, spec, facts));
};

/** The one way in which this command changes an engine, whether the spec comes from a file or from flags. */
export const applySpec = async (
  terminal: Terminal,
  flags: Omit<ApplyFlags, 'file' | 'facts'>,
  engine: Engine,
  spec: Spec,
  facts: readonly HostFacts[] = [],
): Promise<ExitCode> => {
  const plan = await planFor(terminal, engine, spec, facts);
  return flags.dryRun === true ? showPlan(terminal, flags, plan) : applyPlan(terminal, flags, engine, plan);
};
