import { mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { descriptor, namesOf, pluginsOf } from './pluginFiles';
import { portalUnderTest, type PortalUnderTest } from './portalUnderTest';

let portal: PortalUnderTest;
beforeEach(async () => {
  portal = await portalUnderTest();
});
afterEach(() => portal.close());

describe('a descriptor', () => {
  it('is told to the browser with what it leaves out, keys in the order of the engine', async () => {
    portal.write('share/one.json', descriptor());
    expect((await portal.load()).body).toContain(
      'var pluginDefinitions = [{"name":"one","url":"plugin/one/plugin.html","config":{},"lazyLoad":true,"enabled":true}];',
    );
  });

  it('may hold comments, and strings that look like them', async () => {
    portal.write(
      'share/one.json',
      `// what
      { /* a
      name */ "name": "one", "url": "http://x/*y*/", // until the end
        "config": { "quote": "a \\" // b" } }`,
    );
    expect(await pluginsOf(portal)).toMatchObject([{ url: 'http://x/*y*/', config: { quote: 'a " // b' } }]);
  });

  it.each([
    ['a comma after the last', '{ "name": "one", "url": "u", }'],
    ['no JSON', 'name: one'],
    ['nothing', ''],
  ])('is skipped with %s', async (_, text) => {
    portal.write('share/one.json', text);
    expect(await namesOf(portal)).toEqual([]);
    expect(portal.served.portal.log.join('\n')).toContain(`Cannot read/parse JSON file '${join(portal.data, 'one.json')}'`);
  });

  it.each([
    [{ name: ' ' }, 'Required non-empty string attribute: name'],
    [{ name: 7 }, 'Required non-empty string attribute: name'],
    [{ url: undefined }, 'Required non-empty string attribute: url'],
    [{ url: '' }, 'Required non-empty string attribute: url'],
    [{ config: null }, 'Optional attribute must be object: config'],
    [{ config: [] }, 'Optional attribute must be object: config'],
    [{ resourcePath: ' ' }, 'Optional attribute must be non-empty string: resourcePath'],
    [{ resourcePath: null }, 'Optional attribute must be non-empty string: resourcePath'],
    [{ lazyLoad: 'false' }, 'Optional attribute must be boolean: lazyLoad'],
    [{ lazyLoad: null }, 'Optional attribute must be boolean: lazyLoad'],
  ])('is skipped with %j, the others are not', async (change, says) => {
    portal.write('share/bad.json', descriptor({ name: 'bad', ...change }));
    portal.write('share/good.json', descriptor({ name: 'good' }));
    expect(await namesOf(portal)).toEqual(['good']);
    expect(portal.served.portal.log).toContain(`Validation error in '${join(portal.data, 'bad.json')}': ${says}`);
  });

  it('is skipped where it is an array', async () => {
    portal.write('share/one.json', '[{ "name": "one", "url": "u" }]');
    expect(await namesOf(portal)).toEqual([]);
  });

  it('may have other keys, and those of the configuration do nothing in it', async () => {
    portal.write('share/one.json', descriptor({ enabled: false, order: 'first', version: 2 }));
    expect(await pluginsOf(portal)).toMatchObject([{ name: 'one', enabled: true }]);
  });

  it.each([true, false])('says with lazyLoad %s whether the portal waits', async (lazyLoad) => {
    portal.write('share/one.json', descriptor({ lazyLoad }));
    expect(await pluginsOf(portal)).toMatchObject([{ lazyLoad }]);
  });

  it('is found through a link', async () => {
    portal.write('elsewhere/one', descriptor());
    symlinkSync(join(portal.data, '..', 'elsewhere', 'one'), join(portal.data, 'one.json'));
    expect(await namesOf(portal)).toEqual(['one']);
  });

  it('is not looked for in directories below, in other files, or behind a link to nothing', async () => {
    portal.write('share/below/one.json', descriptor());
    portal.write('share/one.jsn', descriptor());
    mkdirSync(join(portal.data, 'two.json'));
    symlinkSync('nowhere', join(portal.data, 'three.json'));
    expect(await namesOf(portal)).toEqual([]);
  });

  it('is what a configuration that lies beside it is taken for', async () => {
    portal.write('share/one.json', descriptor());
    portal.write('share/one-config.json', '{ "enabled": false }');
    expect(await pluginsOf(portal)).toMatchObject([{ name: 'one', enabled: true }]);
    expect(portal.served.portal.log.filter((line) => line.includes('one-config.json'))).toHaveLength(3);
  });

  it('is missing with its directory', async () => {
    renameSync(portal.data, `${portal.data}-gone`);
    expect(await namesOf(portal)).toEqual([]);
    expect(portal.served.portal.log).toContain(`Cannot list UI plugin descriptor files in '${portal.data}'`);
  });
});

describe('the configuration of a site', () => {
  beforeEach(() => portal.write('share/one.json', descriptor({ config: { a: 1, nested: { x: 1, y: 2 } } })));

  it('replaces what the descriptor configures key by key, not deeper', async () => {
    portal.write('etc/one-config.json', '{ "config": { "nested": { "x": 2 }, "b": 3 } } // ours');
    expect(await pluginsOf(portal)).toMatchObject([{ config: { a: 1, nested: { x: 2 }, b: 3 } }]);
    expect(await pluginsOf(portal)).not.toMatchObject([{ config: { nested: { y: 2 } } }]);
  });

  it('leaves a plugin defined that it disables', async () => {
    portal.write('etc/one-config.json', '{ "enabled": false }');
    expect(await pluginsOf(portal)).toMatchObject([{ name: 'one', enabled: false }]);
  });

  it('orders plugins; those without come last', async () => {
    portal.write('share/two.json', descriptor({ name: 'two' }));
    portal.write('share/three.json', descriptor({ name: 'three' }));
    portal.write('etc/two-config.json', '{ "order": 10 }');
    portal.write('etc/three-config.json', '{ "order": -1 }');
    expect(await namesOf(portal)).toEqual(['three', 'two', 'one']);
  });

  it.each([
    ['{ "order": "first" }', 'Optional attribute must be integer: order'],
    ['{ "order": 1.5 }', 'Optional attribute must be integer: order'],
    ['{ "enabled": "no" }', 'Optional attribute must be boolean: enabled'],
    ['{ "enabled": null }', 'Optional attribute must be boolean: enabled'],
    ['{ "config": [] }', 'Optional attribute must be object: config'],
  ])('takes the whole plugin away with %s', async (text, says) => {
    portal.write('etc/one-config.json', text);
    expect(await namesOf(portal)).toEqual([]);
    expect(portal.served.portal.log).toContain(`Validation error in '${join(portal.etc, 'one-config.json')}': ${says}`);
  });

  it('is as if empty where it is no JSON: a disabled plugin is back', async () => {
    portal.write('etc/one-config.json', '{ "enabled": false, }');
    expect(await pluginsOf(portal)).toMatchObject([{ name: 'one', enabled: true }]);
  });

  it('may have other keys, and those of the descriptor do nothing in it', async () => {
    portal.write('etc/one-config.json', '{ "lazyLoad": false, "url": "elsewhere", "more": 1 }');
    expect(await pluginsOf(portal)).toMatchObject([{ url: 'plugin/one/plugin.html', lazyLoad: true }]);
  });

  it('is named after the file of the descriptor, every .json of it', async () => {
    portal.write('share/my.json.json', descriptor({ name: 'two' }));
    portal.write('etc/my-config.json-config.json', '{ "config": { "found": true } }');
    portal.write('etc/two-config.json', '{ "enabled": false }');
    expect(await pluginsOf(portal)).toMatchObject([{ name: 'two', enabled: true, config: { found: true } }, { name: 'one' }]);
  });

  it('breaks the page with </script> in a text, as on the real portal', async () => {
    portal.write('etc/one-config.json', '{ "config": { "text": "</script>" } }');
    expect((await portal.load()).body).toContain('"text":"</script>"');
  });
});
