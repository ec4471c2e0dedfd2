import type { Change } from '../desired/change';
import type { Plan } from '../desired/plan';
import type { Progress, Shell, WhyLeft } from '../desired/shell';
import { askYes } from './ask';
import { changeDocument } from './print/changeDocument';
import { canAsk, type Terminal } from './terminal';
import { messages } from './text/screen';
import { visible } from './text/visible';
import { hanging } from './text/wrap';

/** Tells on standard error how a plan gets on, and asks there for what interrupts. */
export interface ProgressShell extends Shell {
  /** What was done until now, for when the rest fails. */
  readonly done: () => readonly Change[];
  readonly tellDone: () => void;
}

/** Seconds between two lines about the same wait. */
const REPEAT_EVERY = 30;

const why: Readonly<Record<WhyLeft, string>> = {
  person: 'it is yours to do',
  consent: 'it interrupts, and you did not agree',
  needs: 'it needs a step that is left',
  interrupted: 'you ended the run',
};

const consequences = {
  'vm-restart': 'A virtual machine stops and starts',
  'host-reboot': 'A host leaves service for a while, its virtual machines move away',
} as const;

export const createProgressShell = (terminal: Terminal, plan: Plan): ProgressShell => {
  const { line, width } = messages(terminal);
  const numbers = new Map(plan.changes.map(({ id }, i) => [id, i + 1]));
  const total = String(plan.changes.length);
  const done: Change[] = [];
  let lastWait: { readonly text: string; readonly seconds: number } | undefined;

  const indent = ' '.repeat(2 * total.length + 4);
  const say = (label: string, text: string): void => line(hanging(label, visible(text), width));
  const numbered = ({ id }: Change): string => `[${String(numbers.get(id) ?? '+').padStart(total.length)}/${total}] `;

  const tellWait = (text: string, seconds: number): void => {
    if (lastWait?.text === text && seconds < lastWait.seconds + REPEAT_EVERY) return;
    lastWait = { text, seconds };
    say(indent, `${text}${seconds > 0 ? ` (${Math.round(seconds)} s)` : ''}`);
  };

  return {
    report: (event: Progress) => {
      const { title } = changeDocument(event.change);
      switch (event.kind) {
        case 'started':
          lastWait = undefined;
          return say(numbered(event.change), title);
        case 'done':
          done.push(event.change);
          return lastWait && line(`${indent}done`);
        case 'skipped':
          return say(numbered(event.change), `${title}: left, ${why[event.why ?? 'person']}`);
        case 'waiting':
          return tellWait(`waiting for ${event.for}, now ${event.state}`, event.seconds);
        case 'uncertain':
          return say(indent, `no clear answer (${event.error}); looking at what the engine did`);
      }
    },
    confirm: async ({ change, disruption }) => {
      if (!canAsk(terminal)) return false;
      const { title } = changeDocument(change);
      return askYes(terminal, `${consequences[disruption]}: ${visible(title)}. Do it?`);
    },
    done: () => done,
    tellDone: () => {
      if (done.length === 0) return line('Nothing was changed before that.');
      line(`Done before that: ${done.length} of ${total}. Run the same command again to complete the rest.`);
    },
  };
};
