import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { servePortal, type ServedPortal } from '../../../../simulator/attach/servePortal';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../../../simulator/engine/engine';
import { worlds } from '../../../../simulator/worlds';

export interface Got {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}
type Headers = Readonly<Record<string, string>>;

/** An engine with a portal on loopback, and directories of plugins to write into. */
export interface PortalUnderTest {
  readonly simulator: Simulator;
  readonly served: ServedPortal;
  /** Directories named as on an engine's machine. */
  readonly data: string;
  readonly etc: string;
  /** Sends the path byte for byte, below /ovirt-engine/, and follows no redirect. */
  ask(path: string, headers?: Headers, how?: { readonly method?: string; readonly body?: string }): Promise<Got>;
  /** Fills in the login form; the cookies that came back. */
  logIn(): Promise<string>;
  /** The host page of somebody who is logged in. */
  load(cookie?: string): Promise<Got>;
  /** Writes a file below one of the directories; `time` is its mtime in seconds. */
  write(path: string, content: string | Uint8Array, time?: number): void;
  close(): Promise<void>;
}

const cookiesOf = ({ headers }: Got): string => {
  const set = headers['set-cookie'] ?? [];
  return (typeof set === 'string' ? [set] : set).map((each) => each.split(';')[0]).join('; ');
};

export async function portalUnderTest(options: Partial<SimulatorOptions> = {}): Promise<PortalUnderTest> {
  const home = mkdtempSync(join(tmpdir(), 'portal-'));
  const [data, etc] = [join(home, 'share'), join(home, 'etc')];
  mkdirSync(data);
  const standIns = worlds['standins-4.5'];
  if (standIns === undefined) throw new Error('the world standins-4.5 is missing');
  const simulator = createSimulator({ world: standIns(), ...options });
  const served = await servePortal(simulator, { uiPlugins: { data, etc }, page: join(home, 'page') });
  const { hostname, port } = new URL(served.url);

  const ask: PortalUnderTest['ask'] = (path, headers = {}, { method = 'GET', body = '' } = {}) =>
    new Promise((resolve, reject) => {
      const sent = request({ hostname, port, path: `/ovirt-engine/${path}`, method, headers, agent: false }, (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.on('end', () =>
          resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(chunks).toString('utf8') }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const logIn = async (): Promise<string> =>
    cookiesOf(
      await ask(
        'sso/interactive-login',
        { 'content-type': 'application/x-www-form-urlencoded' },
        { method: 'POST', body: new URLSearchParams({ username: 'admin@internal', password: 'demo' }).toString() },
      ),
    );
  return {
    simulator,
    served,
    data,
    etc,
    ask,
    logIn,
    load: async (cookie) => ask('webadmin/', { cookie: cookie ?? (await logIn()) }),
    write: (path, content, time) => {
      const file = join(home, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      if (time !== undefined) utimesSync(file, time, time);
    },
    close: async () => {
      await served.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** The value of a variable that the host page's script sets. */
export function variable(page: Got, name: string): unknown {
  const text = new RegExp(`^var ${name} = (.*);$`, 'm').exec(page.body)?.[1];
  return text === undefined ? undefined : JSON.parse(text);
}
