/** The errors of the whole project. What a user can cause is collected into one error; what the world does is thrown. */

/** What went wrong, as a closed set; each with one line of meaning. */
export type ErrorCode =
  /** The engine refused the credentials or the token. */
  | 'engine.login'
  /** The engine answered 403: the role lacks a permit. */
  | 'engine.forbidden'
  /** The engine answered 404: no such entity, or not visible to this user. */
  | 'engine.notFound'
  /** The engine answered 409 because a related operation is in progress; trying again later may help. */
  | 'engine.busy'
  /** The engine answered 400 or another 409: the request breaks one of its rules. */
  | 'engine.refused'
  /** The engine answered 5xx. */
  | 'engine.failed'
  /** No connection: refused, unknown name, reset before an answer. */
  | 'network.unreachable'
  /** No answer within the time limit. */
  | 'network.timeout'
  /** The engine's certificate is not signed by a known authority. */
  | 'network.tls'
  /** The caller ended the request. */
  | 'network.aborted'
  /** The connection ended inside an answer. */
  | 'network.cut'
  /** An answer is not what the API model says. */
  | 'reply.unexpected'
  /** A host shows an SSH key that is not the one it is known by. */
  | 'host.key'
  /** A host refused the login. */
  | 'host.login'
  /** What ran on a host answered something else than it should. */
  | 'host.answer'
  /** A script failed on a host. */
  | 'host.failed'
  /** The user's input (file, flag, environment) is wrong. */
  | 'input.invalid'
  /** The plan has problems and is not applied. */
  | 'plan.problems'
  /** Something asked for did not reach the wanted state in time, or ended in a bad one. */
  | 'apply.stuck'
  /** After an uncertain answer the world asks for changes that were not part of the plan shown. */
  | 'apply.worldMoved'
  /** The user did not agree. */
  | 'apply.declined'
  /** A change needs a consent that was not given. */
  | 'apply.consent'
  /** Cannot happen. */
  | 'bug';

/** What an engine's answer can mean when it is no success. */
export type EngineCode = Extract<ErrorCode, `engine.${string}`>;

export type ErrorSource = 'user' | 'engine' | 'host' | 'network' | 'bug';

const BRAND = Symbol.for('ovirt-dpdk.error');

const sourceOf = (code: ErrorCode): ErrorSource => {
  if (code === 'bug') return 'bug';
  if (code.startsWith('network.')) return 'network';
  if (code.startsWith('host.')) return 'host';
  return code.startsWith('input.') || code.startsWith('plan.') || code === 'apply.declined' || code === 'apply.consent'
    ? 'user'
    : 'engine';
};

export class OvirtDpdkError extends Error {
  readonly [BRAND] = true;
  readonly source: ErrorSource;

  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
    this.name = new.target.name;
    this.source = sourceOf(code);
  }
}

/** Recognises our errors across bundles and frames, where `instanceof` fails. */
export const isOvirtDpdkError = (e: unknown): e is OvirtDpdkError =>
  typeof e === 'object' && e !== null && BRAND in e && e[BRAND] === true;

/** One exchange with the engine; never holds headers or bodies, which may carry secrets. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly correlationId?: string;
}

/** The engine answered 4xx or 5xx. `reason` and `detail` are its own words. */
export class EngineFault extends OvirtDpdkError {
  declare readonly code: EngineCode;

  constructor(
    code: EngineCode,
    readonly status: number,
    readonly reason: string | undefined,
    readonly detail: string | undefined,
    readonly exchange: Exchange,
    message: string,
  ) {
    super(code, message);
  }
}

/** No complete answer arrived. `sent` tells whether the request may have reached the engine: then a write is uncertain. */
export class Unreachable extends OvirtDpdkError {
  constructor(
    code: Extract<ErrorCode, `network.${string}`>,
    readonly exchange: Exchange,
    readonly sent: boolean,
    message: string,
  ) {
    super(code, message);
  }
}

/** An answer that is not what the API model says; `path` is the place in it, such as `cluster[0].version.major`. */
export class BadReply extends OvirtDpdkError {
  constructor(
    readonly path: string,
    readonly expected: string,
    readonly got: string,
    readonly exchange?: Exchange,
  ) {
    const where = exchange ? `${exchange.method} ${exchange.path}: ` : '';
    super('reply.unexpected', `${where}the engine's answer is not as expected at ${path}: expected ${expected}, got ${got}`);
  }
}

/** One mistake in the user's input. Line and column count from 1. */
export interface InputProblem {
  readonly code: string;
  readonly path: string;
  readonly line?: number;
  readonly column?: number;
  readonly values: Values;
}

/** Everything that is wrong with the user's input, at once. */
export class SpecInvalid extends OvirtDpdkError {
  constructor(
    readonly problems: readonly InputProblem[],
    message: string,
  ) {
    super('input.invalid', message);
  }
}

export class Bug extends OvirtDpdkError {
  constructor(assumption: string) {
    super('bug', `internal error: ${assumption}`);
  }
}

/** What a phrase is filled with. */
export type Values = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
