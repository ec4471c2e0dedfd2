import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Simulator } from '../../engine/engine';
import type { Request } from '../../engine/request';
import { addressOf } from './address';
import { notAllowed, page, redirect, type Answer } from './answer';
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
    if (type === undefined || !existsSync(path)) return page(404, '<!DOCTYPE html>\n');
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

  const webadmin = (request: Request, path: string, locale: string, cookie: string | undefined): Answer => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (path.startsWith('/plugin/') || path === '/plugin') {
      if (!isRead) return notAllowed();
      const place = { installed, data: options.uiPlugins.data, log };
      return serveResource(place, path.slice('/plugin'.length), request.headers['if-none-match'], Date.now());
    }
    if (path.startsWith('/portal/')) return isRead ? ownFile(path.slice('/portal/'.length)) : notAllowed();
    switch (path) {
      case '':
        return redirect(`${WEBADMIN}/`);
      case '/':
      case '/WebAdmin.html': {
        const session = sessions.find(cookie);
        return session ? hostPage(simulator.engine.release, locale, session, installed.current()) : redirect(LOGIN);
      }
      case '/data':
        return sessions.find(cookie)
          ? {
              status: 200,
              headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
              body: JSON.stringify(inventory(simulator.engine)),
            }
          : { status: 401, headers: { 'content-type': 'text/plain' }, body: 'The session is over.' };
      case '/sso/logout':
        sessions.logOut(cookie);
        return redirect(ROOT, { 'set-cookie': sessionCookie('', '; Max-Age=0') });
      default:
        return page(404, '<!DOCTYPE html>\n');
    }
  };

  const handle = (request: Request): Answer => {
    const { path, query } = addressOf(request.path);
    const cookies = cookiesOf(request);
    const locale = (): string =>
      chooseLocale(simulator.engine.release, {
        parameter: query.get('locale'),
        cookie: cookies.get('locale'),
        accepted: request.headers['accept-language'],
      });
    const dressed = (answer: Answer, chosen: string): Answer => {
      const set = answer.headers['set-cookie'] ?? [];
      return {
        ...answer,
        headers: {
          ...SECURITY,
          ...answer.headers,
          'set-cookie': [localeCookie(chosen), ...(typeof set === 'string' ? [set] : set)],
        },
      };
    };
    if (request.path.startsWith(WEBADMIN) && path === undefined) return dressed(page(404, '<!DOCTYPE html>\n'), locale());
    if (path === WEBADMIN || path?.startsWith(`${WEBADMIN}/`) === true) {
      const chosen = locale();
      return dressed(webadmin(request, path.slice(WEBADMIN.length), chosen, cookies.get(SESSION)), chosen);
    }
    if (path === LOGIN) return dressed(loginPage(), locale());
    if (path === `${ROOT}sso/interactive-login`)
      return dressed(request.method === 'POST' ? logIn(request) : notAllowed(), locale());
    if (path === ROOT) return dressed(welcomePage(simulator.engine.release.name), locale());
    return simulator.handle(request);
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
