import * as z from 'zod';
import { changeDocument, findingDocument, summaryDocument } from './change';

/** Result of `plan`, and of commands with --dry-run. */
export const planDocument = z.object({
  contract: z.literal('ovirt-dpdk/plan/v1'),
  cluster: z.string(),
  changes: z.array(changeDocument).describe('in the order of work'),
  findings: z.array(findingDocument),
  summary: summaryDocument,
});
export type PlanDocument = z.infer<typeof planDocument>;

/** Result of `verify`. */
export const verifyDocument = z.object({
  contract: z.literal('ovirt-dpdk/verify/v1'),
  cluster: z.string(),
  converged: z.boolean().describe('whether the engine is as the file says'),
  missing: z.array(changeDocument),
  findings: z.array(findingDocument),
});
export type VerifyDocument = z.infer<typeof verifyDocument>;

/** Result of `apply`, and of the commands that work like it. */
export const applyDocument = z.object({
  contract: z.literal('ovirt-dpdk/apply/v1'),
  cluster: z.string(),
  done: z.array(changeDocument),
  left: z.array(
    z.object({
      why: z
        .enum(['person', 'consent', 'needs', 'interrupted'])
        .describe('a person must act, consent was not given, it waits for a change that is left, or the run was ended'),
      change: changeDocument,
    }),
  ),
  findings: z.array(findingDocument),
});
export type ApplyDocument = z.infer<typeof applyDocument>;
