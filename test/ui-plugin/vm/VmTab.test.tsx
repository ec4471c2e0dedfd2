import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { StrictMode } from 'react';
import { MessagesProvider } from '../../../ui-plugin/i18n/useMessages';
import { BackstageProvider } from '../../../ui-plugin/shared/BackstageContext';
import { VmTab } from '../../../ui-plugin/vm/VmTab';
import { messagesOf } from '../i18n/catalogues';
import { backstageOn, type OnStage } from '../support/backstageOn';

const shown = async (vm: string, world = 'guests'): Promise<OnStage> => {
  const stage = backstageOn(world, world === 'native-4.2' ? { release: '4.2.8' } : {});
  stage.choose('vm', vm);
  render(
    <StrictMode>
      <MessagesProvider value={messagesOf('en_US')}>
        <BackstageProvider value={stage.backstage}>
          <VmTab />
        </BackstageProvider>
      </MessagesProvider>
    </StrictMode>,
  );
  await screen.findByRole('heading', { level: 1 });
  return stage;
};
const table = (caption: RegExp): HTMLElement => screen.getByRole('table', { name: caption });
const row = (caption: RegExp, name: string): readonly string[] => {
  const head = within(table(caption)).getByRole('rowheader', { name });
  return [...(head.closest('tr')?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent ?? '');
};
const violations = async (): Promise<readonly string[]> => {
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
};

describe('a VM whose change waits for its next start', () => {
  let stage: OnStage;
  beforeEach(async () => {
    stage = await shown('vnf1');
  });

  it('says so, with where it runs and where it starts next', () => {
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('DPDK waits for the next start of vnf1');
    expect(screen.getByText(/next start on/)).toHaveTextContent('next start on host9, host7');
  });

  it('shows now and next start side by side, and marks what differs', () => {
    expect(row(/^Settings of vnf1/, 'Huge pages')).toEqual(['none', '16 of 1\u00a0GiB differs from now']);
    expect(row(/^Settings of vnf1/, 'nic2 becomes')).toEqual([
      'ordinary',
      expect.stringMatching(/^vhost-user.* differs from now$/),
    ]);
    expect(row(/^Settings of vnf1/, 'vCPUs')).toEqual(['4', '4']);
  });

  it('opens the wizard that shuts it down and starts it, and writes nothing itself', () => {
    fireEvent.click(screen.getByRole('button', { name: 'Shut down and start…' }));
    expect(stage.asked).toEqual(['openWizard huge-pages vnf1']);
    expect(stage.sim.requests.filter(({ method, path }) => method !== 'GET' && path.includes('/api/'))).toEqual([]);
  });

  it('lists five hosts, and the others when asked', () => {
    expect(within(table(/^Hosts of the cluster/)).getAllByRole('rowheader')).toHaveLength(5);
    expect(row(/^Hosts of the cluster/, 'host1')).toEqual(['8', '8 pages missing']);
    fireEvent.click(screen.getByRole('button', { name: 'Show 7 more hosts' }));
    expect(within(table(/^Hosts of the cluster/)).getAllByRole('rowheader')).toHaveLength(12);
    expect(row(/^Hosts of the cluster/, 'host8')[1]).toMatch(/^out of sync/);
  });

  it('leads to a host', () => {
    fireEvent.click(within(table(/^Hosts of the cluster/)).getByRole('button', { name: 'host9' }));
    expect(stage.asked).toEqual(['showDetails host host9']);
  });

  it('names the limits beside the vNIC that they touch', () => {
    expect(row(/^vNICs of vnf1/, 'nic1').at(-1)).toBe('–');
    expect(row(/^vNICs of vnf1/, 'nic3').at(-1)).toContain('is e1000: change it to VirtIO');
    expect(row(/^vNICs of vnf1/, 'nic2').at(-1)).toContain('filter vdsm-no-mac-spoofing has no effect');
  });

  it('has the steps for the guest as one text', () => {
    const text = screen.getByRole('region', { name: 'Commands for the guest of vnf1' });
    expect(text.textContent?.split('\n').filter((line) => !line.startsWith('#'))[0]).toContain('hugepages=1');
  });
});

it.each([
  ['vnf1', 'DPDK waits for the next start of vnf1'],
  ['vnf2', 'vnf2 is ready for DPDK, and down'],
  ['vnf3', 'vnf3 is set up for DPDK; whether its NICs are connected is not known'],
  ['vnf4', 'DPDK does not work in vnf4'],
  ['vnf5', 'Whether DPDK works in vnf5 is not known yet'],
  ['web1', 'web1 has no NIC on a DPDK network'],
])('%s: %s, without a violation of accessibility', async (vm, verdict) => {
  await shown(vm);
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(verdict);
  expect(await violations()).toEqual([]);
});

it('tells why no host starts a VM that the hook refuses', async () => {
  await shown('vnf4');
  expect(screen.getByText('no host can start it')).toBeInTheDocument();
  expect(row(/^vNICs of vnf4/, 'nic1')).toContainEqual(expect.stringMatching(/^will not start/));
});

it('reads anew when a run of a wizard ends, and tells its outcome', async () => {
  const stage = await shown('vnf2');
  const { plans, runs, selection } = stage.backstage;
  const of = selection.current('vm');
  const { plan } = await plans.plan({
    apiVersion: 'ovirt-dpdk/v1',
    cluster: { name: 'dpdk' },
    vms: [{ name: 'vnf2', hugepages: 'none' }],
  });
  act(() => {
    runs.start({ wizard: 'huge-pages', ...(of && { of }), plan, agreed: [] });
  });
  await screen.findByText('Huge pages: done');
  await waitFor(() => expect(row(/^Settings of vnf2/, 'Huge pages')).toEqual(['none']));
});

it('reads the cluster of the VM and none of its other VMs', async () => {
  const stage = await shown('vm0001', 'fleet');
  const lists = stage.sim.requests.filter(({ path }) => path.endsWith('/vms')).map(({ query }) => decodeURIComponent(query));
  expect(lists).toEqual([expect.stringContaining('name="vm0001"')]);
  expect(stage.sim.requests.length).toBeLessThan(25);
});

it('shows no markup of a name', async () => {
  await shown('vnf1', 'hostile');
  expect(document.querySelector('script')).toBeNull();
});
