import type { Frame } from 'playwright-core';
import type { ReleaseName } from '../../simulator/engine/releases';
import { axe } from './support/axe';
import { openPortal, type OpenPortal } from './support/openPortal';

/** The wizard from the button above the list of clusters, in a portal of its own; the browser had nothing to complain about. */
const inWizard = async (
  release: ReleaseName,
  world: string,
  use: (frame: Frame, portal: OpenPortal) => Promise<void>,
): Promise<void> => {
  const portal = await openPortal({ world, release });
  try {
    await portal.show('clusters');
    await portal.button('New DPDK Cluster').click();
    const frame = await portal.dialog();
    await frame.getByRole('textbox', { name: 'Name' }).waitFor();
    await use(frame, portal);
    expect(portal.problems).toEqual([]);
  } finally {
    await portal.close();
  }
};

const next = (frame: Frame) => frame.getByRole('button', { name: 'Next' }).click();
const clusterOf = ({ simulator }: OpenPortal, name: string) => simulator.engine.state.clusters.find((one) => one.name === name);
const networksOf = ({ simulator }: OpenPortal, name: string): readonly (string | undefined)[] => {
  const { state } = simulator.engine;
  const id = clusterOf({ simulator } as OpenPortal, name)?.id;
  const joined = [...state.clusterNetworks.all()].filter(({ cluster }) => cluster === id);
  return joined.map(({ network }) => state.networks.get(network)?.name).sort();
};

it.each([
  ['4.5.7', 'standins-4.5', 'legacy', 'Linux bridge', /Stand-in NICs: the host package makes NICs/],
  ['4.3.10', 'ovn-4.3', 'ovs', 'Open vSwitch', /VDSM or the hook of the OVN provider/],
  ['4.2.8', 'native-4.2', 'ovs', 'Open vSwitch', /VDSM or the hook of the OVN provider/],
] as const)('makes a cluster with its first network on engine %s', (release, world, type, advised, about) =>
  inWizard(release, world, async (frame, portal) => {
    await next(frame);
    await frame.getByText('Give the cluster a name.').waitFor();
    await frame.getByRole('textbox', { name: 'Name' }).fill('dpdk new');
    await frame.getByText(/The engine takes letters, digits/).waitFor();
    expect(await axe(frame)).toEqual([]);
    await frame.getByRole('textbox', { name: 'Name' }).fill('dpdk_new');
    await frame.getByRole('combobox', { name: 'CPU type' }).selectOption('Intel Haswell Family');
    await next(frame);

    expect(await frame.getByRole('radio', { name: advised }).isChecked()).toBe(true);
    await frame.getByText(about).waitFor();
    expect(await axe(frame)).toEqual([]);
    await next(frame);

    await frame.getByRole('textbox', { name: 'Network' }).fill('dpdk-green');
    await frame.getByRole('textbox', { name: 'VLAN' }).fill('4095');
    await next(frame);
    await frame.getByText('Write a whole number from 0 to 4094, or nothing.').waitFor();
    await frame.getByRole('textbox', { name: 'VLAN' }).fill('300');
    await frame.getByRole('textbox', { name: 'MTU' }).fill('9000');
    expect(await axe(frame)).toEqual([]);
    await next(frame);

    await frame.getByText('Create cluster dpdk_new').first().waitFor();
    await frame.getByRole('button', { name: 'Apply' }).click();
    await frame.getByText('What comes next').waitFor();
    expect(await axe(frame)).toEqual([]);
    expect(clusterOf(portal, 'dpdk_new')).toMatchObject({ switch_type: type, cpu: { type: 'Intel Haswell Family' } });
    expect(networksOf(portal, 'dpdk_new')).toEqual(expect.arrayContaining(['dpdk-green', 'ovirtmgmt']));
    const green = portal.simulator.engine.state.networks.find(({ name }) => name === 'dpdk-green');
    expect(green).toMatchObject({ vlan: { id: 300 }, mtu: 9000 });
  }),
);

it('says what Open vSwitch costs on an engine from 4.4.4 on', () =>
  inWizard('4.5.7', 'standins-4.5', async (frame) => {
    await frame.getByRole('textbox', { name: 'Name' }).fill('dpdk2');
    await next(frame);
    await frame.getByText('Open vSwitch', { exact: true }).click();
    const table = frame.getByRole('table', { name: 'How a NIC becomes vhost-user, by the VDSM of the host' });
    expect((await table.getByRole('row').allInnerTexts()).map((row) => row.split('\t').pop()?.trim())).toEqual([
      'In this cluster',
      'needs a Linux bridge',
      'possible, on external networks',
      'the engine refuses its NICs: external networks only',
    ]);
    await next(frame);
    await frame.getByText('Virtual machines in this cluster may use external networks only').waitFor();
    expect(await axe(frame)).toEqual([]);
  }));

it('extends a cluster that exists, with a network that exists', () =>
  inWizard('4.5.7', 'pages', async (frame, portal) => {
    await frame.getByRole('textbox', { name: 'Name' }).fill('dpdk');
    await frame.getByText('dpdk exists already: it is extended, not created').waitFor();
    expect(await axe(frame)).toEqual([]);
    await next(frame);
    await frame.getByText('dpdk keeps its switch type').waitFor();
    await next(frame);
    await next(frame);
    await frame.getByText('dpdk exists already: name a network to extend it with.').waitFor();
    await frame.getByRole('textbox', { name: 'Network' }).fill('dpdk-green');
    await next(frame);
    await frame.getByRole('button', { name: 'Apply' }).click();
    await frame.getByText('What comes next').waitFor();
    expect(networksOf(portal, 'dpdk')).toEqual(expect.arrayContaining(['dpdk-blue', 'dpdk-green']));
    await frame.getByRole('button', { name: 'Open dpdk' }).click();
    await portal.page.locator('.entity-name').getByText('dpdk', { exact: true }).waitFor();
  }));
