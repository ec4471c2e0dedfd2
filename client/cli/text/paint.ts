import { styleText } from 'node:util';
import type { Sink, Terminal } from '../terminal';

const styles = {
  heading: 'bold',
  ok: 'green',
  missing: 'yellow',
  impossible: 'red',
  unknown: 'gray',
  problem: 'red',
  note: 'cyan',
  faint: 'gray',
} as const;

export type Style = keyof typeof styles;
export type Paint = (style: Style, text: string) => string;

const plain: Paint = (_, text) => text;

// Whether to colour is decided here: styleText looks at process.stdout whichever stream it is for, and releases before Node 20.18
// colour always.
const colours: Paint = (style, text) => styleText(styles[style], text, { validateStream: false });

/** Colours for a stream: only on a terminal, and not where NO_COLOR is set or the terminal is dumb. */
export const paintFor = (sink: Sink, { env }: Terminal): Paint =>
  sink.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb' ? colours : plain;
