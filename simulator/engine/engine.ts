import { createAuth, type SsoReply } from './auth';
import type { Call, Engine } from './call';
import { createClock } from './clock';
import { createEvents } from './events';
import { empty, html, Refusal } from './faults';
import { createIds } from './ids';
import { createInjected, type InjectedFault, type Match } from './injected';
import { createJobs } from './jobs';
import { releases, type ReleaseName } from './releases';
import { isTrue, type Reply, type Request } from './request';
import { resources } from './resources';
import { reload } from './resources/monitoring';
import { apiRoot } from './resources/root';
import { acrossOrigins } from './origins';
import { createRouter, type Routed, type Router } from './router';
import { createScript } from './script';
import { createState } from './state';
import { restarted } from './options';

/** Builds the starting state of an engine. */
export type World = (engine: Engine) => void;

export interface SimulatorOptions {
  readonly release?: ReleaseName;
  readonly world: World;
  /** Lets real time pass beside the time that tests move. */
  readonly realTime?: () => number;
  /** Certificate that pki-resource gives out. */
  readonly certificate?: string;
}

/** One request that arrived, and how it was answered. */
export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly body: string;
  readonly status: number;
}

const START = Date.UTC(2026, 0, 1);
const API = '/ovirt-engine/api';
const header = (text: string): string => text.replace(/[^0-9A-Za-z_-]/g, '').slice(0, 36);

/**
 * An oVirt engine without machines: answers requests from a state that it keeps itself.
 *
 * Pure of Node and DOM: `attach/serve.ts` gives it a socket.
 */
