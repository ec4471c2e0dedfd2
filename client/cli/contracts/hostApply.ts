import * as z from 'zod';
import { hostFindingDocument } from './hostFinding';

/** Result of `host apply`. */
export const hostApplyDocument = z.object({
  contract: z.literal('ovirt-dpdk/host-apply/v1'),
  host: z.object({ name: z.string().optional(), uuid: z.string().optional(), bootId: z.string().optional() }),
  undone: z.boolean().describe('with --undo: what was changed before was put back'),
  done: z.array(z.string()).describe('what was done in this run, in order'),
  left: z
    .array(z.object({ why: z.enum(['restart', 'reboot', 'service', 'remains']), what: z.string() }))
    .describe(
      'restart: Open vSwitch must be restarted first, and you did not agree; reboot: the running kernel lacks something; service: a person ' +
        'must restart a service; remains: it was done, and the facts that were collected afterwards do not show it',
    ),
  findings: z.array(hostFindingDocument).describe('of the plan after the run'),
});
export type HostApplyDocument = z.infer<typeof hostApplyDocument>;
