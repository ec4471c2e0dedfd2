import * as z from 'zod';

/** Result of `check`. */
export const checkDocument = z.object({
  contract: z.literal('ovirt-dpdk/check/v1'),
  engine: z.object({ version: z.string() }),
  chains: z.array(
    z.object({
      of: z.enum(['cluster', 'host', 'vm']),
      name: z.string(),
      links: z
        .array(
          z.object({
            number: z.int().describe('place in the chain, from 1'),
            name: z.string(),
            state: z.enum(['ok', 'missing', 'impossible', 'unknown']),
            code: z.string(),
            sentence: z.string(),
            mend: z
              .object({ code: z.string(), sentence: z.string() })
              .optional()
              .describe('missing: what mends it; unknown: what would tell'),
          }),
        )
        .describe('the nine links in their order'),
    }),
  ),
});
export type CheckDocument = z.infer<typeof checkDocument>;
