import { join } from 'node:path';
import { openPortal, type OpenPortal } from '../browser/support/openPortal';
import { emptyRoot, type EmptyRoot } from '../support/emptyRoot';
import { pluginRpm } from '../support/packages';

/** The plugin in Chromium, from where its package put it, by the rules of the engine's servlet for plugin files. */
describe('the installed plugin', () => {
  let root: EmptyRoot;
  let portal: OpenPortal;
  beforeAll(async () => {
    root = emptyRoot({ 'ovirt-engine-webadmin-portal': '4.5.7' });
    expect(root.rpm('-i', pluginRpm())).toEqual({ code: 0, err: '' });
    const uiPlugins = {
      data: join(root.path, 'usr/share/ovirt-engine/ui-plugins'),
      etc: join(root.path, 'etc/ovirt-engine/ui-plugins'),
    };
    portal = await openPortal({ uiPlugins });
  });
  afterAll(async () => {
    await portal.close();
    root.remove();
  });

  it('starts, and shows the chain of a host in its tab', async () => {
    await portal.details('hosts', 'node1');
    const tab = await portal.tab('DPDK');
    await tab.getByRole('heading', { name: 'node1' }).waitFor();
    expect(await tab.getByRole('listitem').allInnerTexts()).toContainEqual(expect.stringContaining('Open vSwitch'));
    expect(portal.problems).toEqual([]);
  });

  it('asks the engine for everything, and nobody else', () => {
    const origins = new Set(portal.requests.filter((url) => url.startsWith('http')).map((url) => new URL(url).origin));
    expect([...origins]).toEqual([new URL(portal.engineUrl).origin]);
  });

  it('is told to the engine log and refused nothing', () => {
    expect(portal.server.log.filter((line) => !line.startsWith('Reading UI plugin'))).toEqual([]);
    expect(portal.server.log.some((line) => line.includes('ovirt-dpdk.json'))).toBe(true);
  });
});
