import type { Frame } from 'playwright-core';
import { documentOf, factsOf, host7Bare } from '../../ui-plugin/support/factsOf';
import type { GridName, OpenPortal } from '../support/openPortal';
import type { Scene } from './scene';

const press = (dialog: Frame, name: string) => dialog.getByRole('button', { name, exact: true }).click();
/** By keyboard: under the mouse the label of an option covers its whole row. */
const choose = (dialog: Frame, option: string) => dialog.getByRole('radio', { name: option, exact: true }).press('Space');
const isAt = (dialog: Frame, step: string) => dialog.getByRole('heading', { level: 1, name: step, exact: true }).waitFor();
const open = async (portal: OpenPortal, list: GridName, name: string, label: string): Promise<Frame> => {
  await portal.select(list, name);
  await portal.button(label).click();
  return portal.dialog();
};
/** Agrees to every disturbance, once the review is there. */
const agree = async (dialog: Frame): Promise<void> => {
  await isAt(dialog, 'Review');
  await dialog.getByRole('checkbox').first().waitFor();
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
};

const refusal = (detail: string) => ({
  kind: 'reply' as const,
  reply: {
    status: 400,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ detail, reason: 'Operation Failed' }),
  },
});

/** From the first step to the result, with a look at each step on the way. */
export const wizardScenes: readonly Scene[] = [
  {
    name: 'prepare-host-result',
    open: { world: 'prepared' },
    reach: async (portal, look) => {
      const stage = { sim: portal.simulator };
      const facts = { ...host7Bare(stage), host: factsOf(stage, 'host3').host };
      const dialog = await open(portal, 'hosts', 'host3', 'Prepare for DPDK');
      await isAt(dialog, 'NICs');
      await look('prepare-host-1-nics');
      await dialog.getByRole('checkbox', { name: '0000:5e:00.0' }).check();
      await press(dialog, 'Next');
      await dialog.locator('input[type=file]').waitFor({ state: 'attached' });
      await look('prepare-host-2-without-facts');
      await dialog
        .locator('input[type=file]')
        .setInputFiles({ name: 'host3.json', mimeType: 'application/json', buffer: Buffer.from(documentOf(facts)) });
      await dialog.getByText('planned').first().waitFor();
      await look('prepare-host-2-with-facts');
      await press(dialog, 'Next');
      await isAt(dialog, 'Kernel line');
      await dialog.getByText('hugepagesz=1G', { exact: true }).waitFor();
      await look('prepare-host-3-kernel-line');
      await press(dialog, 'Next');
      await isAt(dialog, 'Review');
      await dialog.getByText('Apply waits for your consent').waitFor();
      await look('prepare-host-4-review');
      await agree(dialog);
      portal.simulator.clock.hold('*');
      await press(dialog, 'Apply');
      await isAt(dialog, 'Progress');
      await look('prepare-host-5-progress');
      portal.simulator.clock.release('*');
      await dialog.getByText('the rest waits for you').waitFor();
    },
  },
  {
    name: 'attach-network-failed',
    open: { world: 'prepared' },
    reach: async (portal, look) => {
      const dialog = await open(portal, 'hosts', 'host7', 'Attach DPDK Network');
      await isAt(dialog, 'NIC');
      await look('attach-network-1-nic');
      await press(dialog, 'Next');
      await dialog.getByRole('alert').getByText('Choose a NIC').waitFor();
      await look('attach-network-1-nic-missing');
      await choose(dialog, 'dummy_5e00');
      await press(dialog, 'Next');
      await choose(dialog, 'New');
      await dialog.getByLabel('Name').fill('bond9');
      await dialog.getByLabel('VLAN').fill('5000');
      await press(dialog, 'Next');
      await dialog.getByText('from 0 to 4094').waitFor();
      await look('attach-network-2-network-wrong');
      await dialog.getByLabel('Name').fill('dpdk-green');
      await dialog.getByLabel('VLAN').fill('300');
      await press(dialog, 'Next');
      await isAt(dialog, 'vNIC profile');
      await look('attach-network-3-profile');
      await press(dialog, 'Next');
      await isAt(dialog, 'Review');
      await dialog.getByRole('table').getByText('Create network dpdk-green').waitFor();
      await look('attach-network-4-review');
      portal.simulator.failNext(
        { method: 'POST', path: 'setupnetworks' },
        refusal('[Cannot setup Networks. Host is having a bad day.]'),
      );
      await press(dialog, 'Apply');
      await dialog.getByText('changes were made before that').waitFor();
    },
    expected: [/400/],
  },
  {
    name: 'huge-pages-result',
    open: { world: 'pages' },
    reach: async (portal, look) => {
      const dialog = await open(portal, 'vms', 'vnf5', 'Huge Pages');
      await dialog.getByRole('radio', { name: '1 GiB' }).waitFor();
      await look('huge-pages-1-size');
      await press(dialog, 'Next');
      await isAt(dialog, 'Sharing');
      await look('huge-pages-2-sharing');
      await press(dialog, 'Next');
      await isAt(dialog, 'Review');
      await dialog.getByRole('checkbox').first().waitFor();
      await look('huge-pages-3-review');
      await agree(dialog);
      portal.simulator.clock.hold('*');
      await press(dialog, 'Apply');
      await isAt(dialog, 'Progress');
      await look('huge-pages-4-progress');
      portal.simulator.clock.release('*');
      await dialog.getByText('vnf5 runs on 6 pages of 1 GiB.').waitFor({ timeout: 50_000 });
    },
  },
  {
    name: 'new-cluster-result',
    reach: async (portal, look) => {
      await portal.show('clusters');
      await portal.button('New DPDK Cluster').click();
      const dialog = await portal.dialog();
      const name = dialog.getByRole('textbox', { name: 'Name' });
      await name.waitFor();
      await look('new-cluster-1-cluster');
      await press(dialog, 'Next');
      await dialog.getByText('Give the cluster a name.').waitFor();
      await look('new-cluster-1-cluster-without-name');
      await name.fill('dpdk2');
      await dialog.getByRole('combobox', { name: 'CPU type' }).selectOption('Intel Haswell Family');
      await press(dialog, 'Next');
      await dialog.getByRole('radio', { name: 'Linux bridge' }).waitFor();
      await look('new-cluster-2-switch-type');
      await press(dialog, 'Next');
      await dialog.getByRole('textbox', { name: 'Network' }).fill('dpdk-green');
      await dialog.getByRole('textbox', { name: 'VLAN' }).fill('300');
      await look('new-cluster-3-network');
      await press(dialog, 'Next');
      await dialog.getByText('Create cluster dpdk2').first().waitFor();
      await look('new-cluster-4-review');
      await press(dialog, 'Apply');
      await dialog.getByText('What comes next').waitFor();
    },
  },
];
