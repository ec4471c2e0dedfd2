import * as z from 'zod';
import { changeDocument } from './change';

/** What is printed instead of a result when a command fails. */
export const errorDocument = z.object({
  contract: z.literal('ovirt-dpdk/error/v1'),
  code: z.string().describe('what went wrong, such as engine.login or input.invalid'),
  source: z.enum(['user', 'engine', 'host', 'network', 'bug']).describe('who can mend it'),
  message: z.string(),
  status: z.int().optional().describe('HTTP status of the answer of the engine'),
  reason: z.string().optional().describe("the engine's own word"),
  detail: z.string().optional().describe("the engine's own sentence"),
  correlationId: z.string().optional().describe('find it in /var/log/ovirt-engine/engine.log'),
  problems: z
    .array(
      z.object({
        code: z.string(),
        path: z.string().describe('place in the file, such as hosts[0].nics[1].pci'),
        line: z.int().optional(),
        column: z.int().optional(),
        sentence: z.string(),
      }),
    )
    .optional()
    .describe('every mistake of the input'),
  done: z.array(changeDocument).optional().describe('what apply had done before it failed; absent where that is nothing'),
});

export type ErrorDocument = z.infer<typeof errorDocument>;
