import { openPortal, type OpenPortal } from '../support/openPortal';
import { probePlugin, scriptedPlugin, type Noted } from '../support/plugins';
import { lab } from './session';

const names = (notes: readonly Noted[]): string[] => notes.map(({ event }) => event);
const clear = (portal: OpenPortal): Promise<void> => portal.page.evaluate(() => void window.log?.splice(0));
const isCallback = (event: string): boolean => /Btn\.is/.test(event);

describe('selecting', () => {
  let portal: OpenPortal;
  beforeEach(async () => {
    portal = await openPortal({ world: lab, plugin: probePlugin(), hash: '#hosts' });
    await portal.row('dpdk1').waitFor();
    await portal.settle();
    await clear(portal);
  });
  afterEach(() => portal.close());

  it('asks the buttons twice at least, then tells; an empty list when nothing is left (14)', async () => {
    await portal.select('hosts', 'dpdk1');
    const told = names(await portal.noted());
    expect(told.at(-1)).toBe('HostSelectionChange');
    expect(told.filter((name) => name === 'HostBtn.isEnabled').length).toBeGreaterThanOrEqual(2);
    await portal
      .row('dpdk1')
      .locator('td')
      .nth(1)
      .click({ modifiers: ['Control'] });
    expect((await portal.notedArgs('HostSelectionChange')).at(-1)).toEqual([[]]);
  });

  it('gives exactly the fields of the type, and a parent without entity (15)', async () => {
    await portal.select('hosts', 'dpdk1');
    const [selected, parent] = (await portal.notedArgs('HostBtn.isEnabled')).at(-1) ?? [];
    const id = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
    expect(selected).toEqual([{ id, name: 'dpdk1', hostname: 'dpdk1.example', managed: true }]);
    expect(parent).toEqual({ id: '' });
    await portal.select('vms', 'vm2');
    expect((await portal.notedArgs('VirtualMachineSelectionChange')).at(-1)).toEqual([
      [{ id, name: 'vm2', ipaddress: '', status: 'Down', managed: true }],
    ]);
    await portal.show('clusters');
    expect((await portal.notedArgs('ClusterSelectionChange')).at(-1)).toEqual([[{ id, name: 'Default', managed: true }]]);
    await portal.select('networks', 'ovirtmgmt');
    expect((await portal.notedArgs('NetworkSelectionChange')).at(-1)).toEqual([[{ id, name: 'ovirtmgmt' }]]);
    await portal.show('storage');
    expect((await portal.notedArgs('StorageSelectionChange')).at(-1)).toEqual([
      [{ id, name: 'data-Default', type: 'nfs', dataCenterId: id }],
    ]);
  });

  it('is told for a list with one row without a click (14)', async () => {
    await portal.page.locator('#SearchPanelView_searchStringInput').fill('name = dpdk2');
    await portal.page.locator('#SearchPanelView_searchButton').click();
    expect(await portal.notedArgs('HostSelectionChange')).toEqual([[[expect.objectContaining({ name: 'dpdk2' })]]]);
  });

  it('survives a refresh, which asks the buttons again and tells nothing', async () => {
    await portal.select('hosts', 'dpdk1');
    await clear(portal);
    await portal.page.getByRole('button', { name: 'Refresh', exact: true }).click();
    await portal.page.waitForFunction(() => window.log?.some(({ event }) => event === 'HostBtn.isEnabled'));
    expect(names(await portal.noted()).filter((name) => !isCallback(name))).toEqual([]);
    expect(await portal.row('dpdk1').getAttribute('aria-selected')).toBe('true');
  });

  it('ends when the row is gone', async () => {
    await portal.select('hosts', 'dpdk1');
    const { state } = portal.simulator.engine;
    const host = state.hosts.all().find(({ name }) => name === 'dpdk1');
    state.hosts.remove(host?.id ?? '');
    await portal.page.getByRole('button', { name: 'Refresh', exact: true }).click();
    await portal.row('dpdk1').waitFor({ state: 'detached' });
    expect((await portal.notedArgs('HostSelectionChange')).at(-1)).toEqual([[]]);
  });
});

