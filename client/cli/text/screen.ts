import type { Terminal } from '../terminal';
import { paintFor, type Paint } from './paint';

/** Where text goes, and how it may look there. */
export interface Screen {
  readonly width: number;
  readonly paint: Paint;
  /** Writes one text and ends the line. */
  readonly line: (text: string) => void;
}

const DEFAULT_WIDTH = 80;
const WIDEST = 120;

const screenOn = (sink: Terminal['stdout'], terminal: Terminal): Screen => ({
  width: sink.isTTY && sink.columns ? Math.min(WIDEST, Math.max(40, sink.columns)) : DEFAULT_WIDTH,
  paint: paintFor(sink, terminal),
  line: (text) => {
    sink.write(`${text}\n`);
  },
});

/** For the result. */
export const results = (terminal: Terminal): Screen => screenOn(terminal.stdout, terminal);
/** For progress, questions and messages. */
export const messages = (terminal: Terminal): Screen => screenOn(terminal.stderr, terminal);
