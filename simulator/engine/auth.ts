import { crash, empty, html } from './faults';
import type { Ids } from './ids';
import type { Clock } from './clock';
import { isAdministrator } from './roles';
import type { State, UserRow } from './state';

const PROFILE = 'internal';
const DEPENDENCIES: Readonly<Record<string, readonly string[]>> = {
  'ovirt-app-api': [
    'ovirt-ext=token-info:authz-search',
    'ovirt-ext=token-info:public-authz-search',
    'ovirt-ext=token-info:validate',
    'ovirt-ext=token:password-access',
  ],
  'ovirt-app-admin': ['ovirt-app-api', 'ovirt-ext=revoke:revoke-all'],
};
const withDependencies = (scopes: readonly string[]): readonly string[] => {
  const all = new Set<string>();
  const add = (scope: string): void => {
    if (all.has(scope)) return;
    all.add(scope);
    DEPENDENCIES[scope]?.forEach(add);
  };
  scopes.forEach(add);
  return [...all].sort();
};

/** An SSO answer: always JSON, errors with status 400. */
export interface SsoReply {
  readonly status: number;
  readonly body: Readonly<Record<string, string>>;
}
export interface Login {
  readonly user: UserRow;
  readonly admin: boolean;
  readonly cookie?: string;
}

interface Token {
  readonly user: UserRow;
  /** Set when the engine session opens; permissions that change later do not change it. */
  admin?: boolean;
  readonly scopes: readonly string[];
  used: number;
}

const PORTALS: ReadonlySet<string> = new Set(['ovirt-app-admin', 'ovirt-app-portal']);

const UNAUTHORIZED = 'Unauthorized';
const EXPIRED = 'invalid_grant: The provided authorization grant for the auth code has expired.';
export const unauthorized = (text: string) => {
  const page = html(401, `<html><head><title>Error</title></head><body>${text}</body></html>`);
  return Object.assign(page, { headers: { 'www-authenticate': 'Basic realm="RESTAPI"' } });
};

/**
 * The token service and the sessions of the REST API.
 *
 * Source: OAuthTokenServlet.java, SsoService.java; answers observed on engine 4.5.8, recorded group 10.
 */
