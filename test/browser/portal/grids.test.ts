import { openPortal, type OpenPortal } from '../support/openPortal';
import { probePlugin } from '../support/plugins';

describe('the simulated portal', () => {
  let portal: OpenPortal;
  beforeAll(async () => {
    portal = await openPortal({ plugin: probePlugin() });
  });
  afterAll(() => portal.close());

  it('lands on the virtual machines', async () => {
    expect(new URL(portal.page.url()).hash).toBe('#vms');
    expect(await portal.page.locator('.breadcrumb').innerText()).toContain('Virtual Machines');
  });

  it('shows the hosts of the engine, and a frame of 1040 x 542 in a tab of their details', async () => {
    await portal.details('hosts', 'node1');
    const tab = await portal.tab('DPDK');
    expect(await tab.locator('output').innerText()).toBe('1040 x 542 ?tab=hosts');
    expect(portal.problems).toEqual([]);
  });
});
