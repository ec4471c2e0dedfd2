import { openPortal } from '../support/openPortal';
const sizes = (process.env.SIZES ?? '1280x720').split(',');
const vms = (process.env.VMS ?? 'vnf1').split(',');
it('shots', async () => {
  for (const size of sizes) {
    const [width = 1280, height = 720] = size.split('x').map(Number);
    const portal = await openPortal({ world: process.env.WORLD ?? 'guests', width, height, locale: process.env.LOC ?? 'en_US' });
    try {
      for (const vm of vms) {
        await portal.details('vms', vm);
        const tab = await portal.tab('DPDK');
        await tab.getByRole('heading', { level: 1 }).waitFor();
        await portal.page.waitForTimeout(500);
        await portal.page.screenshot({ path: `/tmp/vm-${vm}-${size}.png` });
        if (process.env.FULL) {
          await portal.page.setViewportSize({ width, height: 1500 });
          await portal.page.waitForTimeout(300);
          await portal.page.screenshot({ path: `/tmp/vm-${vm}-${size}-full.png` });
          await portal.page.setViewportSize({ width, height });
        }
      }
      console.log(JSON.stringify(portal.problems));
    } finally { await portal.close(); }
  }
}, 200000);
