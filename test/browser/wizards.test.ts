import type { Frame } from 'playwright-core';
import { documentOf, factsOf, host7Bare } from '../ui-plugin/support/factsOf';
import { openPortal, type OpenOptions, type OpenPortal } from './support/openPortal';

/** Runs in a portal of its own, and holds that the browser had nothing to complain about but what is expected. */
const inPortal = async (options: OpenOptions, run: (portal: OpenPortal) => Promise<void>, expected: readonly RegExp[] = []) => {
  const portal = await openPortal({ world: 'prepared', ...options });
  try {
    await run(portal);
    expect(portal.problems.filter((problem) => !expected.some((pattern) => pattern.test(problem)))).toEqual([]);
  } finally {
    await portal.close();
  }
};
/** Chromium itself writes to the console what a request came to. */
const FAILED_REQUEST = /Failed to load resource/;

const press = (dialog: Frame, name: string) => dialog.getByRole('button', { name, exact: true }).click();
/** By keyboard: under the mouse the label of an option covers its whole row. */
const choose = (dialog: Frame, option: string) => dialog.getByRole('radio', { name: option, exact: true }).press('Space');
const isAt = (dialog: Frame, step: string) => dialog.getByRole('heading', { level: 1, name: step, exact: true }).waitFor();
const openWizard = async (portal: OpenPortal, host: string, label: string): Promise<Frame> => {
  await portal.select('hosts', host);
  await portal.button(label).click();
  return portal.dialog();
};
const attachmentsOf = ({ simulator: { state } }: OpenPortal, host: string): readonly string[] => {
  const { id = '' } = state.hosts.find(({ name }) => name === host) ?? {};
  return state.attachmentsOf(id).map(({ nic, network }) => `${state.networks.get(network)?.name ?? ''} on ${nic}`);
};

