import { labels } from '../../../ui-plugin/plugin/labels';
import { asText, createDialogs } from '../../../ui-plugin/plugin/dialogs';
import type { PluginApi } from '../../../ui-plugin/portal/pluginApi';

type Shown = Parameters<PluginApi['showDialog']>;

/** What a portal would show, as far as dialogs go: closing happens in a later turn, to all that have the token. */
const portalWith = () => {
  const shown: Shown[] = [];
  const closed: string[] = [];
  const api = {
    showDialog: (...args: Shown) => shown.push(args),
    closeDialog: (token: string) => closed.push(token),
  } as unknown as PluginApi;
  return { shown, closed, dialogs: createDialogs(api, 'en_US', labels.en_US, window) };
};
const host = { kind: 'host', id: '11', name: 'host1', managed: true } as const;

it('opens a wizard with the page of its language, the thing it is for and what is known already', () => {
  const { shown, dialogs } = portalWith();
  dialogs.open('attach-network', host, { nic: 'dummy_5e00' });
  const [title, , url] = shown[0] ?? [];
  expect(title).toBe('Attach a DPDK network to host1');
  expect(url).toMatch(/^plugin\/ovirt-dpdk\/en_US\.html\?/);
  expect(Object.fromEntries(new URLSearchParams(url?.split('?')[1]))).toEqual({
    show: 'wizard',
    wizard: 'attach-network',
    kind: 'host',
    id: '11',
    name: 'host1',
    managed: 'true',
    nic: 'dummy_5e00',
  });
});

it('closes the one that is open before it opens the same wizard again, and only that one', () => {
  const { shown, closed, dialogs } = portalWith();
  dialogs.open('prepare-host', host);
  dialogs.open('prepare-host', host);
  expect(closed).toEqual([shown[0]?.[1]]);
  expect(shown[1]?.[1]).not.toBe(shown[0]?.[1]);
});

it.each(['<img src=x onerror=alert(1)>', 'a & b', `"'`, '$&'])('shows the name %s in a title as it is', (name) => {
  const { shown, dialogs } = portalWith();
  dialogs.open('huge-pages', { ...host, kind: 'vm', name });
  const element = document.createElement('div');
  element.innerHTML = shown[0]?.[0] ?? '';
  expect(element.textContent).toBe(`Huge pages of ${name}`);
  expect(element.children).toHaveLength(0);
});

it('makes text of anything that could be markup', () => {
  expect(asText('<b>&"\'</b>')).not.toMatch(/[<>"']/);
});

it('fits into a window that is smaller than the dialog', () => {
  const { shown, dialogs } = portalWith();
  dialogs.open('new-cluster');
  expect(Number.parseInt(shown[0]?.[3] ?? '')).toBeLessThan(window.innerWidth);
  expect(Number.parseInt(shown[0]?.[4] ?? '')).toBeLessThanOrEqual(window.innerHeight - 20);
});
