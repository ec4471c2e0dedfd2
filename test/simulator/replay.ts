import { readdirSync, readFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';

/** Replays recorded exchanges of a real engine against a base URL and compares the answers, as the recordings' own replay script does. */

interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}
interface RecordedStep {
  readonly id: string;
  readonly title: string;
  readonly request: RecordedRequest;
  readonly response:
    | 'withheld'
    | {
        readonly status: number;
        readonly headers?: Readonly<Record<string, string | readonly string[]>>;
        readonly body: unknown;
      };
}
interface Got {
  readonly status: number | string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}
export interface Difference {
  readonly id: string;
  readonly request: string;
  readonly title: string;
  readonly points: readonly string[];
}
export interface Outcome {
  readonly same: readonly string[];
  readonly differences: readonly Difference[];
  /** Steps whose recorded answer is not shown, and what came. */
  readonly silent: readonly Difference[];
}

const FOLDER = join(__dirname, '..', 'recorded');
export const groups: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.replace(/\.json$/, ''))
  .sort();

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isStep = (value: unknown): value is RecordedStep => isRecord(value) && isRecord(value['request']);

function stepsOf(group: string): readonly RecordedStep[] {
  const parsed: unknown = JSON.parse(readFileSync(join(FOLDER, `${group}.json`), 'utf8'));
  return Array.isArray(parsed) ? parsed.filter(isStep) : [];
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const VOLATILE =
  /(^|\.)(id|href|time|\w+_time|last_updated|exp|access_token|correlation_id|index|vdsm_name|datum|address|mac|link_capabilities|original_template|current_kernel_cmdline|rel|max_size|tpm|checksum|md5|code|serial|certificate)$/;
const PLACE = /<(?:TOKEN|SESSION)-\d+>/g;

const mapDeep = (value: unknown, change: (text: string) => string): unknown => {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => mapDeep(each, change));
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapDeep(each, change)])) : value;
};

/** Lists of objects align by name where each side has unique names, else by position. */
function align(a: readonly unknown[], b: readonly unknown[]): readonly (readonly [unknown, unknown, string | number])[] {
  const named = (list: readonly unknown[]): boolean => {
    const names = list.map((each) => (isRecord(each) && typeof each['name'] === 'string' ? each['name'] : undefined));
    return names.every((name) => name !== undefined) && new Set(names).size === list.length;
  };
  if (a.length === 0 || b.length === 0 || !named(a) || !named(b)) return a.map((each, index) => [each, b[index], index]);
  const nameOf = (each: unknown): string => (isRecord(each) && typeof each['name'] === 'string' ? each['name'] : '');
  return a.map((each) => [each, b.find((other) => nameOf(other) === nameOf(each)), nameOf(each)]);
}

const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

function diff(want: unknown, got: unknown, at: string, out: string[]): void {
  if (kindOf(want) !== kindOf(got)) {
    out.push(`${at || '.'}: type ${kindOf(got)} instead of ${kindOf(want)}`);
    return;
  }
  if (Array.isArray(want) && Array.isArray(got)) {
    if (want.length !== got.length) out.push(`${at}: ${got.length} items instead of ${want.length}`);
    for (const [x, y, key] of align(want, got)) {
      if (y === undefined) out.push(`${at}[${key}]: missing`);
      else diff(x, y, `${at}[${key}]`, out);
    }
    return;
  }
  if (isRecord(want) && isRecord(got)) {
    for (const key of Object.keys(want)) {
      if (!(key in got)) out.push(`${at}.${key}: missing`);
      else diff(want[key], got[key], `${at}.${key}`, out);
    }
    for (const key of Object.keys(got)) if (!(key in want)) out.push(`${at}.${key}: extra`);
    return;
  }
  if (VOLATILE.test(at) || (typeof want === 'string' && (want.search(PLACE) >= 0 || want.search(UUID) >= 0))) return;
  const sameHost = (value: unknown): unknown =>
    typeof value === 'string' ? value.replace(/https?:(\\?\/)\1[^\s/\\"'&]+(?=\\?\/ovirt-engine)/g, 'http://HOST') : value;
  // Several messages come in any order.
  const parts = (value: unknown): unknown =>
    typeof value === 'string' && value.startsWith('[') ? value.slice(1, -1).split(', ').sort().join(', ') : value;
  if (parts(sameHost(want)) !== parts(sameHost(got)))
    out.push(`${at}: ${JSON.stringify(got).slice(0, 200)} instead of ${JSON.stringify(want).slice(0, 200)}`);
}

/** Element paths and attribute names: enough to compare two XML answers. */
function xmlPaths(text: string): ReadonlySet<string> {
  const out = new Set<string>();
  const stack: string[] = [];
  for (const match of text.matchAll(/<(\/?)([A-Za-z_][\w.-]*)([^<>]*?)(\/?)>/g)) {
    if (match[1]) {
      stack.pop();
      continue;
    }
    stack.push(match[2] ?? '');
    out.add(stack.join('/'));
    for (const attribute of (match[3] ?? '').matchAll(/([\w:-]+)=/g)) out.add(`${stack.join('/')}@${attribute[1] ?? ''}`);
    if (match[4]) stack.pop();
  }
  return out;
}

function send(
  base: URL,
  wanted: {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | undefined;
  },
): Promise<Got> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...wanted.headers,
      ...(wanted.body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(wanted.body)) }),
    };
    const outgoing = httpRequest(
      { hostname: base.hostname, port: base.port, path: wanted.path, method: wanted.method, headers, timeout: 30_000 },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          let body: unknown = text;
          try {
            body = text === '' ? null : JSON.parse(text);
          } catch {
            // text stays text
          }
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.on('timeout', () => outgoing.destroy(new Error('timeout')));
    if (wanted.body !== undefined) outgoing.write(wanted.body);
    outgoing.end();
  });
}

