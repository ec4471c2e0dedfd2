import type { Clock } from './clock';
import type { EventRow, State } from './state';

export type NewEvent = Omit<EventRow, 'id' | 'index' | 'time'>;

/** The engine's audit log. */
export function createEvents(state: State, clock: Clock) {
  let last = 0;
  return {
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
