import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HostTab } from '../../../ui-plugin/host/HostTab';
import { backstageOn, type OnStage } from '../support/backstageOn';
import { documentOf, host7Bare, host7Facts, largeFacts } from '../support/factsOf';
import { axeViolations, renderTab } from '../support/renderTab';

const shown = async (stage: OnStage, name: string): Promise<void> => {
  stage.choose('host', name);
  renderTab(stage, <HostTab />);
  await screen.findByRole('heading', { level: 1 });
};
const input = (): HTMLElement => screen.getByLabelText(/^Choose the facts file of/);
const choose = (...texts: readonly string[]): void => {
  const files = texts.map((text, at) => Object.assign(new File([text], `facts${String(at)}.json`), { text: async () => text }));
  fireEvent.change(input(), { target: { files } });
};
const withFacts = async (stage: OnStage, text = documentOf(host7Facts(stage))): Promise<void> => {
  await shown(stage, 'host7');
  choose(text);
  await screen.findByRole('region', { name: 'Host facts' });
  await screen.findByText('this boot');
};
const step = (name: string): HTMLElement => screen.getByRole('button', { name: new RegExp(name), expanded: true });

describe('a host that nobody prepared', () => {
  let stage: OnStage;
  beforeEach(async () => {
    stage = backstageOn('prepared');
    await shown(stage, 'host3');
  });

  it('says in its head that DPDK does not work, and because of which link', () => {
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(
      'DPDK does not work on host3 – Kernel line: no huge pages',
    );
    expect(step('Kernel line')).toBeInTheDocument();
  });

  it('opens the wizard that mends the link, and the one that prepares a NIC', () => {
    const mends = screen.getAllByRole('button', { name: /^Prepare host…/ });
    fireEvent.click(mends[0] as HTMLElement);
    fireEvent.click(screen.getByRole('button', { name: 'Prepare host… for 0000:5e:00.0' }));
    expect(stage.asked).toEqual(['openWizard prepare-host host3', 'openWizard prepare-host host3 {"pci":"0000:5e:00.0"}']);
  });

  it('shows the CPUs that the engine lists, gives none a role, and no NIC a node', () => {
    const node = screen.getByRole('group', { name: 'Node 0' });
    const cpus = within(node).getAllByRole('img');
    expect(cpus).toHaveLength(20);
    expect(cpus[2]).toHaveAccessibleName('CPU 2. Isolated by the kernel line. Use not known: only the host can tell');
    expect(cpus[6]).toHaveAccessibleName('CPU 6. Use not known: only the host can tell');
    expect(within(screen.getByRole('group', { name: 'Node not known' })).getAllByRole('img')).toHaveLength(4);
    expect(screen.getByText('0 × 1 GiB, 0 free · 0 × 2 MiB, 0 free')).toBeInTheDocument();
  });

  it('leads from the link that only facts can tell to where they are added', () => {
    fireEvent.click(screen.getByRole('button', { name: /Open vSwitch/ }));
    fireEvent.click(screen.getByRole('button', { name: 'Add host facts' }));
    expect(screen.getByRole('button', { name: 'choose a file…' })).toHaveFocus();
    expect(screen.getByText(/^ovirt-dpdk host facts host3/)).toBeInTheDocument();
  });

  it('gives no script without facts', () => {
    expect(screen.getByRole('button', { name: 'Host script for host3' })).toHaveAttribute('aria-disabled', 'true');
  });

  it('is accessible', async () => {
    expect(await axeViolations()).toEqual([]);
  });
});

