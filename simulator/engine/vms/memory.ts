import { refuse } from '../faults';
import type { Vm } from '../model/vm';

export const MIB = 1024 * 1024;
const whole = (bytes: number): number => Math.trunc(bytes / MIB) * MIB;
const tooSmall = 'must be greater than or equal to 1, Attribute: vmStatic.maxMemorySizeMb';

/** Memory is kept in whole MiB; on a new VM the policy follows the memory where it is not given. Source: VmMapper.java, BackendVmsResource.java. */
export function memoryOf(input: Vm, before: Vm, verb: 'add' | 'edit'): Required<Pick<Vm, 'memory' | 'memory_policy'>> {
  const memory = whole(input.memory ?? before.memory ?? 0);
  const derived = verb === 'add' && input.memory !== undefined;
  const kept = derived ? undefined : before.memory_policy;
  const max = whole(input.memory_policy?.max ?? kept?.max ?? memory * 4);
  const guaranteed = whole(input.memory_policy?.guaranteed ?? kept?.guaranteed ?? memory);
  // Both attributes are named by the last of them: observed, recorded step 70-011.
  if (memory < MIB || max < MIB) throw refuse(400, ...(memory < MIB ? [tooSmall] : []), tooSmall);
  if (guaranteed > memory) throw refuse(400, `Cannot ${verb} VM. Physical Memory Guaranteed cannot exceed Memory Size.`);
  if (max < memory)
    throw refuse(409, `Cannot ${verb} VM. Memory size (${memory / MIB}MB) cannot exceed maximum memory size (${max / MIB}MB).`);
  return {
    memory,
    memory_policy: {
      ballooning: input.memory_policy?.ballooning ?? before.memory_policy?.ballooning ?? true,
      guaranteed,
      max,
    },
  };
}
