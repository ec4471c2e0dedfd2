import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { servePortal } from '../../../../simulator/attach/servePortal';
import { stagePlugin } from '../../../../simulator/attach/stagePlugin';
import { createSimulator } from '../../../../simulator/engine/engine';
import { empty } from '../../../../simulator/worlds/empty';

describe('a staged plugin', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'checkout-'));
    mkdirSync(join(root, 'dist', 'ui-plugin'), { recursive: true });
    writeFileSync(
      join(root, 'plugin.json'),
      '{ "name": "ovirt-dpdk", "url": "plugin/ovirt-dpdk/plugin.html", "resourcePath": "ovirt-dpdk-resources" }',
    );
    writeFileSync(join(root, 'dist', 'ui-plugin', 'plugin.html'), '<!DOCTYPE html>');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const served = async () => {
    const { directories, missing, remove } = stagePlugin(root);
    const portal = await servePortal(createSimulator({ world: empty() }), { uiPlugins: directories });
    const login = await fetch(`${portal.url}/sso/interactive-login`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ username: 'admin@internal', password: 'demo' }),
    });
    const cookie = login.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    const page = await (await fetch(portal.portalUrl, { headers: { cookie } })).text();
    const { status } = await fetch(`${portal.url}/webadmin/plugin/ovirt-dpdk/plugin.html`);
    await portal.close();
    remove();
    return { page, status, missing, directories };
  };

  it('is served from where its descriptor and its files are', async () => {
    const { page, status } = await served();
    expect(page).toContain('"name":"ovirt-dpdk"');
    expect(status).toBe(200);
  });

  it.each(['plugin.json', 'dist/ui-plugin/plugin.html'])(
    'is not installed without %s, as it would freeze the portal',
    async (name) => {
      rmSync(join(root, name));
      const { page, status, missing } = await served();
      expect(missing).toEqual([join(root, name)]);
      expect(page).toContain('var pluginDefinitions = [];');
      expect(status).toBe(404);
    },
  );

  it('leaves nothing behind, and the plugin itself alone', async () => {
    const { directories } = await served();
    expect(existsSync(directories.data)).toBe(false);
    expect(existsSync(join(root, 'dist', 'ui-plugin', 'plugin.html'))).toBe(true);
  });
});
