import { BadReply, SpecInvalid, type Exchange } from '../errors';
import { engineAddress } from './address';
import { loginFault } from './fault';
import { jsonCodec } from './json';
import { createSend, type Incoming, type Send } from './send';
import type { WireObject } from './wire';

/** Where the bearer token comes from. */
export interface TokenSource {
  /** The token; logs in when there is none yet. */
  token(): Promise<string>;
  /** A token in place of one that the engine refused; undefined when there can be none. */
  renew(refused: string): Promise<string | undefined>;
  /** Ends the session of a token that this source got itself. Never fails. */
  revoke(): Promise<void>;
}

/** A token that somebody else got, such as the portal's: not renewed, and never revoked, since it is still theirs. */
export const fixedToken = (token: string): TokenSource => {
  if (!/^[\x21-\x7e]+$/.test(token))
    throw new SpecInvalid(
      [{ code: 'token.invalid', path: 'token', values: {} }],
      'the token is empty or holds characters that no token has',
    );
  return {
    token: () => Promise.resolve(token),
    renew: () => Promise.resolve(undefined),
    revoke: () => Promise.resolve(),
  };
};

export interface PasswordGrant {
  readonly baseUrl: string;
  /** With profile: `admin@internal`, `admin@ovirt@internalsso`. */
  readonly username: string;
  readonly password: string;
  readonly send?: Send;
  /** Milliseconds, default 30000. A wrong password takes the engine 5 s (observed on engine 4.5.8). */
  readonly timeoutMs?: number;
}

/** Logs in when a token is first needed and once more when the engine refuses it; parallel callers share one login. */
export const passwordGrant = ({
  baseUrl,
  username,
  password,
  send = createSend(),
  timeoutMs = 30000,
}: PasswordGrant): TokenSource => {
  const base = engineAddress(baseUrl);
  let current: string | undefined;
  let login: Promise<string> | undefined;

  const post = (path: string, form: Readonly<Record<string, string>>): Promise<Incoming> =>
    send({
      method: 'POST',
      url: `${base}${path}`,
      // The token service compares Accept letter by letter: a list such as axios' own is refused, after the password was checked.
      // source: oVirt/ovirt-engine OAuthTokenServlet.java; observed on engine 4.5.8
      headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
      timeoutMs,
      exchange: { method: 'POST', path },
    });

  const hide = (text: string): string => [password, ...encoded(password)].reduce(without, text);

  const logIn = async (): Promise<string> => {
    const exchange: Exchange = { method: 'POST', path: TOKEN_PATH };
    const reply = await post(TOKEN_PATH, { grant_type: 'password', scope: 'ovirt-app-api', username, password });
    const answer = decoded(reply);
    const token = answer?.['access_token'];
    if (typeof token === 'string' && token !== '') return (current = token);
    if (reply.status >= 400 || answer?.['error'] !== undefined) throw loginFault(reply, answer, exchange, hide);
    throw new BadReply(
      'access_token',
      'a token',
      answer === undefined ? 'a page that is not JSON: is this the address of the engine?' : 'nothing',
      exchange,
    );
  };
  const once = (): Promise<string> =>
    (login ??= logIn().finally(() => {
      login = undefined;
    }));

  return {
    token: () => (current !== undefined ? Promise.resolve(current) : once()),
    renew: (refused) => {
      if (current === refused) current = undefined;
      return current !== undefined ? Promise.resolve(current) : once();
    },
    revoke: async () => {
      const token = current;
      current = undefined;
      if (token === undefined) return;
      // A token that could not be revoked dies of itself after 30 idle minutes; at the end of the work nobody can do more about it.
      await post('/services/sso-logout', { scope: 'ovirt-app-api', token }).catch(() => undefined);
    },
  };
};

const TOKEN_PATH = '/sso/oauth/token';

/** Old engines wrap the object in a list of one. source: oVirt/python-ovirt-engine-sdk4 __init__.py, _get_access_token */
const decoded = (reply: Incoming): WireObject | undefined => {
  try {
    const text = reply.text.trim();
    return jsonCodec.decode(text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text);
  } catch {
    return undefined;
  }
};

const without = (text: string, secret: string): string => (secret === '' ? text : text.replaceAll(secret, '<password>'));

const encoded = (secret: string): readonly string[] => [
  encodeURIComponent(secret),
  new URLSearchParams([['', secret]]).toString().slice(1),
];