describe('a host with facts', () => {
  it('shows who has its cores and pages, and the warning where it lives', async () => {
    await withFacts(backstageOn('prepared'));
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('DPDK works on host7');
    expect(screen.getByText('1 warning')).toBeInTheDocument();
    const [host, pmd, guest] = within(screen.getByRole('group', { name: 'Node 0' })).getAllByRole('img');
    expect(host).toHaveAccessibleName('Core with CPUs 0, 20. For the host itself: system, interrupts, VDSM');
    expect(pmd).toHaveAccessibleName(
      /^Core with CPUs 1, 21\. PMD threads of Open vSwitch\. Isolated by the kernel line\. Polls 1 queue of dp-5e00\. VDSM pins itself to CPU 1/,
    );
    expect(guest).toHaveAccessibleName('Core with CPUs 2, 22. For virtual machines');
    expect(screen.getByText('68 pages of 1 GiB: 6 OVS, 32 virtual machines, 30 free')).toBeInTheDocument();
    expect(screen.getByText('OVS 3.3.1, DPDK 23.11')).toBeInTheDocument();
    expect(await axeViolations()).toEqual([]);
  });

  it('says the warning in the chain too, with what mends it', async () => {
    await withFacts(backstageOn('prepared'));
    const { parentElement } = screen.getByText('Seen');
    expect(parentElement).toHaveTextContent('VDSM pins itself to CPU 1');
    expect(screen.getByText('What mends it').parentElement).toHaveTextContent('Set cpu_affinity');
  });

  it('has the same as a table', async () => {
    await withFacts(backstageOn('prepared'));
    fireEvent.click(screen.getByRole('button', { name: 'Table' }));
    const table = screen.getByRole('table', { name: 'NUMA nodes, their cores and huge pages' });
    expect(
      within(table)
        .getAllByRole('row')
        .map((row) => [...row.children].map(({ textContent }) => textContent)),
    ).toEqual([
      ['Node', 'Memory', 'CPUs of the host', 'PMD CPUs', 'CPUs for virtual machines', 'Isolated CPUs', 'Huge pages', 'NICs'],
      [
        '0',
        '62.5 GiB',
        '0, 20',
        '1, 21',
        '2–9, 22–29',
        '1, 21',
        '34 pages of 1 GiB: 2 OVS, 16 virtual machines, 16 free',
        '0000:19:00.0, 0000:5e:00.0',
      ],
      [
        '1',
        '62.5 GiB',
        '10, 30',
        '11, 31',
        '12–19, 32–39',
        '11, 31',
        '34 pages of 1 GiB: 4 OVS, 16 virtual machines, 14 free',
        '0000:af:00.0, 0000:af:00.1',
      ],
    ]);
    expect(await axeViolations()).toEqual([]);
  });

  it('is one tab stop a node: arrows go to the next core, the next row, pages and NICs', async () => {
    await withFacts(backstageOn('prepared'));
    const node = within(screen.getByRole('group', { name: 'Node 0' }));
    const focused = (): string => document.activeElement?.getAttribute('aria-label') ?? '';
    const [first] = node.getAllByRole('img');
    act(() => first?.focus());
    const press = (key: string): void => void fireEvent.keyDown(document.activeElement ?? document.body, { key });
    press('ArrowRight');
    expect(focused()).toMatch(/^Core with CPUs 1, 21/);
    press('ArrowDown');
    expect(focused()).toMatch(/^16 pages of 1 GiB in use/);
    press('ArrowDown');
    expect(focused()).toMatch(/^NIC 0000:5e:00\.0/);
    press('Home');
    expect(focused()).toMatch(/^Core with CPUs 0, 20/);
    press('End');
    expect(focused()).toMatch(/^NIC 0000:5e:00\.0/);
    expect(node.getAllByRole('img').filter((each) => each.getAttribute('tabindex') === '0')).toHaveLength(1);
  });

  it('tells what is under the pointer and what has the focus, until Escape', async () => {
    await withFacts(backstageOn('prepared'));
    const [core] = within(screen.getByRole('group', { name: 'Node 1' })).getAllByRole('img');
    act(() => core?.focus());
    expect(screen.getByText('Core with CPUs 10, 30')).toBeInTheDocument();
    fireEvent.keyDown(core as HTMLElement, { key: 'Escape' });
    expect(screen.queryByText('Core with CPUs 10, 30')).not.toBeInTheDocument();
  });

  it('attaches a network to a NIC that is ready', async () => {
    const stage = backstageOn('prepared');
    await withFacts(stage);
    fireEvent.click(screen.getByRole('button', { name: 'Attach network… to dummy_af00' }));
    expect(stage.asked).toEqual(['openWizard attach-network host7 {"nic":"dummy_af00"}']);
    const row = screen.getByRole('row', { name: /dummy_af00/ });
    expect(row).toHaveTextContent('Mellanox ConnectX-5 25G');
    expect(row).toHaveTextContent('dpdk-red VLAN 200, MTU 9000');
  });

  it('forgets them', async () => {
    await withFacts(backstageOn('prepared'));
    fireEvent.click(screen.getByRole('button', { name: 'Forget the facts of host7' }));
    expect(await screen.findByText('Drop the facts file of host7')).toBeInTheDocument();
  });

  it('gives no core a role before Open vSwitch has PMD threads', async () => {
    const stage = backstageOn('prepared');
    await withFacts(stage, documentOf(host7Bare(stage)));
    const [core] = within(screen.getByRole('group', { name: 'Node 0' })).getAllByRole('img');
    expect(core).toHaveAccessibleName('Core with CPUs 0, 20. No role yet: Open vSwitch has no PMD thread on this host');
    expect(await axeViolations()).toEqual([]);
  });

  it.each([
    [2, 64],
    [8, 16],
  ])('draws %i nodes with %i cores each', async (nodes, coresPerNode) => {
    const stage = backstageOn('prepared');
    await withFacts(stage, documentOf(largeFacts(stage, 'host7', { nodes, coresPerNode, memoryMiB: 65536 })));
    expect(screen.getAllByRole('img', { name: /^Core with CPUs/ })).toHaveLength(nodes * coresPerNode);
    expect(screen.getAllByRole('group', { name: /^Node \d/ })).toHaveLength(nodes);
  });
});