export function createAuth(state: State, clock: Clock, ids: Ids) {
  const tokens = new Map<string, Token>();
  const sessions = new Map<string, Token>();
  /** Minutes; the engine's UserSessionTimeOutInterval. */
  let idleMinutes = 30;
  let stand: string | undefined;

  const makeToken = (): string =>
    Array.from({ length: 4 }, () => ids.uuid().replaceAll('-', ''))
      .join('')
      .slice(0, 86);
  const alive = (token: Token | undefined): token is Token =>
    token !== undefined && clock.now() - token.used <= idleMinutes * 60_000;

  const check = (name: string, password: string): UserRow | string => {
    const at = name.lastIndexOf('@');
    const profile = at < 0 ? undefined : name.slice(at + 1);
    const shown = profile === undefined ? `${name}@N/A` : name;
    if (profile !== PROFILE) return `Cannot authenticate user '${shown}': No valid profile found in credentials..`;
    const user = state.users.find((each) => each.name === name.slice(0, at));
    return user?.password === password
      ? user
      : `Cannot authenticate user '${shown}': Unable to log in. Verify your login information or contact the system administrator..`;
  };

  const mayLogIn = (user: UserRow): boolean => state.permissions.find((each) => each.user === user.id) !== undefined;
  const refuseLogin = (user: UserRow) =>
    unauthorized(`The user ${user.name}@${PROFILE}-authz with profile [${PROFILE}] is not authorized to perform login`);

  const fromBasic = (header: string): { readonly name: string; readonly password: string } | undefined => {
    const encoded = /^Basic (.+)$/.exec(header)?.[1];
    if (encoded === undefined) return undefined;
    try {
      const text = new TextDecoder().decode(Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0)));
      const colon = text.indexOf(':');
      return colon < 0 ? undefined : { name: text.slice(0, colon), password: text.slice(colon + 1) };
    } catch {
      return undefined;
    }
  };

  const token = (form: URLSearchParams, headers: Readonly<Record<string, string>>): SsoReply => {
    const scopes = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
    const forApi = withDependencies(scopes).includes('ovirt-app-api') && !scopes.includes('ovirt-app-admin');
    const fail = (code: string, text: string): SsoReply => ({
      status: 400,
      body: forApi ? { error_code: code, error: text } : { error_description: text, error: code },
    });
    const missing = (name: string): SsoReply => fail('invalid_request', `Missing parameter: '${name}'`);
    const issue = (user: UserRow): SsoReply => {
      if (headers['accept'] !== 'application/json') return missing('Accept Header');
      const value = makeToken();
      const granted = withDependencies(scopes);
      tokens.set(value, { user, scopes: granted, used: clock.now() });
      const exp = String(Math.floor(clock.now() / 1000 + 7 * 24 * 3600) * 1000);
      return { status: 200, body: { access_token: value, scope: granted.join(' '), exp, token_type: 'bearer' } };
    };
    switch (form.get('grant_type')) {
      case 'password': {
        const [name, password] = [form.get('username'), form.get('password')];
        if (name === null) return missing('username');
        if (password === null) return missing('password');
        const found = check(name, password);
        return typeof found === 'string' ? fail('access_denied', found) : issue(found);
      }
      case 'urn:ovirt:params:oauth:grant-type:http': {
        const basic = fromBasic(headers['authorization'] ?? '');
        const found = basic === undefined ? 'Cannot authenticate user.' : check(basic.name, basic.password);
        return typeof found === 'string' ? fail('access_denied', found) : issue(found);
      }
      case 'authorization_code':
        return missing('client_id');
      // Also without any: OAuthTokenServlet.java takes the parameter's name for its missing value.
      default:
        return fail('unsupported_grant_type', 'The authorization grant type is not supported by the authorization server.');
    }
  };

  const revoke = (value: string | null): void => {
    if (value !== null) tokens.delete(value);
  };

  /** Who asks: throws the 401 page when nobody does. */
  const identify = (headers: Readonly<Record<string, string>>, method = 'GET'): Login => {
    const authorization = headers['authorization'] ?? '';
    const wishes = (headers['prefer'] ?? '').split(/[\s,;]+/);
    const persistent = wishes.includes('persistent-auth');
    const cookie = /(?:^|;\s*)JSESSIONID=([^;]+)/.exec(headers['cookie'] ?? '')?.[1];
    const session = cookie === undefined ? undefined : sessions.get(cookie);
    const opened = (user: UserRow): Login => {
      if (!mayLogIn(user)) throw refuseLogin(user);
      const admin = isAdministrator(state, user);
      if (!persistent) return { user, admin };
      const id = makeToken().slice(0, 40);
      sessions.set(id, { user, admin, scopes: [], used: clock.now() });
      return { user, admin, cookie: id };
    };
    if (cookie !== undefined && alive(session) && !wishes.includes('new-auth')) {
      // Whatever the header JSESSIONID says: observed on 4.5.8, recorded steps 12-002 to 12-009.
      if (state.csrfProtection) throw crash('java.lang.NullPointerException');
      if (persistent) {
        session.used = clock.now();
        return { user: session.user, admin: session.admin === true };
      }
      sessions.delete(cookie);
    }
    if (authorization.startsWith('Bearer')) {
      const value = authorization.slice('Bearer'.length).trim();
      const known = tokens.get(value);
      if (!alive(known)) {
        tokens.delete(value);
        throw unauthorized(EXPIRED);
      }
      if (!known.scopes.includes('ovirt-app-api')) throw unauthorized('The required scope ovirt-app-api is not granted.');
      // Reading does not keep a portal's token alive: observed, recorded steps 12-024, 12-025.
      if (method !== 'GET' || !known.scopes.some((scope) => PORTALS.has(scope))) known.used = clock.now();
      const other = state.users.find(({ name }) => name === stand);
      if (other) return { user: other, admin: isAdministrator(state, other) };
      // An open session outlives the permissions and even the user: observed, recorded steps 76-193, 77-034, 77-036.
      if (known.admin !== undefined) return { user: known.user, admin: known.admin };
      const login = opened(known.user);
      known.admin = login.admin;
      return login;
    }
    if (authorization.startsWith('Basic')) {
      const basic = fromBasic(authorization);
      if (basic === undefined) throw unauthorized(UNAUTHORIZED);
      const found = check(basic.name, basic.password);
      if (typeof found === 'string') throw unauthorized(`access_denied: ${found}`);
      return opened(found);
    }
    throw unauthorized(UNAUTHORIZED);
  };

  return {
    token,
    revoke,
    identify,
    /** Ends every token and session, like an administrator who terminates sessions. */
    endAll: (): void => {
      tokens.clear();
      sessions.clear();
    },
    /**
     * Every token is now that of this user; undefined: of its owner again.
     *
     * A replay has one token where the recording had one for each user.
     */
    actAs: (name: string | undefined): void => {
      stand = name;
    },
    idleAfter: (minutes: number): void => {
      idleMinutes = minutes;
    },
    empty,
  };
}
export type Auth = ReturnType<typeof createAuth>;
