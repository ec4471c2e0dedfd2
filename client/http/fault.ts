import { BadReply, EngineFault, type ErrorCode, type Exchange } from '../errors';
import { gistOf } from './html';
import { permitFor } from './permits';
import type { Incoming } from './send';
import { isObject, type Wire, type WireObject } from './wire';

/** What a reply says went wrong, in the engine's own words. */
interface Fault {
  readonly reason: string | undefined;
  readonly detail: string | undefined;
  /** Inside an `<action>`: faults of host and VM actions. Others are bare. */
  readonly ofAction: boolean;
}

/**
 * The error that a reply stands for. This file alone reads the texts of faults; requests ask for English.
 *
 * @param decode reads the body in the media type that was asked for; undefined when it is not that
 */
export const faultOf = (
  reply: Incoming,
  exchange: Exchange,
  decode: (text: string) => WireObject | undefined,
): EngineFault | BadReply => {
  if (reply.status < 400) {
    const target = reply.location === undefined ? '' : ` to ${reply.location.replace(/[?#].*$/, '')}`;
    return new BadReply(
      'status',
      'an answer of the API',
      `${String(reply.status)}, a redirect${target}: is this the address of the engine?`,
      exchange,
    );
  }
  const fault = readFault(reply, decode);
  const code = codeOf(reply.status, fault);
  return engineFault(code, reply.status, fault, exchange);
};

/** The fault inside a successful answer: an action's 200 may carry one (`status: failed`; observed on engine 4.5.8 with fencing). */
export const faultInside = (status: number, answer: WireObject, exchange: Exchange): EngineFault | undefined => {
  if (answer['status'] !== 'failed' && !isObject(answer['fault'])) return undefined;
  return engineFault('engine.refused', status, faultFrom(answer), exchange);
};

/**
 * Whether a 401 means that the token is not valid any more, so that a new login may help.
 * It does not for a user who may not log in, or a token without the scope.
 */
export const saysTokenDied = (fault: EngineFault): boolean =>
  fault.status === 401 && !/not authorized to perform login|scope .* is not granted/i.test(fault.detail ?? '');

const engineFault = (
  code: Extract<ErrorCode, `engine.${string}`>,
  status: number,
  { reason, detail }: Fault,
  exchange: Exchange,
): EngineFault => {
  const said = detail ?? reason;
  const what = `${exchange.method} ${exchange.path}: ${VERDICT[code]} (${String(status)})${said === undefined ? '' : `: ${said}`}`;
  const advice = adviceOn(code, status, exchange, said);
  const correlation = exchange.correlationId === undefined ? '' : ` [correlation id ${exchange.correlationId}]`;
  return new EngineFault(code, status, reason, detail, exchange, `${closed(what)}${advice}${correlation}`);
};

