import * as z from 'zod';
import { hostFindingDocument } from './hostFinding';

/** Result of `host check`. */
export const hostCheckDocument = z.object({
  contract: z.literal('ovirt-dpdk/host-check/v1'),
  host: z.object({ name: z.string().optional(), uuid: z.string().optional(), bootId: z.string().optional() }),
  findings: z.array(hostFindingDocument),
});
export type HostCheckDocument = z.infer<typeof hostCheckDocument>;