describe('attach DPDK network', () => {
  const toReview = async (dialog: Frame): Promise<void> => {
    await isAt(dialog, 'NIC');
    await choose(dialog, 'dummy_5e00');
    await press(dialog, 'Next');
    await choose(dialog, 'New');
    await dialog.getByLabel('Name').fill('dpdk-green');
    await dialog.getByLabel('VLAN').fill('300');
    await press(dialog, 'Next');
    await isAt(dialog, 'vNIC profile');
    await press(dialog, 'Next');
    await isAt(dialog, 'Review');
  };

  it('makes a network and puts it on the NIC, from the first click to the verified result', () =>
    inPortal({}, async (portal) => {
      const dialog = await openWizard(portal, 'host7', 'Attach DPDK Network');
      await toReview(dialog);
      await dialog.getByRole('table').getByText('Create network dpdk-green').waitFor();
      await press(dialog, 'Apply');
      await dialog.getByText('nothing remains').waitFor();
      expect(attachmentsOf(portal, 'host7')).toContain('dpdk-green on dummy_5e00');
      await press(dialog, 'Close');
      await portal.page.locator('iframe.dialog-frame').waitFor({ state: 'detached' });
    }));

  it('says at each field what is wrong with it, and takes the focus there', () =>
    inPortal({}, async (portal) => {
      const dialog = await openWizard(portal, 'host7', 'Attach DPDK Network');
      await isAt(dialog, 'NIC');
      await press(dialog, 'Next');
      await dialog.getByRole('alert').getByText('Choose a NIC').waitFor();
      await choose(dialog, 'dummy_5e00');
      await press(dialog, 'Next');
      await choose(dialog, 'New');
      await dialog.getByLabel('Name').fill('bond9');
      await dialog.getByLabel('VLAN').fill('5000');
      await press(dialog, 'Next');
      await dialog.getByText('names that begin with bond').waitFor();
      await dialog.getByText('from 0 to 4094').waitFor();
      expect(await dialog.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
    }));

  it('reads back what the engine did when it goes away in the middle', () =>
    inPortal(
      {},
      async (portal) => {
        const dialog = await openWizard(portal, 'host7', 'Attach DPDK Network');
        await toReview(dialog);
        portal.simulator.failNext({ method: 'POST', path: /\/networks(\?|$)/ }, { kind: 'reset-after' });
        await press(dialog, 'Apply');
        await dialog.getByText('nothing remains').waitFor();
        await dialog.getByText('Reading back showed that the engine had done it').waitFor();
        expect(portal.simulator.state.networks.all().filter(({ name }) => name === 'dpdk-green')).toHaveLength(1);
      },
      [FAILED_REQUEST],
    ));

  it('shows the words of the engine when it refuses, and goes on from there on a second try', () =>
    inPortal(
      {},
      async (portal) => {
        const dialog = await openWizard(portal, 'host7', 'Attach DPDK Network');
        await toReview(dialog);
        const refusal = { detail: '[Cannot setup Networks. Host is having a bad day.]', reason: 'Operation Failed' };
        portal.simulator.failNext(
          { method: 'POST', path: 'setupnetworks' },
          {
            kind: 'reply',
            reply: { status: 400, headers: { 'content-type': 'application/json' }, body: JSON.stringify(refusal) },
          },
        );
        await press(dialog, 'Apply');
        await dialog.getByText('Host is having a bad day').waitFor();
        await dialog.getByText('3 changes were made before that').waitFor();
        await press(dialog, 'Try again');
        await isAt(dialog, 'Review');
        const changes = dialog.getByRole('table').getByRole('rowheader');
        await changes.first().waitFor();
        expect(await changes.count()).toBe(1);
        await press(dialog, 'Apply');
        await dialog.getByText('nothing remains').waitFor();
        expect(attachmentsOf(portal, 'host7')).toContain('dpdk-green on dummy_5e00');
      },
      [FAILED_REQUEST],
    ));

  it('keeps what was entered when the session ends, until after the next login', () =>
    inPortal(
      {},
      async (portal) => {
        let dialog = await openWizard(portal, 'host7', 'Attach DPDK Network');
        await toReview(dialog);
        await press(dialog, 'Back');
        await isAt(dialog, 'vNIC profile');
        portal.server.expire();
        await dialog.getByLabel('Name of the profile').fill('green-fast');
        await press(dialog, 'Next');
        await dialog.getByText('Your session has ended').waitFor();
        await press(dialog, 'Sign in again');
        await portal.login();
        dialog = await openWizard(portal, 'host7', 'Attach DPDK Network');
        await dialog.getByText('Filled in as you left it').waitFor();
        expect(await dialog.getByLabel('Name of the profile').inputValue()).toBe('green-fast');
        await press(dialog, 'Next');
        await dialog.getByText('Create vNIC profile green-fast').waitFor();
      },
      [FAILED_REQUEST],
    ));

  it('asks before it throws away what was entered', () =>
    inPortal({}, async (portal) => {
      const dialog = await openWizard(portal, 'host7', 'Attach DPDK Network');
      await isAt(dialog, 'NIC');
      await choose(dialog, 'dummy_5e00');
      await portal.page.keyboard.press('Escape');
      await dialog.getByRole('alertdialog').getByText('what you entered').waitFor();
      await press(dialog, 'Go on here');
      expect(await dialog.getByRole('radio', { name: 'dummy_5e00', exact: true }).isChecked()).toBe(true);
      await portal.page.keyboard.press('Escape');
      await press(dialog, 'Throw away');
      await portal.page.locator('iframe.dialog-frame').waitFor({ state: 'detached' });
    }));
});

describe('prepare host', () => {
  it('plans by the facts of the host, asks for each disturbance, and leaves to a person what is theirs', () =>
    inPortal({}, async (portal) => {
      const stage = { sim: portal.simulator };
      const facts = { ...host7Bare(stage), host: factsOf(stage, 'host3').host };
      const dialog = await openWizard(portal, 'host3', 'Prepare for DPDK');
      await isAt(dialog, 'NICs');
      await dialog.getByRole('checkbox', { name: '0000:5e:00.0' }).check();
      await press(dialog, 'Next');
      await dialog
        .locator('input[type=file]')
        .setInputFiles({ name: 'host3.json', mimeType: 'application/json', buffer: Buffer.from(documentOf(facts)) });
      await dialog.getByText('planned').first().waitFor();
      await press(dialog, 'Next');
      await isAt(dialog, 'Kernel line');
      await dialog.getByText('hugepagesz=1G', { exact: true }).waitFor();
      await press(dialog, 'Next');
      await isAt(dialog, 'Review');
      const boxes = dialog.getByRole('checkbox');
      await boxes.first().waitFor();
      const apply = dialog.getByRole('button', { name: 'Apply', exact: true });
      expect(await apply.isDisabled()).toBe(true);
      await dialog.getByText('Apply waits for your consent').waitFor();
      for (const box of await boxes.all()) await box.check();
      await apply.click();
      await dialog.getByText('the rest waits for you').waitFor();
      await dialog.getByText('ovirt-dpdk-host add 0000:5e:00.0', { exact: true }).waitFor();
      await dialog.getByRole('button', { name: 'Download the script' }).waitFor();
      const host = portal.simulator.state.hosts.find(({ name }) => name === 'host3');
      expect(host?.machine.kernel.running).toContain('hugepagesz=1G');
      expect(host?.status).toBe('up');
    }));

  it('is still there when its dialog is closed while it runs', () =>
    inPortal({}, async (portal) => {
      const open = () => openWizard(portal, 'host3', 'Prepare for DPDK');
      let dialog = await open();
      await isAt(dialog, 'NICs');
      await press(dialog, 'Next');
      await dialog.getByLabel('Number of pages').fill('8');
      await press(dialog, 'Next');
      await dialog.getByText('hugepages=8', { exact: true }).waitFor();
      await press(dialog, 'Next');
      await isAt(dialog, 'Review');
      await dialog.getByRole('checkbox').first().waitFor();
      for (const box of await dialog.getByRole('checkbox').all()) await box.check();
      await press(dialog, 'Apply');
      await isAt(dialog, 'Progress');
      await press(dialog, 'Close');
      await portal.page.locator('iframe.dialog-frame').waitFor({ state: 'detached' });
      dialog = await open();
      await dialog.getByText('nothing remains').waitFor();
    }));
});
