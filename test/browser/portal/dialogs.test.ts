import { openPortal, type OpenPortal } from '../support/openPortal';
import { scriptedPlugin } from '../support/plugins';

describe('dialogs of plugins (25)', () => {
  let portal: OpenPortal;
  beforeAll(async () => {
    portal = await openPortal({
      plugin: scriptedPlugin((api) => {
        api.register({});
        api.ready();
      }),
    });
  });
  afterAll(() => portal.close());
  afterEach(() => call('closeDialog', 'one'));
  const call = (name: string, ...args: readonly unknown[]): Promise<unknown> | undefined =>
    portal.pluginPage('scripted')?.evaluate(
      ([called, given]) => {
        const { api, note } = window as unknown as {
          api: Record<string, (...args: readonly unknown[]) => unknown>;
          note: (event: string, ...args: readonly unknown[]) => void;
        };
        const options = { buttons: ['A', 'B'].map((label) => ({ label, onClick: (...all: unknown[]) => note(label, ...all) })) };
        api[called]?.(...(given as unknown[]).map((each) => (each === 'BUTTONS' ? options : each)));
      },
      [name, args] as const,
    );
  const show = (...more: readonly unknown[]): Promise<unknown> | undefined =>
    call('showDialog', 'Title', 'one', 'plugin/scripted/page.html', '800px', '400px', ...more);
  const count = (): Promise<number> => portal.page.locator('.popup-content').count();

  it('are in the middle by the size that was asked for; the page gets 2 px less width and 100 px less height', async () => {
    await show('BUTTONS');
    expect(await portal.page.locator('.dialog-frame').boundingBox()).toMatchObject({ x: 241, width: 798, height: 300 });
    expect(await portal.page.locator('.modal-content').boundingBox()).toMatchObject({ x: 240, y: 190 });
  });

  it('show their first button right-most, call it without arguments, and stay open', async () => {
    await show('BUTTONS');
    const [a, b] = await Promise.all(
      ['A', 'B'].map((name) => portal.page.getByRole('button', { name, exact: true }).boundingBox()),
    );
    expect(a?.x).toBeGreaterThan(b?.x ?? Infinity);
    await portal.page.getByRole('button', { name: 'A', exact: true }).click();
    expect(await portal.notedArgs('A')).toEqual([[]]);
    expect(await count()).toBe(1);
  });

  it('take their title for HTML', async () => {
    await call('showDialog', '<i>slanted</i>', 'one', 'plugin/scripted/page.html', '400px', '300px');
    expect(await portal.page.locator('.modal-title i').innerText()).toBe('slanted');
  });

  it('close by their X, by Esc of the top document alone, and by the token that all of them may share', async () => {
    await show();
    await portal.page.getByRole('button', { name: 'Close' }).click();
    expect(await count()).toBe(0);
    await show();
    await (await portal.dialog()).locator('p').click();
    await portal.page.keyboard.press('Escape');
    expect(await count()).toBe(1);
    await portal.page.locator('.modal-header').click();
    await portal.page.keyboard.press('Escape');
    expect(await count()).toBe(0);
    await show({ closeOnEscKey: false, closeIconVisible: false });
    await portal.page.locator('.modal-header').click();
    await portal.page.keyboard.press('Escape');
    expect([await count(), await portal.page.getByRole('button', { name: 'Close' }).count()]).toEqual([1, 0]);
    await show();
    await call('closeDialog', 'another');
    await portal.settle();
    expect(await count()).toBe(2);
    await call('closeDialog', 'one');
    await portal.page.locator('.popup-content').first().waitFor({ state: 'detached' });
    expect(await count()).toBe(0);
  });

  it('swallow clicks and keys outside of them', async () => {
    const before = portal.page.url();
    await show();
    await portal.page.evaluate(() => document.querySelector<HTMLElement>('#MenuView_eventsAnchor')?.click());
    expect(portal.page.url()).toBe(before);
  });

  it('load another page when they are told to', async () => {
    await show();
    await call('setDialogContentUrl', 'one', 'plugin/scripted/page.html?other');
    await portal.page.waitForFunction(
      () => document.querySelector<HTMLIFrameElement>('.dialog-frame')?.contentWindow?.location.search === '?other',
    );
  });
});

describe('alerts and toasts', () => {
  it('show texts as texts; one alert that counts, toasts with the newest on top', async () => {
    const portal = await openPortal({
      plugin: scriptedPlugin((api) => {
        api.register({
          UiInit: () => {
            api.showAlert('danger', '<b>early</b>');
            api.showAlert('WARNING', 'later');
            api.showToast('odd', 'one');
            api.showToast('success', 'two');
          },
        });
        api.ready();
      }),
    });
    const alert = portal.page.locator('.ovirt-alert-main');
    await alert.getByText('later').waitFor();
    expect(await alert.count()).toBe(1);
    expect(await alert.innerText()).toContain('2');
    expect(await alert.getAttribute('class')).toContain('alert-warning');
    expect(await portal.page.locator('.toast-pf').allInnerTexts()).toEqual(['two', 'one']);
    expect(await portal.page.locator('.toast-pf').last().getAttribute('class')).toContain('alert-info');
    await portal.page.getByText('Dismiss All').click();
    expect(await portal.page.locator('.toast-pf').count()).toBe(0);
    await portal.close();
  });
});
