import { openPortal } from '../support/openPortal';
import { probePlugin } from '../support/plugins';

/** Names of the functions that a release has. */
const functions = (): string[] => {
  const { pluginApi } = window as unknown as { pluginApi: (name: string) => object };
  return Object.keys(Object.getPrototypeOf(pluginApi('probe')) as object);
};

describe('the portal of another release', () => {
  it('4.2.8 has the old names alone and spreads entities', async () => {
    const portal = await openPortal({ release: '4.2.8', world: 'native-4.2', plugin: probePlugin() });
    const names = await portal.page.evaluate(functions);
    expect(names).toEqual(expect.arrayContaining(['addSubTab', 'addMainTab', 'addMainTabActionButton', 'showDialog', 'rootTag']));
    for (const absent of ['addDetailPlace', 'showToast', 'currentPlace', 'logger', 'reportFatalError', 'addSecondaryMenuPlace'])
      expect(names).not.toContain(absent);
    await portal.show('hosts');
    const first = await portal.page.locator('.obrand_main_tab .data-grid a[href]').first().innerText();
    await portal.select('hosts', first);
    const id = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
    const entity = { id, name: first, hostname: expect.any(String) as string };
    expect((await portal.notedArgs('HostSelectionChange')).at(-1)).toEqual([entity]);
    expect((await portal.notedArgs('HostBtn.isEnabled')).at(-1)).toEqual([entity]);
    await portal.details('hosts', first);
    expect(await portal.button('Configure DPDK').count()).toBe(0);
    expect(portal.problems).toEqual([]);
    await portal.close();
  });

  it('4.3.10 has new and old names and still spreads entities', async () => {
    const portal = await openPortal({ release: '4.3.10', world: 'ovn-4.3', plugin: probePlugin() });
    const names = await portal.page.evaluate(functions);
    expect(names).toEqual(expect.arrayContaining(['addSubTab', 'addDetailPlace', 'showToast', 'setPlaceUnloadHandler']));
    for (const absent of ['currentPlace', 'logger']) expect(names).not.toContain(absent);
    await portal.show('hosts');
    const first = await portal.page.locator('.obrand_main_tab .data-grid a[href]').first().innerText();
    await portal.select('hosts', first);
    expect((await portal.notedArgs('HostSelectionChange')).at(-1)).toEqual([expect.objectContaining({ name: first })]);
    await portal.close();
  });

  it.each([
    ['4.4.3', false],
    ['4.4.10', true],
    ['4.5.7', true],
  ] as const)('%s has currentPlace, arrays and managed; logger: %s', async (release, hasLogger) => {
    const portal = await openPortal({ release, plugin: probePlugin() });
    const names = await portal.page.evaluate(functions);
    expect(names).toContain('currentPlace');
    expect(names.includes('logger')).toBe(hasLogger);
    expect(names.includes('reportFatalError')).toBe(hasLogger);
    await portal.select('hosts', 'node1');
    expect((await portal.notedArgs('HostSelectionChange')).at(-1)).toEqual([
      [expect.objectContaining({ name: 'node1', managed: true })],
    ]);
    await portal.details('hosts', 'node1');
    expect(await portal.button('Configure DPDK').count()).toBe(1);
    await portal.close();
  });

  it('speaks the locale that it was asked for', async () => {
    const portal = await openPortal({ locale: 'pt_BR', plugin: probePlugin() });
    expect((await portal.notedArgs('plugin script start'))[0]?.[0]).toMatchObject({ locale: 'pt-BR' });
    await portal.close();
  });
});
