import type { Clock } from './clock';
import type { EventRow, State } from './state';

export type NewEvent = Omit<EventRow, 'id' | 'index' | 'time'>;

/** The engine's audit log. */
export function createEvents(state: State, clock: Clock) {
  let last = 0;
  return {
    /** The next event gets this number. */
    numberFrom: (next: number): void => {
      last = next - 1;
    },
    add: (event: NewEvent): EventRow => {
      last += 1;
      return state.events.put({
        origin: 'oVirt',
        custom_id: -1,
        flood_rate: 0,
        ...event,
        id: String(last),
        index: last,
        time: clock.now(),
      });
    },
  };
}
export type Events = ReturnType<typeof createEvents>;
