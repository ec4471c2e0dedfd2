import * as z from 'zod';

/** Result of `engine properties`. */
export const propertiesDocument = z.object({
  contract: z.literal('ovirt-dpdk/properties/v1'),
  levels: z
    .array(
      z.object({
        level: z.string().describe('compatibility level in use'),
        usedBy: z.array(z.string()).describe('clusters and virtual machines of this level'),
        properties: z.array(
          z.object({
            name: z.string(),
            state: z
              .enum(['defined', 'missing', 'refuses', 'unknown'])
              .describe('refuses: defined, but not for the values needed'),
          }),
        ),
      }),
    )
    .describe('levels in use'),
  commands: z.array(z.string()).describe('what a person types on the engine machine'),
  applied: z.boolean().describe('whether the commands were run now; the engine must be restarted after it'),
});
export type PropertiesDocument = z.infer<typeof propertiesDocument>;