describe('a facts file that does not fit', () => {
  it('is refused with every reason, and what was kept stays', async () => {
    const stage = backstageOn('prepared');
    await withFacts(stage);
    choose(
      documentOf({
        ...host7Facts(stage),
        collectedAt: '2025-06-01T00:00:00Z',
        host: { arch: 'x86_64', kernel: '5', name: 'host8', uuid: 'x' },
      }),
    );
    const alert = await screen.findByText('facts0.json is not taken', { exact: false });
    const area = alert.closest('[role="alert"]');
    expect(area).toHaveTextContent('These are the facts of host8: its UUID is x');
    expect(area).toHaveTextContent('host7 was booted after that');
    expect(screen.getByText('this boot')).toBeInTheDocument();
    expect(await axeViolations()).toEqual([]);
  });

  it('says where a document is malformed', async () => {
    await shown(backstageOn('prepared'), 'host7');
    choose('{"contract": "ovirt-dpdk/host-facts/v1"}');
    await waitFor(() => expect(screen.getByText(/^collectedAt: /)).toBeInTheDocument());
  });

  it('is taken one at a time', async () => {
    await shown(backstageOn('prepared'), 'host7');
    choose('{}', '{}');
    expect(await screen.findByText('Drop one file at a time.')).toBeInTheDocument();
  });

  it('may be dropped too', async () => {
    const stage = backstageOn('prepared');
    await shown(stage, 'host7');
    const text = documentOf(host7Facts(stage));
    const zone = screen.getByText('Drop the facts file of host7').parentElement as HTMLElement;
    fireEvent.dragOver(zone);
    expect(zone).toHaveAttribute('data-over', 'true');
    fireEvent.drop(zone, {
      dataTransfer: { files: [Object.assign(new File([text], 'host7.json'), { text: async () => text })] },
    });
    expect(await screen.findByText('this boot')).toBeInTheDocument();
  });
});

it('shows a host that can have no DPDK as such, without a button that would not help', async () => {
  const stage = backstageOn('standins-4.5', { release: '4.4.3' });
  await shown(stage, 'node1');
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('DPDK does not work on node1');
  expect(await axeViolations()).toEqual([]);
});

it.each([
  ['nothing is chosen', undefined, true, 'No host is chosen'],
  ['the engine only watches the host', 'host3', false, 'host3 is not managed by this engine'],
] as const)('has a state of its own where %s', async (_, name, managed, title) => {
  const stage = backstageOn('prepared');
  stage.choose('host', name, managed);
  renderTab(stage, <HostTab />);
  expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument();
  expect(await axeViolations()).toEqual([]);
});
