import { openPortal } from '../support/openPortal';
import { scriptedPlugin } from '../support/plugins';

describe('menu places of plugins (24)', () => {
  it('stand where their priority says, make themselves the landing place, and have a frame as large as the page', async () => {
    const portal = await openPortal({
      plugin: scriptedPlugin((api) => {
        const url = 'plugin/scripted/page.html';
        api.register({
          UiInit: () => {
            api.addPrimaryMenuPlace('First', 'first', url, { priority: -1, defaultPlace: false, icon: 'fa-tachometer' });
            api.addPrimaryMenuContainer('Container', 'box', { priority: 2 });
            api.addSecondaryMenuPlace('box', 'Inside', 'inside', url);
            api.addSecondaryMenuPlace('compute', 'Appended', 'appended', url, { priority: -1 });
            api.addSecondaryMenuPlace('compute', 'On top', 'on-top', url, { priority: 0 });
            api.addSecondaryMenuPlace('nothing', 'Unseen', 'unseen', url);
          },
        });
        api.ready();
      }),
    });
    const { page } = portal;
    expect(new URL(page.url()).hash).toBe('#unseen');
    expect(await page.locator('.plugin-frame').boundingBox()).toEqual({ x: 200, y: 60, width: 1080, height: 654 });
    const primary = await page.locator('.nav-pf-vertical > ul > li > a').allInnerTexts();
    expect(primary.map((text) => text.trim())).toEqual([
      'First',
      'Compute',
      'Container',
      'Network',
      'Storage',
      'Administration',
      'Events',
    ]);
    const secondary = await page.locator('#compute-secondary li').allTextContents();
    expect([secondary[0], secondary.at(-1)]).toEqual(['On top', 'Appended']);
    expect(await page.locator('#MenuView_unseenAnchor').count()).toBe(0);
    expect(await page.locator('.nav-pf-vertical > ul > li.active').allInnerTexts()).toEqual(['First']);
    await page.evaluate(() => void (location.hash = 'nowhere'));
    await page.waitForURL(/#unseen$/);
    await portal.close();
  });
});
