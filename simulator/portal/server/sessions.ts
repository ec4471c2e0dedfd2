import { randomUUID } from 'node:crypto';
import type { Login } from '../../engine/auth';
import type { Simulator } from '../../engine/engine';
import { Refusal } from '../../engine/faults';
import type { UserRow } from '../../engine/state';

/** A browser that is logged in to the portal. */
export interface PortalSession {
  readonly user: UserRow;
  readonly ssoToken: string;
}

/** Scopes of the portal's tokens: reading by REST does not keep them alive, writing does. */
const SCOPES = 'ovirt-app-admin ovirt-app-portal';
const UNABLE = 'Unable to log in. Verify your login information or contact the system administrator.';

/** Sessions of the portal. Each stands on a token of the engine, and ends with it. */
export function createSessions(simulator: Pick<Simulator, 'engine'>) {
  const tokens = new Map<string, string>();

  const ownerOf = (token: string, method: 'GET' | 'POST'): Login | undefined => {
    try {
      return simulator.engine.auth.identify({ authorization: `Bearer ${token}` }, method);
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  };

  return {
    /** @returns the cookie's value, or why not */
    logIn: (username: string, password: string): { readonly cookie: string } | { readonly refused: string } => {
      const { auth } = simulator.engine;
      const { body } = auth.token(new URLSearchParams({ grant_type: 'password', scope: SCOPES, username, password }), {
        accept: 'application/json',
      });
      const token = body['access_token'];
      if (token === undefined) return { refused: UNABLE };
      if (ownerOf(token, 'GET')?.admin !== true) {
        auth.revoke(token);
        return { refused: `The user ${username} is not authorized to perform login` };
      }
      const cookie = randomUUID();
      tokens.set(cookie, token);
      return { cookie };
    },
    /** @param acts somebody did something: the time after which an idle user is logged out begins anew */
    find: (cookie: string | undefined, { acts = false } = {}): PortalSession | undefined => {
      const ssoToken = tokens.get(cookie ?? '');
      if (cookie === undefined || ssoToken === undefined) return undefined;
      const owner = ownerOf(ssoToken, acts ? 'POST' : 'GET');
      if (owner) return { user: owner.user, ssoToken };
      tokens.delete(cookie);
      return undefined;
    },
    logOut: (cookie: string | undefined): void => {
      simulator.engine.auth.revoke(tokens.get(cookie ?? '') ?? null);
      tokens.delete(cookie ?? '');
    },
    /** As if everybody had been idle for too long. */
    expire: (): void => {
      for (const token of tokens.values()) simulator.engine.auth.revoke(token);
    },
  };
}
export type Sessions = ReturnType<typeof createSessions>;