export function createSimulator({ release: name = '4.5.7', world, realTime, certificate = '' }: SimulatorOptions) {
  const release = releases[name];
  let engine: Engine;
  let router: Router;
  const injected = createInjected();
  const requests: Arrived[] = [];
  let calls = 0;

  const start = (build: World): void => {
    const state = createState();
    state.certificate = certificate;
    const clock = createClock(realTime?.() ?? START, realTime);
    const ids = createIds(20260101);
    engine = {
      release,
      state,
      clock,
      ids,
      jobs: createJobs(state, clock, ids),
      events: createEvents(state, clock),
      auth: createAuth(state, clock, ids),
      script: createScript(),
    };
    router = createRouter(resources, { reloadconfigurations: reload }, release);
    build(engine);
    requests.length = 0;
    calls = 0;
    injected.clear();
  };

  const sso = ({ status, body }: SsoReply): Reply => ({
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8', 'x-frame-options': 'SAMEORIGIN' },
    body: JSON.stringify(body),
  });
  const formOf = (request: Request, url: URL): URLSearchParams => {
    const form = new URLSearchParams(url.search);
    if ((request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded'))
      for (const [key, value] of new URLSearchParams(request.body)) form.append(key, value);
    return form;
  };

  const service = (request: Request, url: URL): Reply => {
    switch (url.pathname) {
      case '/ovirt-engine/sso/oauth/token':
      case '/ovirt-engine/sso/oauth/token-http-auth':
        return sso(engine.auth.token(formOf(request, url), request.headers));
      case '/ovirt-engine/sso/oauth/token-info':
        return sso({ status: 200, body: {} });
      case '/ovirt-engine/sso/oauth/revoke':
        return sso({ status: 400, body: { error_code: 'invalid_request', error: "Missing parameter: 'client_id'" } });
      case '/ovirt-engine/services/sso-logout':
        engine.auth.revoke(formOf(request, url).get('token'));
        return { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' };
      case '/ovirt-engine/sso/status':
        return {
          status: 200,
          headers: { 'content-type': 'application/json;charset=UTF-8' },
          body: '{"status_description":"SSO Webapp Deployed","version":"0","status":"active"}',
        };
      case '/ovirt-engine/services/health':
        return { status: 200, headers: { 'content-type': 'text/html;charset=UTF-8' }, body: 'DB Up!Welcome to Health Status!' };
      case '/ovirt-engine/services/pki-resource':
        return url.searchParams.get('resource') === 'ca-certificate' && engine.state.certificate !== ''
          ? { status: 200, headers: { 'content-type': 'application/x-x509-ca-cert' }, body: engine.state.certificate }
          : { status: 404, headers: {}, body: '' };
      default:
        // No plug-in is ever installed. Observed, recorded step 78-063.
        if (url.pathname.startsWith('/ovirt-engine/webadmin/plugin/'))
          return { status: 404, headers: { 'content-type': 'text/html;charset=UTF-8' }, body: '<!DOCTYPE html>\n' };
        return {
          status: 501,
          headers: { 'content-type': 'text/plain' },
          body: `not simulated: ${request.method} ${url.pathname}`,
        };
    }
  };

  const versioned = (request: Request, path: string): { readonly base: string; readonly rest: string } => {
    const found = /^\/v(\d+)(?=\/|$)/.exec(path);
    const version = found?.[1] ?? request.headers['version'] ?? '4';
    if (version === '3')
      throw html(
        405,
        '<html><head><title>Error</title></head><body>HTTP method GET is not supported by this URL</body></html>'.replace(
          'GET',
          request.method,
        ),
      );
    if (version !== '4') throw html(400, '<html><head><title>Error</title></head><body>Bad Request</body></html>');
    return found ? { base: `${API}/v4`, rest: path.slice(found[0].length) } : { base: API, rest: path };
  };

  const api = (request: Request, url: URL): Reply => {
    const correlationId =
      header(request.headers['correlation-id'] ?? url.searchParams.get('correlation_id') ?? '') || engine.ids.uuid();
    let cookie: string | undefined;
    const answer = (): Reply => {
      engine.script.run(++calls);
      const login = engine.auth.identify(request.headers, request.method);
      cookie = login.cookie;
      const { base, rest } = versioned(request, url.pathname.slice(API.length));
      const [path = '', ...matrix] = rest.split(';');
      const query = new URLSearchParams([...matrix.flatMap((each) => [...new URLSearchParams(each)]), ...url.searchParams]);
      const segments = path
        .split('/')
        .filter((each) => each !== '')
        .map(decodeURIComponent);
      const call: Call = {
        ...engine,
        user: login.user,
        admin: login.admin,
        method: request.method,
        params: {},
        query,
        correlationId,
        allContent: (isTrue(query.get('all_content')) ?? isTrue(request.headers['all-content'])) === true,
        filtered: (isTrue(query.get('filter')) ?? isTrue(request.headers['filter']) ?? !login.admin) === true,
        origin: `${url.protocol}//${url.host}`,
        jsonBody: false,
        async:
          isTrue(query.get('async')) === true ||
          ['expect', 'x-ovirt-expect'].some((name) => request.headers[name]?.toLowerCase() === '202-accepted'),
      };
      const routed: Routed = { ...request, segments, base };
      engine.jobs.sweep();
      if (segments.length > 0) return router.route(routed, call);
      if (request.method === 'OPTIONS') {
        const allow = 'HEAD, GET, OPTIONS';
        return { status: 200, headers: { allow, 'content-type': 'text/plain;charset=UTF-8' }, body: allow };
      }
      if (request.method !== 'GET' && request.method !== 'HEAD') throw empty(405, { allow: 'HEAD, GET, OPTIONS' });
      return apiRoot(router, routed, call);
    };
    try {
      const reply = acrossOrigins(engine.state.allowedOrigins, request, answer);
      const headers = {
        ...reply.headers,
        'correlation-id': correlationId,
        ...(cookie === undefined ? {} : { 'set-cookie': `JSESSIONID=${cookie}; path=/ovirt-engine/api; HttpOnly` }),
      };
      return { ...reply, headers };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const reply = router.refuse(error, API);
      return error.status === 401 ? reply : { ...reply, headers: { ...reply.headers, 'correlation-id': correlationId } };
    }
  };

  const handle = (request: Request): Reply => {
    const url = new URL(request.path, `http://${request.headers['host'] ?? 'engine.example'}`);
    const reply = injected.around(request, () => {
      engine.clock.tick(request.method === 'GET');
      const isApi = url.pathname === API || url.pathname.startsWith(`${API}/`);
      return isApi ? api(request, url) : service(request, url);
    });
    requests.push({ method: request.method, path: url.pathname, query: url.search, body: request.body, status: reply.status });
    return request.method === 'HEAD' ? { ...reply, body: '' } : reply;
  };

  start(world);
  return {
    handle,
    /** What arrived, oldest first. */
    requests: requests as readonly Arrived[],
    /** Makes a request that matches go wrong. */
    failNext: (match: Match, fault: InjectedFault): void => injected.failNext(match, fault),
    reset: (build: World = world): void => start(build),
    /** The engine service is restarted: sessions end, options are read again. */
    restart: (): void => {
      engine.auth.endAll();
      engine.state.options = restarted(engine.state.options);
    },
    get engine(): Engine {
      return engine;
    },
    get state() {
      return engine.state;
    },
    get clock() {
      return engine.clock;
    },
  };
}
export type Simulator = ReturnType<typeof createSimulator>;
