import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { serve, type Served } from '../../simulator/attach/serve';
import { createSimulator } from '../../simulator/engine/engine';
import { createPortal } from '../../simulator/portal/server/portal';
import { worlds } from '../../simulator/worlds';
import { emptyRoot, type EmptyRoot } from '../support/emptyRoot';
import { pluginRpm } from '../support/packages';

let root: EmptyRoot;
let served: Served;
beforeAll(async () => {
  root = emptyRoot({ 'ovirt-engine-webadmin-portal': '4.5.7' });
  expect(root.rpm('-i', pluginRpm())).toEqual({ code: 0, err: '' });
  const world = worlds['standins-4.5'];
  if (!world) throw new Error('there is no world standins-4.5');
  const simulator = createSimulator({ release: '4.5.7', world: world(), realTime: () => Date.now() });
  const [data, etc] = ['usr/share/ovirt-engine/ui-plugins', 'etc/ovirt-engine/ui-plugins'].map((path) => join(root.path, path));
  served = await serve(createPortal(simulator, { uiPlugins: { data: data ?? '', etc }, page: root.path }));
});
afterAll(async () => {
  await served.close();
  root.remove();
});

const resources = (): string => join(root.path, 'usr/share/ovirt-engine/ui-plugins/ovirt-dpdk-resources');
/** Paths of the plugin's files below its resources. */
const files = (): readonly string[] =>
  readdirSync(resources(), { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(resources(), path)).isFile());

/** `pluginDefinitions` of the portal's page, as a person who logged in gets it. */
const definitions = async (): Promise<unknown> => {
  const login = await fetch(`${served.url}/sso/interactive-login`, {
    method: 'POST',
    body: new URLSearchParams({ username: 'admin', password: 'demo', profile: 'internal' }),
    redirect: 'manual',
  });
  const cookie = login.headers.getSetCookie().find((one) => one.startsWith('JSESSIONID=')) ?? '';
  const page = await (await fetch(`${served.url}/webadmin/`, { headers: { cookie: cookie.split(';', 1)[0] ?? '' } })).text();
  return JSON.parse(/^var pluginDefinitions = (.*);$/m.exec(page)?.[1] ?? 'null');
};
const get = (path: string): Promise<Response> => fetch(`${served.url}/webadmin/plugin/ovirt-dpdk/${path}`);

it('is found by the portal, which loads it before it shows anything', async () => {
  expect(await definitions()).toEqual([
    { name: 'ovirt-dpdk', url: 'plugin/ovirt-dpdk/plugin.html', config: {}, lazyLoad: false, enabled: true },
  ]);
});

it('has no file whose name breaks a rule of the servlet', () => {
  // PluginResourceServlet.java and ServletUtils.java: insane where longer than 512, or with one of these anywhere.
  const paths = files().map((path) => `/ovirt-dpdk/${path}`);
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path) => path.length > 512 || /\.\.|\/\/|\.\//.test(path))).toEqual([]);
  expect(paths.filter((path) => path !== encodeURI(path))).toEqual([]);
});

it('has every file served as the kind that a browser takes it for', async () => {
  // The browser refuses scripts and styles of another type: X-Content-Type-Options. The types are those of /etc/mime.types of mailcap.
  const types: Readonly<Record<string, string>> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.svg': 'image/svg+xml',
    '.woff2': 'font/woff2',
    '.png': 'image/png',
    '.txt': 'text/plain',
  };
  await definitions();
  for (const path of files()) {
    const answer = await get(path);
    const type = answer.headers.get('content-type')?.split(';', 1)[0];
    expect({ path, status: answer.status, type }).toEqual({ path, status: 200, type: types[extname(path)] });
    expect(Buffer.from(await answer.arrayBuffer()).equals(readFileSync(join(resources(), path)))).toBe(true);
  }
});

it('has everything that its pages and styles refer to', () => {
  const base = '/ovirt-engine/webadmin/plugin/ovirt-dpdk/';
  const addresses: Readonly<Record<string, RegExp>> = {
    '.html': /\b(?:src|href)="?([^\s">]+)/g,
    '.css': /\burl\((?!["']?data:)["']?([^"')]+)/g,
  };
  const referred = files().flatMap((path) => {
    const text = readFileSync(join(resources(), path), 'utf8');
    return [...text.matchAll(addresses[extname(path)] ?? /(?!)/g)].map(([, address = '']) => address.replace(base, ''));
  });
  expect(referred).toEqual(expect.arrayContaining(['plugin.js', 'backstage.js', 'content.js', 'content.css']));
  // PatternFly declares fonts of its own, which are left out: theme.css names others, and a font that no text uses is not loaded.
  const wanted = referred.filter((path) => !path.includes('/RedHat'));
  expect(wanted.filter((path) => !files().includes(path))).toEqual([]);
});

it('is turned off and put in order by the configuration of a site', async () => {
  const file = join(root.path, 'etc/ovirt-engine/ui-plugins/ovirt-dpdk-config.json');
  writeFileSync(file, '{ "enabled": false, "order": 10 }');
  expect(await definitions()).toMatchObject([{ name: 'ovirt-dpdk', enabled: false }]);
  rmSync(file);
  expect(await definitions()).toMatchObject([{ name: 'ovirt-dpdk', enabled: true }]);
});

it('is gone from the portal once it is erased, without a restart', async () => {
  expect(await definitions()).toHaveLength(1);
  root.rpm('-e', 'ovirt-engine-ui-dpdk');
  expect(await definitions()).toEqual([]);
  expect((await get('plugin.html')).status).toBe(404);
  root.rpm('-i', pluginRpm());
  expect(await definitions()).toHaveLength(1);
});