const closed = (sentence: string): string => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`);

const VERDICT: Readonly<Record<Extract<ErrorCode, `engine.${string}`>, string>> = {
  'engine.login': 'the engine does not accept the login',
  'engine.forbidden': 'the engine does not allow this user to do it',
  'engine.notFound': 'the engine knows no such thing',
  'engine.busy': 'the engine is busy with it',
  'engine.refused': 'the engine refuses',
  'engine.failed': 'the engine failed',
};

const adviceOn = (
  code: Extract<ErrorCode, `engine.${string}`>,
  status: number,
  exchange: Exchange,
  said: string | undefined,
): string => {
  switch (code) {
    case 'engine.login':
      return ' Check user, profile (as in admin@internal) and password, or get a new token.';
    case 'engine.forbidden': {
      const permit = permitFor(exchange);
      return permit === undefined
        ? ' The user needs a role that allows it.'
        : ` The user needs a role with the permit ${permit} on the object or above it.`;
    }
    case 'engine.notFound':
      if (said === undefined) return ' It does not exist, or this user may not see it.';
      return said.startsWith('RESTEASY')
        ? ' This engine may be too old for it, or the address may be that of something else.'
        : '';
    case 'engine.busy':
      return ' Try again in a minute.';
    case 'engine.failed':
      return status === 503 || status === 502 || status === 504
        ? ' The engine is starting or stopped behind its web server: wait a minute, then look at `systemctl status ovirt-engine`.'
        : ' The log of the engine (/var/log/ovirt-engine/engine.log) has more.';
    default:
      return '';
  }
};

const readFault = (reply: Incoming, decode: (text: string) => WireObject | undefined): Fault => {
  if (reply.text.trim() === '') return { reason: undefined, detail: undefined, ofAction: false };
  // HTML: 401, 405, 503, unknown paths, unknown JSON keys, and whatever a servlet throws (observed on engine 4.5.8).
  const answer = reply.contentType.includes('html') ? undefined : decode(reply.text);
  return answer === undefined ? { reason: undefined, detail: gistOf(reply.text), ofAction: false } : faultFrom(answer);
};

const faultFrom = (answer: WireObject): Fault => {
  const inner = answer['fault'];
  const fault = isObject(inner) ? inner : answer;
  return { reason: textOf(fault['reason']), detail: withoutBrackets(textOf(fault['detail'])), ofAction: inner !== undefined };
};

/** `[text, text]` is a Java list in print. It is not split: texts hold commas and brackets themselves. */
const withoutBrackets = (detail: string | undefined): string | undefined => {
  const text = detail?.replace(/^\[([^]*)\]$/, '$1').trim();
  return text === '' ? undefined : text;
};

const codeOf = (status: number, { detail = '', ofAction }: Fault): Extract<ErrorCode, `engine.${string}`> => {
  if (status === 401) return 'engine.login';
  // Users who are no administrators get 400 on hosts, not 403 (observed on engine 4.5.8).
  if (status === 403 || INSUFFICIENT.test(detail)) return 'engine.forbidden';
  if (status === 404) return 'engine.notFound';
  if (status === 409 && BUSY.test(detail)) return 'engine.busy';
  // In the first second after a host came up a PUT of its cluster ends so, and passes a moment later. The same text inside an action
  // is a start with the property hugepages=0, which never passes (both observed on engine 4.5.8).
  if (status === 500 && !ofAction && detail === 'General command validation failure.') return 'engine.busy';
  return status >= 500 ? 'engine.failed' : 'engine.refused';
};

const INSUFFICIENT = /due to insufficient permissions/i;
// source: oVirt/ovirt-engine AppErrors.properties: ACTION_TYPE_FAILED_OBJECT_LOCKED,
// ACTION_TYPE_FAILED_SETUP_NETWORKS_OR_REFRESH_IN_PROGRESS, ACTION_TYPE_FAILED_VM_IS_LOCKED
const BUSY = /Related operation is currently in progress|Another Setup Networks|is locked\. Please try again/i;

const textOf = (value: Wire | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

/**
 * The token service's two shapes of error; both come with status 400.
 *
 * @param hide takes the password out of a text that shows the request back
 */
export const loginFault = (
  reply: Incoming,
  answer: WireObject | undefined,
  exchange: Exchange,
  hide: (text: string) => string,
): EngineFault => {
  const text = (key: string): string | undefined => {
    const value = textOf(answer?.[key]);
    return value === undefined ? undefined : hide(value);
  };
  // With scope ovirt-app-api `error_code` is the code and `error` the text; otherwise `error` is the code (as in OAuth 2).
  const shape = text('error_code') !== undefined ? (['error_code', 'error'] as const) : (['error', 'error_description'] as const);
  const page = answer === undefined ? gistOf(hide(reply.text)) : undefined;
  const fault: Fault = { reason: text(shape[0]), detail: text(shape[1]) ?? page, ofAction: false };
  if (reply.status >= 500) return engineFault('engine.failed', reply.status, fault, exchange);
  return engineFault(reply.status === 404 ? 'engine.notFound' : 'engine.login', reply.status, fault, exchange);
};
