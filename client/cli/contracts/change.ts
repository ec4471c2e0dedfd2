import * as z from 'zod';

/** One thing that is to be done, in the form that every contract shares. Texts are as the engine has them, unescaped. */
export const changeDocument = z.object({
  id: z.string().describe('the same in every plan of the same file, such as vm.properties/vnf1'),
  kind: z.string().describe('such as cluster.create or host.networks'),
  by: z.enum(['engine', 'person']).describe('who does it: apply through the engine, or a person by hand'),
  disruption: z.enum(['none', 'vm-restart', 'host-reboot']).describe('what it interrupts'),
  needs: z.array(z.string()).describe('ids of changes that come before'),
  title: z.string(),
  fields: z
    .array(
      z.object({
        name: z.string(),
        before: z.string().optional().describe('absent: it was not there'),
        after: z.string().optional().describe('absent: it will not be there'),
      }),
    )
    .describe('what it changes'),
  where: z.enum(['engine machine', 'host']).optional().describe('where a person types the commands'),
  commands: z.array(z.string()).optional().describe('exact commands for a person, one a line'),
  reason: z.object({ code: z.string(), sentence: z.string() }).optional().describe('why a person has to do it'),
});
export type ChangeDocument = z.infer<typeof changeDocument>;

export const findingDocument = z.object({
  severity: z.enum(['problem', 'note']).describe('a plan with a problem is not applied'),
  code: z.string(),
  path: z.string().describe('place in the file, such as vms[0].hugepages'),
  sentence: z.string(),
});
export type FindingDocument = z.infer<typeof findingDocument>;

export const summaryDocument = z.object({
  changes: z.int().describe('all of them'),
  byPerson: z.int(),
  vmRestart: z.int().describe('changes that restart a virtual machine'),
  hostReboot: z.int().describe('changes that take a host out of service'),
  problems: z.int(),
  notes: z.int(),
});
export type SummaryDocument = z.infer<typeof summaryDocument>;
