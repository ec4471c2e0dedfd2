import type { Change } from '../../client/desired/change';
import type { Progress, Shell } from '../../client/desired/shell';

export interface RecordingShell extends Shell {
  readonly events: readonly Progress[];
  /** Kind of event and id of the change, in order, waits left out. */
  story(): readonly string[];
  /** What was asked. */
  readonly asked: readonly Change[];
}

/** A user who answers every question the same way, and remembers. */
export const shellThat = (answer: boolean, onEvent: (event: Progress) => void = () => undefined): RecordingShell => {
  const events: Progress[] = [];
  const asked: Change[] = [];
  return {
    events,
    asked,
    story: () => events.filter(({ kind }) => kind !== 'waiting').map((event) => `${event.kind} ${event.change.id}`),
    report: (event) => {
      events.push(event);
      onEvent(event);
    },
    confirm: ({ change }) => {
      asked.push(change);
      return Promise.resolve(answer);
    },
  };
};
