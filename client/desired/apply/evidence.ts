import { EngineFault } from '../../errors';
import type { Work } from './work';

/**
 * What the engine's events tell about one request, worst first; empty when they tell nothing or cannot be read.
 *
 * Texts of VDSM never reach an answer, only the events: a setupnetworks that VDSM refuses says `Illegal Network parameters`, a start
 * that the host refuses says that there are no hosts (both observed on engine 4.5.8).
 */
export const eventTexts = async (work: Work, correlationId: string): Promise<readonly string[]> => {
  try {
    const events = await work.engine.events.byCorrelation(correlationId);
    const bad = events.filter(({ severity }) => severity !== 'normal');
    const ordered = [...bad].sort((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity) || a.index - b.index);
    return [...new Set(ordered.map(({ description }) => description))];
  } catch {
    return []; // the fault itself is what the user must see
  }
};

const severities = ['warning', 'error', 'alert'];

/** A fault with what the events add to it. */
export const withEvents = async (work: Work, error: unknown, correlationId: string): Promise<unknown> => {
  if (!(error instanceof EngineFault)) return error;
  const { code, status, reason, detail, exchange, message } = error;
  const texts = (await eventTexts(work, correlationId)).filter((text) => !message.includes(text));
  if (texts.length === 0) return error;
  return new EngineFault(code, status, reason, detail, exchange, `${message} The engine's events say: ${texts.join(' ')}`);
};
