import { BadReply, EngineFault, isOvirtDpdkError, Unreachable, type Exchange } from '../errors';
import { engineAddress } from './address';
import type { TokenSource } from './auth';
import { pause, systemClock } from './clock';
import type { Codec } from './codec';
import type { CallOptions, Query, Transport } from './face';
import { faultInside, faultOf, saysTokenDied } from './fault';
import { jsonCodec } from './json';
import { queryText } from './query';
import { delayMs, mayRepeat } from './retry';
import { createSend, type Incoming, type Send, type SendOptions } from './send';
import type { WireObject } from './wire';

export interface TransportOptions extends SendOptions {
  /** With or without `/ovirt-engine`, `/api`; a path alone in a browser. */
  readonly baseUrl: string;
  readonly tokens: TokenSource;
  /** Made from the other options when absent; give it to share one pool with the token source. */
  readonly send?: Send;
  /** JSON by default. */
  readonly codec?: Codec;
  /**
   * Milliseconds for one try of a read, default 30000; reads repeat, so a call may last three times as long. A write has four times as
   * much: not to know what became of it costs more than waiting.
   */
  readonly timeoutMs?: number;
  /** Language of the engine's texts, default en-US. Another one makes `engine.busy` unrecognisable. */
  readonly locale?: string;
  /** Makes correlation ids; a UUID by default. */
  readonly newId?: () => string;
  /** Told after each try. */
  readonly log?: (tried: Tried) => void;
}

/** One try of one request. No headers, no bodies: they carry secrets. */
export interface Tried extends Exchange {
  /** Absent when no answer came. */
  readonly status?: number;
  readonly ms: number;
  readonly attempt: number;
}

/** The engine's API over HTTP: tokens, codec, errors, repetition of reads. How many run in parallel is the caller's affair. */
export const createTransport = (options: TransportOptions): Transport => {
  const { tokens, codec = jsonCodec, timeoutMs = 30000, locale = 'en-US', clock = systemClock } = options;
  const { send = createSend(options), newId = () => crypto.randomUUID() } = options;
  const api = `${engineAddress(options.baseUrl)}/api`;

  const decode = (text: string): WireObject | undefined => {
    try {
      return codec.decode(text);
    } catch {
      return undefined;
    }
  };

  const attemptOnce = async (call: Call, token: string, attempt: number): Promise<WireObject> => {
    const { exchange, body, callOptions } = call;
    const started = clock.now();
    const told = (status?: number): void =>
      options.log?.({ ...exchange, ...(status !== undefined && { status }), ms: clock.now() - started, attempt });
    const reply = await send({
      method: exchange.method,
      url: `${api}${exchange.path}`,
      headers: {
        Accept: codec.mediaType,
        Authorization: `Bearer ${token}`,
        Version: '4',
        'Accept-Language': locale,
        ...(exchange.correlationId !== undefined && { 'Correlation-Id': exchange.correlationId }),
        ...(body !== undefined && { 'Content-Type': codec.mediaType }),
      },
      ...(body !== undefined && { body }),
      timeoutMs: callOptions?.timeoutMs ?? (exchange.method === 'GET' ? timeoutMs : WRITE_FACTOR * timeoutMs),
      ...(callOptions?.signal && { signal: callOptions.signal }),
      exchange,
    }).catch((error: unknown) => {
      told();
      throw error;
    });
    told(reply.status);
    return answerOf(reply, token, exchange);
  };

  const answerOf = (reply: Incoming, token: string, exchange: Exchange): WireObject => {
    if (reply.status < 200 || reply.status >= 300) throw faultOf(without(reply, token), exchange, decode);
    const answer = reply.contentType.includes('html') && reply.text !== '' ? undefined : decode(reply.text);
    if (answer === undefined) throw new BadReply('body', codec.mediaType, describe(reply), exchange);
    const fault = exchange.method === 'POST' ? faultInside(reply.status, answer, exchange) : undefined;
    if (fault) throw fault;
    return answer;
  };

  /** Sends, and once more with a new token when the engine refused the old one: a refused request was not run, so writes too. */
  const authorised = async (call: Call, attempt: number): Promise<WireObject> => {
    const token = await endable(tokens.token(), call);
    try {
      return await attemptOnce(call, token, attempt);
    } catch (error) {
      if (!(error instanceof EngineFault && saysTokenDied(error))) throw error;
      const renewed = await endable(tokens.renew(token), call);
      if (renewed === undefined) throw error;
      return await attemptOnce(call, renewed, attempt);
    }
  };

  const run = async (
    method: string,
    path: string,
    body?: WireObject,
    query?: Query,
    callOptions?: CallOptions,
  ): Promise<WireObject> => {
    const correlationId = cleaned(callOptions?.correlationId) ?? (method === 'GET' ? undefined : newId());
    const exchange: Exchange = {
      method,
      path: `${path}${queryText(query)}`,
      ...(correlationId !== undefined && { correlationId }),
    };
    const call: Call = {
      exchange,
      ...(body !== undefined && { body: codec.encode(body, path) }),
      ...(callOptions && { callOptions }),
    };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await authorised(call, attempt);
      } catch (error) {
        if (!isOvirtDpdkError(error) || !mayRepeat(method, error, attempt)) throw error;
        await pause(clock, delayMs(attempt), callOptions?.signal);
      }
    }
  };

  return {
    get: (path, query, callOptions) => run('GET', path, undefined, query, callOptions),
    post: (path, body, callOptions) => run('POST', path, body, undefined, callOptions),
    put: (path, body, callOptions) => run('PUT', path, body, undefined, callOptions),
    delete: (path, callOptions) => run('DELETE', path, undefined, undefined, callOptions),
  };
};

const WRITE_FACTOR = 4;

/** A correlation id as the engine keeps it, so that errors name what its log says. source: oVirt/ovirt-engine CorrelationIdTracker.java */
const cleaned = (id: string | undefined): string | undefined => id?.replace(/[^0-9A-Za-z_-]/g, '').slice(0, 36) || undefined;

interface Call {
  readonly exchange: Exchange;
  readonly body?: string;
  readonly callOptions?: CallOptions;
}

/** Waits for a login that others may share: the signal ends the waiting, not the login. */
const endable = <T>(shared: Promise<T>, { exchange, callOptions }: Call): Promise<T> => {
  const signal = callOptions?.signal;
  if (!signal) return shared;
  return new Promise((resolve, reject) => {
    const end = (): void => {
      reject(new Unreachable('network.aborted', exchange, false, `${exchange.method} ${exchange.path}: ended on request`));
    };
    if (signal.aborted) end();
    signal.addEventListener('abort', end);
    shared.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', end);
    });
  });
};

/** A page that shows the request back must not carry the token into an error. */
const without = (reply: Incoming, token: string): Incoming => ({ ...reply, text: reply.text.replaceAll(token, '<token>') });

const describe = (reply: Incoming): string => {
  const title = /<title>([^<]{0,80})/i.exec(reply.text)?.[1]?.trim();
  if (reply.contentType.includes('html')) return `an HTML page${title ? ` "${title}"` : ''}: is this the address of the engine?`;
  return `something else (${reply.contentType || 'no content type'}, ${String(reply.text.length)} characters)`;
};
