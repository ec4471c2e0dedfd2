import type { Call } from '../call';
import { Refusal } from '../faults';
import { placed } from './placement';
import { depart } from './power';

/**
 * The VMs of a host that goes to maintenance migrate away.
 *
 * One that finds no place stays, and the host stays with it: preparing for maintenance (observed, recorded steps 75-030, 75-031).
 */
export function evacuate(call: Call, host: string): void {
  for (const vm of call.state.vmsOn(host)) {
    try {
      depart(call, vm, placed(call, vm, 'migrate'));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