describe('buttons of plugins', () => {
  it('follow the selection in lists of hosts, and stay as they were in lists of networks, but for the context menu (16)', async () => {
    const portal = await openPortal({
      plugin: scriptedPlugin((api) => {
        const button = { isEnabled: (selected: unknown[]) => selected.length === 1 };
        api.register({
          UiInit: () => {
            for (const type of ['Host', 'Network', 'DataCenter', 'Storage'])
              api.addMenuPlaceActionButton(type, `On ${type}`, button);
          },
        });
        api.ready();
      }),
    });
    await portal.select('hosts', 'node1');
    expect(await portal.button('On Host').isEnabled()).toBe(true);
    await portal.show('storage');
    await portal.page.locator('.obrand_main_tab').getByText('data-Default').waitFor();
    expect(await portal.button('On Storage').isEnabled()).toBe(true);
    for (const [place, type, name] of [
      ['networks', 'Network', 'ovirtmgmt'],
      ['dataCenters', 'DataCenter', 'Default'],
    ] as const) {
      await portal.select(place, name);
      expect(await portal.row(name).getAttribute('aria-selected')).toBe('true');
      expect(await portal.button(`On ${type}`).isDisabled()).toBe(true);
      const entry = (await portal.contextMenu(name)).getByText(`On ${type}`);
      expect(await entry.getAttribute('aria-disabled')).toBeNull();
      await portal.page.mouse.click(1000, 650);
    }
    await portal.close();
  });

  it('sit at their index, in the kebab, with their id, or are not there', async () => {
    const portal = await openPortal({
      hash: '#hosts',
      plugin: scriptedPlugin((api, note) => {
        api.register({
          UiInit: () => {
            api.addMenuPlaceActionButton('Host', 'Third', { index: 2, id: 'Third' });
            api.addMenuPlaceActionButton('Host', 'First', { index: -5 });
            api.addMenuPlaceActionButton('Host', 'Hidden', { isAccessible: () => false });
            api.addMenuPlaceActionButton('Host', 'Gone', { isAccessible: () => null });
            api.addMenuPlaceActionButton('Host', '<b>More</b>', { moreMenu: true, onClick: () => note('more') });
          },
        });
        api.ready();
      }),
    });
    const labels = await portal.page.locator('.action-panel > :visible').allInnerTexts();
    expect(labels.slice(0, 5)).toEqual(['First', 'New', 'Edit', 'Third', 'Remove']);
    expect(labels).not.toContain('Hidden');
    expect(labels).not.toContain('Gone');
    expect(await portal.page.locator('#ActionPanelView_Third').count()).toBe(1);
    await portal.page.getByRole('button', { name: 'More', exact: true }).click();
    await portal.page.getByText('<b>More</b>').click();
    expect(await portal.notedArgs('more')).toHaveLength(1);
    await portal.close();
  });

  it('come into detail tabs with a toolbar, first without the parent, then with it, and nowhere else', async () => {
    const portal = await openPortal({
      plugin: scriptedPlugin((api, note) => {
        api.register({
          UiInit: () => {
            for (const panel of ['NetworkInterface', 'Event', 'Permission'])
              api.addDetailPlaceActionButton('Host', panel, `In ${panel}`, {
                id: panel,
                isEnabled: (_: unknown, parent: { id: string; name?: string }) => {
                  note('isEnabled', parent);
                  return true;
                },
                onClick: (selected: unknown, parent: { name?: string }) => note('onClick', selected, parent.name),
              });
          },
        });
        api.ready();
      }),
    });
    await portal.details('hosts', 'node1');
    await portal.tab('Network Interfaces');
    await portal.page.locator('#DetailActionPanelView_NetworkInterface').click();
    expect(await portal.notedArgs('isEnabled')).toEqual([[{ id: '' }]]);
    expect(await portal.notedArgs('onClick')).toEqual([[[], 'node1']]);
    for (const [tab, label] of [
      ['Events', 'In Event'],
      ['Permissions', 'In Permission'],
    ] as const) {
      await portal.tab(tab);
      expect(await portal.page.getByText(label).count()).toBe(0);
    }
    await portal.close();
  });
});
