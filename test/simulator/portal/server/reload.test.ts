import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { descriptor, namesOf, pluginsOf } from './pluginFiles';
import { portalUnderTest, type PortalUnderTest } from './portalUnderTest';

const THEN = 1_700_000_000;
let portal: PortalUnderTest;
beforeEach(async () => {
  portal = await portalUnderTest();
  portal.write('share/one.json', descriptor({ resourcePath: 'files' }), THEN);
  portal.write('share/files/a.js', '1');
});
afterEach(() => portal.close());

const statusOf = async (path: string): Promise<number> => (await portal.ask(`webadmin/plugin/${path}`)).status;

describe('after the start of the engine', () => {
  it('files of plugins are there once somebody has loaded the host page', async () => {
    expect(await statusOf('one/a.js')).toBe(404);
    await portal.ask('webadmin/');
    expect(await statusOf('one/a.js')).toBe(404);
    await portal.load();
    expect(await statusOf('one/a.js')).toBe(200);
  });

  it('so it is after a restart', async () => {
    await portal.load();
    portal.served.portal.restart();
    expect(await statusOf('one/a.js')).toBe(404);
    await portal.load();
    expect(await statusOf('one/a.js')).toBe(200);
  });
});

describe('the host page reads again', () => {
  beforeEach(() => portal.load());

  it('a newer descriptor', async () => {
    portal.write('share/one.json', descriptor({ name: 'two' }), THEN + 1);
    expect(await namesOf(portal)).toEqual(['two']);
  });

  it.each([THEN, THEN - 1])('none that is not strictly newer: %i', async (time) => {
    portal.write('share/one.json', descriptor({ name: 'two' }), time);
    expect(await namesOf(portal)).toEqual(['one']);
  });

  it('a newer configuration, and none that is older', async () => {
    portal.write('etc/one-config.json', '{ "order": 1, "config": { "a": 1 } }', THEN);
    expect(await pluginsOf(portal)).toMatchObject([{ config: { a: 1 } }]);
    portal.write('etc/one-config.json', '{ "config": { "a": 2 } }', THEN - 1);
    expect(await pluginsOf(portal)).toMatchObject([{ config: { a: 1 } }]);
    portal.write('etc/one-config.json', '{ "config": { "a": 3 } }', THEN + 1);
    expect(await pluginsOf(portal)).toMatchObject([{ config: { a: 3 } }]);
  });

  it('an older configuration together with a newer descriptor', async () => {
    portal.write('etc/one-config.json', '{ "config": { "a": 1 } }', THEN);
    await portal.load();
    portal.write('etc/one-config.json', '{ "config": { "a": 2 } }', THEN - 1);
    portal.write('share/one.json', descriptor(), THEN + 1);
    expect(await pluginsOf(portal)).toMatchObject([{ config: { a: 2 } }]);
  });

  it.each(['{ broken', '{ "name": "two", "url": 7 }'])('and keeps what it had where the file is now %s', async (text) => {
    portal.write('share/one.json', text, THEN + 1);
    expect(await namesOf(portal)).toEqual(['one']);
    expect(await statusOf('one/a.js')).toBe(200);
  });

  it('and keeps what it had where the configuration is now wrong', async () => {
    portal.write('etc/one-config.json', '{ "order": "first" }', THEN);
    expect(await namesOf(portal)).toEqual(['one']);
  });

  it('and forgets a plugin whose descriptor is gone', async () => {
    rmSync(join(portal.data, 'one.json'));
    expect(await statusOf('one/a.js')).toBe(200);
    expect(await namesOf(portal)).toEqual([]);
    expect(await statusOf('one/a.js')).toBe(404);
  });

  it('and goes back to the defaults where the configuration is gone', async () => {
    portal.write('etc/one-config.json', '{ "enabled": false }', THEN);
    expect(await pluginsOf(portal)).toMatchObject([{ enabled: false }]);
    rmSync(join(portal.etc, 'one-config.json'));
    expect(await pluginsOf(portal)).toMatchObject([{ enabled: true }]);
  });

  it('and its tag changes with a configuration', async () => {
    const cookie = await portal.logIn();
    const before = (await portal.load(cookie)).headers['etag'];
    expect((await portal.load(cookie)).headers['etag']).toBe(before);
    portal.write('etc/one-config.json', '{ "config": { "a": 1 } }', THEN);
    expect((await portal.load(cookie)).headers['etag']).not.toBe(before);
  });

  it('but a file of the plugin is always what it is now', async () => {
    portal.write('share/files/a.js', '2');
    expect((await portal.ask('webadmin/plugin/one/a.js')).body).toBe('2');
  });
});
