import type { CallOptions, Transport } from '../http/face';
import { equals } from '../http/search';
import type { WireObject } from '../http/wire';
import { calls } from './calls';
import { filledText, integer, listOf, present, text, textOrEmpty } from './scalars';

export interface Event {
  readonly index: number;
  readonly severity: string;
  readonly description: string;
  readonly correlationId?: string;
}

/** What the engine wrote down, newest first. What a host itself said went wrong is only here. */
export const events = (http: Transport) => ({
  byCorrelation: (correlationId: string, options?: CallOptions): Promise<readonly Event[]> =>
    calls(http).get('/events', fromWire, { search: equals('correlation_id', correlationId) }, options),

  /** Those with an index above `index`. */
  after: (index: number, { max }: { readonly max?: number } = {}, options?: CallOptions): Promise<readonly Event[]> =>
    calls(http).get('/events', fromWire, { from: index, max }, options),

  /** Index of the newest event, 0 when there is none: where `after` begins. */
  lastIndex: async (options?: CallOptions): Promise<number> =>
    (await calls(http).get('/events', fromWire, { max: 1 }, options))[0]?.index ?? 0,
});

const fromWire = (answer: WireObject, at: string): readonly Event[] => listOf(answer, 'event', at, eventFromWire);

export const eventFromWire = (event: WireObject, at: string): Event =>
  present({
    index: integer(event, 'index', at),
    severity: text(event, 'severity', at),
    description: textOrEmpty(event, 'description', at),
    correlationId: filledText(event, 'correlation_id', at),
  });
