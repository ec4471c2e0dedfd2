import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Simulator } from '../../engine/engine';
import type { Request } from '../../engine/request';
import { addressOf } from './address';
import { notAllowed, notFound, redirect, type Answer } from './answer';
import { hostPage } from './hostPage';
import { inventory } from './inventory';
import { chooseLocale, localeCookie } from './locale';
import { loginPage, welcomePage } from './loginPage';
import { createInstalled, type PluginDirectories } from './plugins/installed';
import { serveResource } from './plugins/resources';
import { createSessions } from './sessions';

export interface PortalOptions {
  readonly uiPlugins: PluginDirectories;
  /** Directory of `portal.js` and `portal.css`, the half that runs in the browser. */
  readonly page: string;
}

const ROOT = '/ovirt-engine/';
const WEBADMIN = `${ROOT}webadmin`;
const LOGIN = `${ROOT}sso/login.html`;
/** On every answer of the portal, in these letters. Observed on engine 4.5.8. */
const SECURITY = {
  'x-frame-options': 'SAMEORIGIN',
  'x-content-type-options': 'NOSNIFF',
  'x-xss-protection': '1; MODE=BLOCK',
};
const SESSION = 'JSESSIONID';
const sessionCookie = (value: string, more = ''): string => `${SESSION}=${value}; path=${WEBADMIN}; HttpOnly${more}`;
const MINE: Readonly<Record<string, string>> = { 'portal.js': 'text/javascript', 'portal.css': 'text/css' };

const cookiesOf = (request: Request): ReadonlyMap<string, string> =>
  new Map(
    (request.headers['cookie'] ?? '').split(/;\s*/).map((each) => {
      const at = each.indexOf('=');
      return [each.slice(0, at), each.slice(at + 1)] as const;
    }),
  );

/**
 * The simulated engine with its Administration Portal on the same origin: pages, login and plugin files here, everything else is the
 * engine's.
 *
 * Give it to `serve` of `attach/serve.ts`. Only what reaches the engine is in `simulator.requests`.
 */
export function createPortal(simulator: Simulator, options: PortalOptions) {
  const sessions = createSessions(simulator);
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const installed = createInstalled(options.uiPlugins, log);

  const ownFile = (name: string): Answer => {
    const type = MINE[name];
    const path = join(options.page, name);
    if (type === undefined || !existsSync(path)) return notFound();
    return {
      status: 200,
      headers: { 'content-type': `${type};charset=UTF-8`, 'cache-control': 'no-cache' },
      body: readFileSync(path),
    };
  };

  const logIn = (request: Request): Answer => {
    const form = new URLSearchParams(request.body);
    const [name, profile] = [form.get('username') ?? '', form.get('profile') ?? 'internal'];
    const result = sessions.logIn(name.includes('@') ? name : `${name}@${profile}`, form.get('password') ?? '');
    return 'refused' in result
      ? loginPage(result.refused)
      : redirect(`${WEBADMIN}/`, { 'set-cookie': sessionCookie(result.cookie) });
  };

  const grids = (): Answer => {
    // What is due happens, but it is no read of the API.
    simulator.clock.advance(0);
    return {
      status: 200,
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
      body: JSON.stringify(inventory(simulator.engine)),
    };
  };

  const webadmin = (request: Request, path: string, locale: string, cookie: string | undefined): Answer => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (path.startsWith('/plugin/') || path === '/plugin') {
      if (!isRead) return notAllowed();
      const place = { installed, data: options.uiPlugins.data, log };
      return serveResource(place, path.slice('/plugin'.length), request.headers['if-none-match'], Date.now());
    }
    if (path.startsWith('/portal/')) return isRead ? ownFile(path.slice('/portal/'.length)) : notAllowed();
    switch (path) {
      case '/':
      case '/WebAdmin.html': {
        const session = sessions.find(cookie, { acts: true });
        if (!session) return redirect(LOGIN);
        const { release } = simulator.engine;
        return hostPage(release, locale, session, installed.current(), request.headers['if-none-match']);
      }
      case '/data':
        return sessions.find(cookie)
          ? grids()
          : { status: 401, headers: { 'content-type': 'text/plain' }, body: 'The session is over.' };
      case '/sso/logout':
        sessions.logOut(cookie);
        return redirect(ROOT, { 'set-cookie': sessionCookie('', '; Max-Age=0') });
      default:
        return notFound();
    }
  };

  /** @returns undefined: not the portal's */
  const route = (request: Request, path: string | undefined, locale: string): Answer | undefined => {
    if (path === undefined) return request.path.startsWith(WEBADMIN) ? notFound() : undefined;
    const cookie = cookiesOf(request).get(SESSION);
    if (path.startsWith(`${WEBADMIN}/`)) return webadmin(request, path.slice(WEBADMIN.length), locale, cookie);
    switch (path) {
      case ROOT:
        return welcomePage(simulator.engine.release.name);
      case '/ovirt-engine':
        return redirect(ROOT);
      case WEBADMIN:
        return redirect(`${WEBADMIN}/`);
      case LOGIN:
        return loginPage();
      case `${ROOT}sso/interactive-login`:
        return request.method === 'POST' ? logIn(request) : notAllowed();
      // Browsers ask for it on pages that name none, and complain on the console.
      case '/favicon.ico':
        return { status: 204, headers: {}, body: '' };
      default:
        return undefined;
    }
  };

  const handle = (request: Request): Answer => {
    const { path, query } = addressOf(request.path);
    const locale = chooseLocale(simulator.engine.release, {
      parameter: query.get('locale'),
      cookie: cookiesOf(request).get('locale'),
      accepted: request.headers['accept-language'],
    });
    const answer = route(request, path, locale);
    if (answer === undefined) return simulator.handle(request);
    const cookie = answer.headers['set-cookie'];
    const cookies = [localeCookie(locale), ...(typeof cookie === 'string' ? [cookie] : [])];
    return { ...answer, headers: { ...SECURITY, ...answer.headers, 'set-cookie': cookies } };
  };

  return {
    handle,
    /** The session of everybody in the portal is over: the engine answers 401 to their tokens, and the portal leaves for the login page. */
    expire: sessions.expire,
    /** What the engine would have written to engine.log about plugins. */
    log: lines as readonly string[],
    /** The engine service is restarted: sessions end, plugins are unknown until the host page is loaded again. */
    restart: (): void => {
      simulator.restart();
      installed.forget();
    },
  };
}
export type Portal = ReturnType<typeof createPortal>;