const cookies = (header: string | readonly string[] | undefined): readonly string[] =>
  [header ?? []].flat().flatMap((each) => /^JSESSIONID=([^;]+)/.exec(each)?.[1] ?? []);

/** Sends the steps of a group in order. Steps without an answer are sent, since later ones need their effect, and not compared. */
export async function replay(url: string, group: string, password: string): Promise<Outcome> {
  const base = new URL(url);
  const ids = new Map<string, string>();
  const held = new Map<string, string>();
  const mapIds = (text: string): string => text.replace(UUID, (id) => ids.get(id.toLowerCase()) ?? id);
  const learn = (want: unknown, got: unknown): void => {
    if (typeof want === 'string' && typeof got === 'string') {
      if (/^<(TOKEN|SESSION)-\d+>$/.test(want)) {
        held.set(want, got);
        return;
      }
      const [x, y] = [want.match(UUID), got.match(UUID)];
      if (x && y && x.length === y.length && want.replace(UUID, '') === got.replace(UUID, ''))
        x.forEach((id, index) => {
          const other = y[index];
          if (other !== undefined && !ids.has(id.toLowerCase())) ids.set(id.toLowerCase(), other);
        });
    } else if (Array.isArray(want) && Array.isArray(got)) {
      for (const [x, y] of align(want, got)) if (y !== undefined) learn(x, y);
    } else if (isRecord(want) && isRecord(got)) {
      for (const key of Object.keys(want)) if (key in got) learn(want[key], got[key]);
    }
  };
  const login = await send(base, {
    method: 'POST',
    path: '/ovirt-engine/sso/oauth/token',
    headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'password',
      scope: 'ovirt-app-api',
      username: 'admin@internal',
      password,
    }).toString(),
  });
  const token = isRecord(login.body) && typeof login.body['access_token'] === 'string' ? login.body['access_token'] : '';
  const fill = (text: string, status: number | undefined): string =>
    text
      .replace(/Basic <(.*):PASSWORD>/, (_, user: string) => `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`)
      .replace(PLACE, (place) => held.get(place) ?? (status === 401 ? 'not-a-token' : token))
      .replaceAll('<TOKEN>', token)
      .replaceAll('<PASSWORD>', password)
      .replaceAll('<USER>', 'admin@internal');

  const same: string[] = [];
  const differences: Difference[] = [];
  const silent: Difference[] = [];
  for (const step of stepsOf(group)) {
    const { request, response } = step;
    const status = response === 'withheld' ? undefined : response.status;
    const sent = (text: string): string => fill(mapIds(text), status);
    const headers = Object.fromEntries(
      Object.entries(request.headers ?? {})
        .filter(([name]) => !['content-length', 'connection', 'host'].includes(name))
        .map(([name, value]) => [name, fill(value, status)]),
    );
    const { body } = request;
    const text =
      body === null || body === undefined
        ? undefined
        : typeof body === 'string'
          ? sent(body)
          : JSON.stringify(mapDeep(body, sent));
    const got = await send(base, { method: request.method, path: sent(request.path), headers, body: text }).catch(
      (error: unknown): Got => ({ status: `no answer: ${String(error)}`, headers: {}, body: null }),
    );
    if (response === 'withheld') {
      const answer = typeof got.body === 'string' ? got.body : JSON.stringify(got.body);
      silent.push({
        id: step.id,
        request: `${request.method} ${request.path} ${text ?? ''}`,
        title: step.title,
        points: [`${got.status} ${answer}`],
      });
      continue;
    }
    const points: string[] = [];
    if (got.status !== response.status) points.push(`status ${got.status} instead of ${response.status}`);
    const want = response.body === '' || response.body === undefined ? null : response.body;
    learn(want, got.body);
    const recordedCookies = cookies(response.headers?.['set-cookie']);
    cookies(got.headers['set-cookie']).forEach((value, index) => {
      const place = recordedCookies[index];
      if (place !== undefined) held.set(place, value);
    });
    if (typeof want === 'string' || typeof got.body === 'string') {
      if (typeof want !== 'string' || typeof got.body !== 'string')
        points.push(`body ${got.body === null ? 'empty' : typeof got.body} instead of ${want === null ? 'empty' : typeof want}`);
      else if (/xml/.test(JSON.stringify(response.headers ?? {})) && /^\s*</.test(want)) {
        const [a, b] = [xmlPaths(want), xmlPaths(got.body)];
        for (const path of a) if (!b.has(path)) points.push(`xml ${path}: missing`);
        for (const path of b) if (!a.has(path)) points.push(`xml ${path}: extra`);
      }
    } else diff(mapDeep(want, mapIds), got.body, '', points);
    if (points.length === 0) same.push(step.id);
    else differences.push({ id: step.id, request: `${request.method} ${request.path}`, title: step.title, points });
  }
  return { same, differences, silent };
}
