import { openPortal } from '../support/openPortal';
import { probePlugin, scriptedPlugin } from '../support/plugins';
import { lab } from './session';

const visibleTabs = '.nav-tabs-pf li:visible';

describe('tabs of plugins', () => {
  it.each([
    [1280, 720, '1040 x 542'],
    [1920, 1080, '1680 x 902'],
  ])('have a frame as high as the window leaves: %d x %d (21)', async (width, height, size) => {
    const portal = await openPortal({ plugin: probePlugin(), width, height });
    await portal.details('hosts', 'node1');
    const frame = await portal.tab('DPDK');
    expect(await frame.locator('output').innerText()).toBe(`${size} ?tab=hosts`);
    await portal.page.setViewportSize({ width, height: height - 100 });
    await frame.getByText(`x ${Number(size.split(' x ')[1]) - 100} `).waitFor();
    await portal.close();
  });

  it('load their page at each visit and take it away when they are left; the address is the token (21)', async () => {
    const portal = await openPortal({ plugin: probePlugin() });
    await portal.details('hosts', 'node1');
    for (let visit = 0; visit < 2; visit++) {
      await (await portal.tab('DPDK')).locator('output').waitFor();
      expect(new URL(portal.page.url()).hash).toBe('#hosts-dpdk');
      await portal.tab('General');
      expect(await portal.page.locator('.plugin-frame').count()).toBe(0);
    }
    expect(await portal.notedArgs('content?tab=hosts:load')).toHaveLength(2);
    expect(await portal.notedArgs('content?tab=hosts:pagehide')).toHaveLength(2);
    await portal.close();
  });

  it.each([
    ['#nowhere', '#vms'],
    ['#hosts-nowhere', '#vms'],
    ['#hosts-general;name=nobody', '#hosts'],
    ['#hosts-dpdk', '#hosts-dpdk'],
  ])('%s leads to %s (21)', async (hash, expected) => {
    const portal = await openPortal({ plugin: probePlugin(), hash });
    expect(new URL(portal.page.url()).hash).toBe(expected);
    await portal.close();
  });

  it('that come when the details are there already make all tabs appear twice, hidden ones too (22)', async () => {
    const portal = await openPortal({
      plugin: scriptedPlugin((api) => {
        api.register({});
        api.ready();
      }),
    });
    await portal.details('hosts', 'node1');
    expect(await portal.page.locator(visibleTabs).count()).toBe(9);
    await portal
      .pluginPage('scripted')
      ?.evaluate(() => window.api?.addDetailPlace('Host', 'Late', 'hosts-late', 'plugin/scripted/page.html'));
    await portal.page.locator('.nav-tabs-pf').getByText('Late').waitFor();
    const tabs = await portal.page.locator(visibleTabs).allInnerTexts();
    expect(tabs).toHaveLength(22);
    expect(tabs.filter((label) => label === 'General')).toHaveLength(2);
    expect(tabs).toContain('Bricks');
    await portal.close();
  });

  it('that are not accessible keep their header, and lead to the default place (23)', async () => {
    const portal = await openPortal({ plugin: probePlugin() });
    await portal.details('hosts', 'node1');
    await portal.tab('DPDK');
    const forbid = (): Promise<unknown> | undefined =>
      portal.pluginPage('probe')?.evaluate(() => {
        const { pluginApi } = window.top as unknown as {
          pluginApi: (name: string) => { setPlaceAccessible: (...args: unknown[]) => void };
        };
        pluginApi('probe').setPlaceAccessible('hosts-dpdk', false);
      });
    await forbid();
    await portal.page.waitForURL(/#vms$/);
    await portal.details('hosts', 'node2');
    await portal.tab('DPDK');
    await portal.page.waitForURL(/#vms$/);
    await portal.close();
  });

  it('whose token has no dash cost the header its plugin buttons until the next visit', async () => {
    const portal = await openPortal({
      plugin: scriptedPlugin((api) => {
        api.register({
          UiInit: () => {
            api.addDetailPlace('Host', 'No dash', 'nodash', 'plugin/scripted/page.html');
            api.addMenuPlaceActionButton('Host', 'Mine', {});
          },
        });
        api.ready();
      }),
      hash: '#nodash',
    });
    expect(await portal.page.locator('.ovirt-alert-main').innerText()).toContain('StringIndexOutOfBoundsException');
    expect(await portal.button('Mine').count()).toBe(0);
    await portal.details('hosts', 'node1');
    expect(await portal.button('Mine').count()).toBe(1);
    await portal.close();
  });
});

describe('details', () => {
  it('take the vertical arrow keys from everything in the top document, lists and frames keep them (26)', async () => {
    const portal = await openPortal({ world: lab, plugin: probePlugin() });
    await portal.show('hosts');
    const { page } = portal;
    const overlay = (): Promise<void> =>
      page.evaluate(() => {
        document.querySelector('#overlay')?.remove();
        const input = Object.assign(document.createElement('input'), { id: 'overlay', type: 'number', value: '5' });
        input.style.cssText = 'position: fixed; top: 300px; left: 500px; z-index: 1100';
        document.body.append(input);
        input.focus();
      });
    await overlay();
    await page.keyboard.press('ArrowUp');
    expect(await page.locator('#overlay').inputValue()).toBe('6');
    await portal.details('hosts', 'dpdk1');
    const frame = await portal.tab('DPDK');
    await overlay();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('#overlay').inputValue()).toBe('5');
    expect(await page.locator('.entity-name').innerText()).toBe('dpdk2');
    await frame.getByLabel('Number').press('ArrowUp');
    expect(await frame.getByLabel('Number').inputValue()).toBe('6');
    await page.locator('#overlay').focus();
    await page.keyboard.press('Control+Alt+s');
    await page.getByPlaceholder('Type to search').waitFor();
    await portal.close();
  });
});
