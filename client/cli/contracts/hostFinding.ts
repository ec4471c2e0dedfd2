import * as z from 'zod';

/** What the planner or the checker of a host has to say. */
export const hostFindingDocument = z.object({
  code: z.string(),
  severity: z
    .enum(['error', 'warning', 'note'])
    .describe('error: it does not work so; warning: it works worse, or only sometimes; note: good to know'),
  sentence: z.string(),
  remedy: z.string().describe('what to do about it'),
  values: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
    .describe('what the sentence is filled with'),
});
export type HostFindingDocument = z.infer<typeof hostFindingDocument>;
