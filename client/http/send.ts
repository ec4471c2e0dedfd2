import axios, { type AxiosAdapter } from 'axios';
import { Unreachable, type Exchange } from '../errors';
import { systemClock, type Clock } from './clock';

/** What carries bytes: made once, shared by logins and calls. The only room that knows axios. */
export interface SendOptions {
  /** axios' name of an adapter or an adapter. In a browser always `fetch`: XHR on a 401 opens the browser's own password box. */
  readonly adapter?: 'http' | 'fetch' | AxiosAdapter;
  /** Node only: connection pool and TLS, made by client/node.ts. */
  readonly httpAgent?: unknown;
  readonly httpsAgent?: unknown;
  /** false: ignore HTTPS_PROXY and its like. */
  readonly proxy?: false;
  readonly clock?: Clock;
}

export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** What errors say about it. */
  readonly exchange: Exchange;
}

export interface Incoming {
  readonly status: number;
  readonly contentType: string;
  readonly location?: string;
  readonly text: string;
}

export type Send = (request: Outgoing) => Promise<Incoming>;

/**
 * Sends one request once and gives whatever status comes back.
 *
 * An AxiosError never leaves this file: it holds the request with its headers and body, so the password and the token, and shows them
 * to anything that inspects it. What leaves is an Unreachable without a cause.
 */
export const createSend = (options: SendOptions = {}): Send => {
  const clock = options.clock ?? systemClock;
  const http = axios.create({
    // Text, not JSON: by default axios hands an HTML page over as a successful string.
    responseType: 'text',
    transformResponse: [],
    transformRequest: [],
    validateStatus: () => true,
    maxRedirects: 0,
    // In a browser: no cookies, no stored passwords; a 401 then arrives instead of a password box.
    withCredentials: false,
    ...(options.adapter && { adapter: options.adapter }),
    ...(options.httpAgent !== undefined && { httpAgent: options.httpAgent }),
    ...(options.httpsAgent !== undefined && { httpsAgent: options.httpsAgent }),
    ...(options.proxy === false && { proxy: false }),
  });

  return async (request) => {
    const { method, url, headers, body, timeoutMs, signal } = request;
    const ender = new AbortController();
    let ended: 'network.aborted' | 'network.timeout' | undefined;
    const end = (code: 'network.aborted' | 'network.timeout') => () => {
      ended ??= code;
      ender.abort();
    };
    const onAbort = end('network.aborted');
    if (signal?.aborted) throw unreachable('network.aborted', request, false);
    signal?.addEventListener('abort', onAbort);
    // A limit of our own for the whole exchange: axios' is one of silence, which an answer that trickles never meets.
    const cancel = clock.after(timeoutMs, end('network.timeout'));
    try {
      const reply = await http.request<unknown>({
        method,
        url,
        headers,
        signal: ender.signal,
        ...(body !== undefined && { data: body }),
      });
      const type: unknown = reply.headers['content-type'];
      const location: unknown = reply.headers['location'];
      return {
        status: reply.status,
        contentType: typeof type === 'string' ? type : '',
        ...(typeof location === 'string' && { location }),
        text: typeof reply.data === 'string' ? reply.data : '',
      };
    } catch (error) {
      if (ended) throw unreachable(ended, request, true);
      throw fromNetworkError(error, request);
    } finally {
      cancel();
      signal?.removeEventListener('abort', onAbort);
    }
  };
};

const fromNetworkError = (error: unknown, request: Outgoing): Unreachable => {
  const code = stringOf(error, 'code');
  const message = stringOf(error, 'message');
  // OpenSSL's own message for EPROTO is a line of source positions.
  if (NO_TLS.test(code)) return tls(request, code, '');
  if (CERTIFICATE.test(code) || /certificate/i.test(message)) return tls(request, code, message);
  if (hasAnswer(error) || message === 'stream has been aborted') return unreachable('network.cut', request, true);
  const notSent =
    NOT_SENT.test(code) || stringOf(error, 'syscall') === 'connect' || message.includes('before secure TLS connection');
  return unreachable('network.unreachable', request, !notSent, code || message);
};

// Names of OpenSSL's verification results, as Node gives them.
const CERTIFICATE = /CERT|UNABLE_TO_GET_ISSUER|UNABLE_TO_VERIFY_LEAF|ERR_TLS_/;
const NO_TLS = /^EPROTO$|^ERR_SSL/;
const NOT_SENT = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/;

const tls = (request: Outgoing, code: string, message: string): Unreachable => {
  const what = [code, message].filter(Boolean).join(': ');
  return failed('network.tls', request, false, `no secure connection to ${sideOf(request)} (${what}). ${tlsAdvice(code)}`);
};

const tlsAdvice = (code: string): string => {
  if (NO_TLS.test(code))
    return 'Does the other side speak TLS? Check the port and whether the address should begin with http or https.';
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'Use the name that the certificate is for.';
  if (/EXPIRED|NOT_YET_VALID/.test(code)) return 'Check the clocks here and there, or renew the certificate of the engine.';
  return (
    'If the engine uses its own authority, fetch its certificate with `ovirt-dpdk ca`, compare the fingerprint, ' +
    'and give the file with --ca or OVIRT_CAFILE.'
  );
};

type Ended = 'network.unreachable' | 'network.timeout' | 'network.aborted' | 'network.cut';

const unreachable = (code: Ended, request: Outgoing, sent: boolean, what = 'unknown'): Unreachable =>
  failed(code, request, sent, sentence(code, request, sent, what));

const failed = (code: Ended | 'network.tls', { exchange }: Outgoing, sent: boolean, sentence: string): Unreachable =>
  new Unreachable(code, exchange, sent, `${exchange.method} ${exchange.path}: ${sentence}`);

const sentence = (code: Ended, request: Outgoing, sent: boolean, what: string): string => {
  if (code === 'network.aborted') return 'ended on request';
  const side = sideOf(request);
  if (code === 'network.timeout')
    return `no answer from ${side} within ${String(request.timeoutMs / 1000)} s. Check that the engine runs and is not overloaded.`;
  if (code === 'network.cut')
    return `the connection to ${side} ended inside the answer. Check proxies on the way and the log of the engine.`;
  return sent
    ? `the connection to ${side} ended before an answer (${what}). Check that the engine runs.`
    : `no connection to ${side} (${what}). Check the address, the network and that the engine runs.`;
};

/** Who was talked to: scheme, name and port. In a browser an address may be a path, and the other side the page's own. */
const sideOf = ({ url }: Outgoing): string => (URL.canParse(url) ? new URL(url).origin : 'the engine');

/** Whether headers of an answer had come. */
const hasAnswer = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'response' in error && Boolean(error.response);

/** A text field of an error or of its cause; axios wraps Node's errors. */
const stringOf = (error: unknown, key: 'code' | 'message' | 'syscall'): string => {
  if (typeof error !== 'object' || error === null) return '';
  const value: unknown = Reflect.get(error, key);
  if (typeof value === 'string' && value !== '') return value;
  return 'cause' in error ? stringOf(error.cause, key) : '';
};
