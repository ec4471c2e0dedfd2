import { readFileSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { descriptor } from './pluginFiles';
import { portalUnderTest, type PortalUnderTest } from './portalUnderTest';

let portal: PortalUnderTest;
beforeAll(async () => {
  portal = await portalUnderTest();
  portal.write('share/one.json', descriptor({ resourcePath: 'one-files' }));
  portal.write('share/off.json', descriptor({ name: 'off', resourcePath: 'one-files' }));
  portal.write('etc/off-config.json', '{ "enabled": false }');
  portal.write('share/bare.json', descriptor({ name: 'bare' }));
  portal.write('share/linked.json', descriptor({ name: 'linked', resourcePath: 'linked-files' }));
  portal.write('share/one-files/a.js', 'let a;', 1_700_000_000);
  portal.write('share/one-files/a..js', 'let a;');
  portal.write('share/one-files/deep/er/b.css', 'b {}');
  portal.write('share/one-files/ü ö.html', 'ü');
  symlinkSync('one-files', join(portal.data, 'linked-files'));
  await portal.load();
});
afterAll(() => portal.close());

const file = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
  portal.ask(`webadmin/plugin/${path}`, headers, { method });
const statusOf = async (path: string): Promise<number> => (await file(path)).status;

describe('a file of a plugin', () => {
  it.each(['one/a.js', 'one/deep/er/b.css', 'linked/a.js', 'one/%C3%BC%20%C3%B6.html'])('is served: %s', async (path) => {
    expect(await statusOf(path)).toBe(200);
  });

  it('is served without login, also of a disabled plugin', async () => {
    expect((await file('off/a.js')).body).toBe('let a;');
  });

  it.each(['one/a.js?x=1', 'one/a.js?x=..//'])('is served whatever the query: %s', async (path) => {
    expect(await statusOf(path)).toBe(200);
  });

  it('comes byte for byte', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
    portal.write('share/one-files/font.woff2', bytes);
    const reply = await fetch(`${portal.served.url}/webadmin/plugin/one/font.woff2`);
    expect([...new Uint8Array(await reply.arrayBuffer())]).toEqual([...readFileSync(join(portal.data, 'one-files/font.woff2'))]);
    expect(reply.headers.get('content-length')).toBe('256');
  });

  it.each([
    ['no such file', 'one/none.js'],
    ['no such plugin', 'nobody/a.js'],
    ['the directory is not the name', 'one-files/a.js'],
    ['no resourcePath', 'bare/a.js'],
    ['a directory', 'one/deep'],
    ['a directory with a slash', 'one/deep/'],
    ['no index', 'one/'],
    ['no file part', 'one'],
    ['no plugin part', ''],
    ['a name with two dots', 'one/a..js'],
    ['an encoded way up', 'one/%2e%2e/one.json'],
    ['an encoded way up, half', 'one/.%2e/one.json'],
    ['an encoded slash', 'one/deep%2fer/b.css'],
    ['a way up above the files', 'one/%2e%2e/%2e%2e/%2e%2e/etc/passwd'],
    ['no text', 'one/%ff.js'],
    ['a null byte', 'one/a.js%00'],
  ])('is not found: %s', async (_, path) => {
    expect(await statusOf(path)).toBe(404);
  });

  it('is not found at a path of more than 512 characters, directory included', async () => {
    const path = (length: number): string => {
      const rest = length - 'one-files/'.length - '.js'.length;
      return `${'d/'.repeat(Math.floor((rest - 1) / 2))}${rest % 2 === 0 ? 'ee' : 'e'}.js`;
    };
    portal.write(`share/one-files/${path(512)}`, 'x');
    portal.write(`share/one-files/${path(513)}`, 'x');
    expect([await statusOf(`one/${path(512)}`), await statusOf(`one/${path(513)}`)]).toEqual([200, 404]);
  });

  it.each(['plugin/one//a.js', 'plugin//one/a.js', 'plugin/one/./a.js', 'plugin/x/../one/a.js', './plugin/one/a.js'])(
    'is found where the server normalises the path: %s',
    async (path) => {
      expect((await portal.ask(`webadmin/${path}`)).status).toBe(200);
    },
  );

  it('is not found outside of the directories, plainly written', async () => {
    expect((await portal.ask('webadmin/plugin/one/../../../../etc/passwd')).status).not.toBe(200);
  });

  it('is not sent by POST, and its head by HEAD', async () => {
    expect((await file('one/a.js', {}, 'POST')).status).toBe(405);
    const { status, headers, body } = await file('one/a.js', {}, 'HEAD');
    expect([status, headers['content-length'], body]).toEqual([200, '6', '']);
  });
});

describe('the type of a file', () => {
  it.each([
    ['x.html', 'text/html'],
    ['x.js', 'text/javascript'],
    ['x.mjs', 'text/javascript'],
    ['x.css', 'text/css'],
    ['x.json', 'application/json'],
    ['x.woff2', 'font/woff2'],
    ['x.svg', 'image/svg+xml'],
    ['x.png', 'image/png'],
    ['x.wasm', 'application/wasm'],
    ['x.webp', 'image/webp'],
    ['x.map', 'application/octet-stream'],
    ['x', 'application/octet-stream'],
  ])('of %s is %s, without a charset', async (name, type) => {
    portal.write(`share/one-files/types/${name}`, 'x');
    expect((await file(`one/types/${name}`)).headers['content-type']).toBe(type);
  });
});

describe('caching', () => {
  it('is forbidden by three headers', async () => {
    const { headers } = await file('one/a.js');
    expect([headers['cache-control'], headers['pragma']]).toEqual(['no-cache', 'no-cache']);
    const expired = Date.now() - Date.parse(String(headers['expires']));
    expect(expired / 3600_000).toBeCloseTo(24, 1);
  });

  it('goes by a weak tag of length and time', async () => {
    expect((await file('one/a.js')).headers['etag']).toBe('W/"6-1700000000000"');
    utimesSync(join(portal.data, 'one-files/a.js'), 1_700_000_001, 1_700_000_001);
    expect((await file('one/a.js')).headers['etag']).toBe('W/"6-1700000001000"');
    utimesSync(join(portal.data, 'one-files/a.js'), 1_700_000_000, 1_700_000_000);
  });

  it.each([
    ['W/"6-1700000000000"', 304, ''],
    ['"6-1700000000000"', 200, 'let a;'],
    ['W/"6-1"', 200, 'let a;'],
    ['*', 412, ''],
  ])('answers If-None-Match %s by %i', async (tag, status, body) => {
    const reply = await file('one/a.js', { 'if-none-match': tag });
    expect([reply.status, reply.body, reply.headers['etag']]).toEqual([status, body, 'W/"6-1700000000000"']);
  });
});

describe('the portal dresses every answer', () => {
  it.each(['webadmin/plugin/one/a.js', 'webadmin/plugin/one/none.js', 'webadmin/', 'webadmin/data', 'webadmin/nowhere'])(
    'with three security headers and the locale: %s',
    async (path) => {
      const { headers } = await portal.ask(path);
      expect(headers).toMatchObject({
        'x-frame-options': 'SAMEORIGIN',
        'x-content-type-options': 'NOSNIFF',
        'x-xss-protection': '1; MODE=BLOCK',
        'set-cookie': ['locale=en_US; path=/; HttpOnly; Max-Age=2147483647'],
      });
      expect(headers).not.toHaveProperty('content-security-policy');
    },
  );
});
