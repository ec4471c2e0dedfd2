import type { Frame } from 'playwright-core';
import type { ReleaseName } from '../../simulator/engine/releases';
import { axe } from './support/axe';
import { openPortal, type OpenPortal } from './support/openPortal';

/** The wizard from the button above the list of VMs, in a portal of its own; the browser had nothing to complain about. */
const inWizard = async (
  vm: string,
  world: string,
  use: (frame: Frame, portal: OpenPortal) => Promise<void>,
  release?: ReleaseName,
): Promise<void> => {
  const portal = await openPortal({ world, ...(release && { release }) });
  try {
    await portal.select('vms', vm);
    await portal.button('Huge Pages').click();
    const frame = await portal.dialog();
    await frame.getByRole('radio', { name: '1 GiB' }).waitFor();
    await use(frame, portal);
    expect(portal.problems).toEqual([]);
  } finally {
    await portal.close();
  }
};

const next = (frame: Frame) => frame.getByRole('button', { name: 'Next' }).click();
const propertiesOf = ({ simulator }: OpenPortal, name: string): Readonly<Record<string, string | undefined>> => {
  const vm = simulator.engine.state.vms.find((one) => one.name === name);
  const pairs = (vm?.custom_properties ?? []).map((one) => [one.name ?? '', one.value] as const);
  return Object.fromEntries(pairs);
};
const statusOf = ({ simulator }: OpenPortal, name: string) => simulator.engine.state.vms.find((one) => one.name === name)?.status;
const owned = { sap_agent: 'true', site_owner: 'team-7' };

it('gives a VM that is down pages, and shows what is lost, where they are free, and every property', () =>
  inWizard('vnf4', 'pages', async (frame, portal) => {
    expect(await frame.getByRole('img', { name: 'vnf4 uses 10,000 of 10,240 MiB.' }).isVisible()).toBe(true);
    expect(await frame.getByText('Hosts with 10 free pages now').isVisible()).toBe(true);
    const gone = frame.getByRole('radio', { name: '2 MiB' });
    expect(await gone.getAttribute('aria-disabled')).toBe('true');
    await frame.getByText('2 MiB').click({ force: true });
    expect(await frame.getByRole('radio', { name: '1 GiB' }).isChecked()).toBe(true);
    expect(await axe(frame)).toEqual([]);

    await next(frame);
    await frame.getByText('The host package shares the memory').waitFor();
    expect(await axe(frame)).toEqual([]);

    await next(frame);
    const table = frame.getByRole('table', { name: 'Custom properties of vnf4' });
    await table.waitFor();
    expect(await table.getByRole('row').allInnerTexts()).toEqual([
      'Property\tNow\tAfter\tChange',
      'hugepages\tnot set\t1048576\tis added',
      'sap_agent\ttrue\ttrue\tstays',
      'site_owner\tteam-7\tteam-7\tstays',
    ]);
    expect(await axe(frame)).toEqual([]);

    await frame.getByRole('button', { name: 'Apply' }).click();
    await frame.getByText('vnf4 takes 10 pages of 1 GiB when it is started.').waitFor();
    expect(await axe(frame)).toEqual([]);
    expect(propertiesOf(portal, 'vnf4')).toEqual({ ...owned, hugepages: '1048576' });
    await frame.getByRole('button', { name: 'Close' }).click();
    await portal.page.locator('iframe.dialog-frame').waitFor({ state: 'detached' });
  }));

it('restarts a VM that runs, with consent', () =>
  inWizard('vnf5', 'pages', async (frame, portal) => {
    await next(frame);
    await next(frame);
    await frame.getByRole('checkbox', { name: /vnf5 is shut down and started again/ }).check();
    expect(await axe(frame)).toEqual([]);
    await frame.getByRole('button', { name: 'Apply' }).click();
    await frame.getByText('vnf5 runs on 6 pages of 1 GiB.').waitFor({ timeout: 50_000 });
    expect(propertiesOf(portal, 'vnf5')).toEqual({ ...owned, hugepages: '1048576' });
    expect(['up', 'powering_up']).toContain(statusOf(portal, 'vnf5'));
  }));

it('leaves a VM running without consent, and says from when on it holds', () =>
  inWizard('vnf5', 'pages', async (frame, portal) => {
    await next(frame);
    await next(frame);
    await frame.getByText(/Without your consent to the restart vnf5 goes on running/).waitFor();
    await frame.getByRole('button', { name: 'Apply' }).click();
    await frame.getByText(/vnf5 takes 6 pages of 1 GiB at its next start/).waitFor();
    const vm = portal.simulator.engine.state.vms.find(({ name }) => name === 'vnf5');
    expect([vm?.status, propertiesOf(portal, 'vnf5')]).toEqual(['up', owned]);
    expect(vm?.next?.custom_properties).toContainEqual({ name: 'hugepages', value: '1048576' });
  }));

it('takes the property away, and no other', () =>
  inWizard('vnf7', 'pages', async (frame, portal) => {
    await frame.getByText('None', { exact: true }).click();
    await next(frame);
    await frame.getByText('Nothing is to be shared').waitFor();
    await next(frame);
    await frame.getByText(/NIC nic1 of virtual machine vnf7 is on a DPDK network/).waitFor();
    await frame.getByText(/Property hugepages_shared of virtual machine vnf7 stays/).waitFor();
    expect(await axe(frame)).toEqual([]);
    await frame.getByRole('button', { name: 'Apply' }).click();
    await frame.getByText('vnf7 has ordinary memory when it is started.').waitFor();
    expect(propertiesOf(portal, 'vnf7')).toEqual({ ...owned, hugepages_shared: 'true' });
  }));

it('counts each NUMA node for itself', () =>
  inWizard('vnf8', 'pages', async (frame) => {
    const table = frame.getByRole('table', { name: 'By virtual NUMA node' });
    expect((await table.getByRole('row').allInnerTexts()).slice(1)).toEqual([
      '0\t4,096 MiB\t4\t0 MiB',
      '1\t2,404 MiB\t3\t668 MiB',
    ]);
    expect(await frame.getByText('Hosts with 7 free pages now').isVisible()).toBe(true);
    expect(await axe(frame)).toEqual([]);
  }));

it('shows the commands that define the property where the datapath needs it and the engine lacks it', () =>
  inWizard(
    'vnf1',
    'native-4.2-undefined',
    async (frame) => {
      await next(frame);
      await frame.getByText('hugepages_shared is not defined at level 4.2').waitFor();
      await frame.getByText("engine-config -m 'UserDefinedVMProperties=hugepages_shared=^(true|false)$' --cver=4.2").waitFor();
      expect(await axe(frame)).toEqual([]);
    },
    '4.2.8',
  ));

it('is filled in and reviewed by keyboard alone', () =>
  inWizard('vnf4', 'pages', async (frame, portal) => {
    const { keyboard } = portal.page;
    await keyboard.press('Tab');
    expect(await frame.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    expect(await frame.getByRole('radio', { name: 'None' }).isChecked()).toBe(true);
    for (let presses = 0; presses < 10 && !(await focusedText(frame)).includes('Next'); presses += 1) await keyboard.press('Tab');
    await keyboard.press('Enter');
    await frame.getByRole('heading', { name: 'Sharing' }).waitFor();
  }));

const focusedText = (frame: Frame): Promise<string> => frame.evaluate(() => document.activeElement?.textContent ?? '');
