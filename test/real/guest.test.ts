import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { planGuest } from '../../client/dpdk/guest/guestPlan';
import { kib, mib } from '../../client/dpdk/units';
import { freePages, reservePages } from '../support/hugepages';
import { until } from '../support/until';

const PAGE_MIB = 2;
/** DPDK's null device in the place of the guest's NIC: it takes any number of queues and any MTU. */
const NO_NIC = ['--vdev=net_null0,no-rx=1', '--no-pci', '--in-memory', '--no-telemetry'];

/** Starts testpmd, has it forward, and returns what it said with the pages that it held meanwhile. */
const forward = async (line: readonly string[]): Promise<{ readonly said: string; readonly pages: number }> => {
  const before = freePages();
  // Line by line, else most of what it says stays in its buffer.
  const testpmd = spawn('setpriv', ['--pdeathsig', 'KILL', 'stdbuf', '-oL', ...line], { stdio: 'pipe' });
  let said = '';
  testpmd.stdout.on('data', (data: Buffer) => (said += data.toString()));
  testpmd.stderr.on('data', (data: Buffer) => (said += data.toString()));
  testpmd.stdin.on('error', () => undefined); // it may have given up
  const closed = once(testpmd, 'close');
  try {
    const reached = (text: string): Promise<true> =>
      until(`testpmd to say "${text}"`, async () => {
        if (testpmd.exitCode !== null) throw new Error(`testpmd gave up:\n${said}`);
        return said.includes(text) || undefined;
      });
    await reached('testpmd> ');
    testpmd.stdin.write('start\ndump_mempool mb_pool_0\nshow port info 0\n');
    await reached('Max possible number of TXDs');
    return { said, pages: before - freePages() };
  } finally {
    testpmd.kill('SIGKILL');
    await closed;
  }
};

const rows = [1, 2, 4].flatMap((queues) => [1500, 9000].map((mtu) => ({ queues, mtu })));

it.each(rows)('names a line with which testpmd starts and stays in its memory: queues $queues, MTU $mtu', async (nic) => {
  const plan = planGuest({ memory: mib(2048), vcpus: 2, hostPages: kib(2048), nics: [{ name: 'nic1', ...nic }] });
  const line = plan.testpmd.flatMap((word) => (word === '-a' ? [] : word === 'ADDRESS' ? NO_NIC : [word]));
  // More than it needs: what it takes is to be its own choice.
  const giveBack = reservePages(plan.pages.count + 100);
  try {
    const { said, pages } = await forward(line);
    expect(said).toMatch(new RegExp(`create a new mbuf pool <mb_pool_0>: n=${plan.mbufs}, size=\\d+`));
    expect(said).toMatch(new RegExp(`populated_size=${plan.mbufs}\\b`));
    expect(said).toContain(`Logical Core 1 (socket 0) forwards packets on ${nic.queues} streams`);
    expect(Number(/^MTU: (\d+)$/m.exec(said)?.[1])).toBeGreaterThanOrEqual(nic.mtu);
    expect(said).toContain(`Current number of RX queues: ${nic.queues}`);
    expect(pages).toBe(Math.ceil(plan.memory / PAGE_MIB));
    expect(pages).toBeLessThanOrEqual((plan.pages.count * plan.pages.size) / 1024 / PAGE_MIB);
  } finally {
    giveBack();
  }
});
