interface Task {
  readonly label: string;
  readonly at: number;
  readonly read: number;
  readonly run: () => void;
  readonly ready: () => boolean;
}

export interface Delay {
  /** Simulated time after which the transition happens. */
  readonly ms: number;
  /** It happens sooner when so many reads have arrived: a client that polls need not wait. */
  readonly reads: number;
}

/**
 * Time that tests move.
 *
 * A transition happens when its time has come or when enough reads have arrived, whichever is first; a held one never does.
 */
export function createClock(start: number, realTime?: () => number) {
  const began = realTime?.() ?? 0;
  let moved = 0;
  let reads = 0;
  let tasks: readonly Task[] = [];
  const held = new Set<string>();
  let patience: number | undefined;

  const now = (): number => start + moved + (realTime === undefined ? 0 : realTime() - began);
  const isHeld = (task: Task): boolean => held.has(task.label) || held.has('*') || !task.ready();
  const settle = (): void => {
    for (;;) {
      const due = tasks.find((task) => (task.at <= now() || task.read <= reads) && !isHeld(task));
      if (due === undefined) return;
      tasks = tasks.filter((task) => task !== due);
      due.run();
    }
  };

  return {
    now,
    /** Lets time pass, transition by transition: what one of them starts may also happen within this time. */
    advance: (ms: number): void => {
      let left = ms;
      for (;;) {
        const here = now();
        const next = tasks.filter((task) => !isHeld(task)).sort((a, b) => a.at - b.at)[0];
        const wait = next === undefined ? left : Math.max(0, next.at - here);
        if (wait >= left) break;
        moved += wait;
        left -= wait;
        settle();
      }
      moved += left;
      settle();
    },
    /** Counts a read, or lets overdue transitions happen. */
    tick: (isRead: boolean): void => {
      moved += 1;
      if (isRead) reads += 1;
      settle();
    },
    /** @param ready the transition waits until this holds, however late it is */
    later: (label: string, delay: Delay, run: () => void, ready = (): boolean => true): void => {
      tasks = [...tasks, { label, at: now() + delay.ms, read: reads + (patience ?? delay.reads), run, ready }];
    },
    /** Transitions with this label (or `*`) get stuck until released. */
    hold: (label: string): void => void held.add(label),
    release: (label: string): void => {
      held.delete(label);
      settle();
    },
    /** From now on transitions take so many reads, whatever they declare; undefined: as declared. */
    pace: (readsPerStep: number | undefined): void => {
      patience = readsPerStep;
    },
    waiting: (): readonly string[] => tasks.map(({ label }) => label),
  };
}
export type Clock = ReturnType<typeof createClock>;
