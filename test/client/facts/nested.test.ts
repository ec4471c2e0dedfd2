import { checkHost } from '../../../client/dpdk/check/checkHost';
import { planHost } from '../../../client/dpdk/host/planHost';
import { NESTED_NICS, NESTED_REQUEST, NESTED_STATES, nestedFacts, settingsOf } from '../../support/nestedFacts';

// What the collector printed on the nested host: QEMU, Debian 12, Linux 6.1, Open vSwitch 3.1.0 with DPDK 22.11.

it.each(NESTED_STATES)('reads the facts of the %s host without losing a NIC', (state) => {
  expect(nestedFacts(state).nics.map(({ pci, node }) => [pci, node])).toEqual([
    ['0000:00:03.0', -1],
    ['0000:21:00.0', 0],
    ['0000:41:00.0', 1],
    ['0000:42:00.0', 1],
  ]);
});

it('plans the kernel line of the bare host: pages of each node, the second core of each for Open vSwitch', () => {
  // Node 0: 762 MiB for MTU 1500 and 2554 MiB for 9000 take four pages, a VM one. Node 1: 762 MiB take two with what else there is.
  expect(planHost(nestedFacts('bare'), NESTED_REQUEST).kernelLine.tokens.join(' ')).toBe(
    'intel_iommu=on iommu=pt default_hugepagesz=1G hugepagesz=1G hugepages=0:5,1:3 ' +
      'isolcpus=domain,managed_irq,2-3,6-7 nohz_full=2-3,6-7 rcu_nocbs=2-3,6-7 irqaffinity=0-1,4-5',
  );
});

it('plans the pools that Open vSwitch then made', () => {
  const made = nestedFacts('bound').openVswitch?.mempools?.map(({ node, mbufs, objectBytes }) => [node, mbufs, objectBytes]);
  expect(made).toEqual([
    [0, 262144, 10176],
    [1, 262144, 3008],
  ]);
  const { nodes } = planHost(nestedFacts('bare'), NESTED_REQUEST);
  const planned = nodes.map(({ id, pools }) =>
    pools.filter((pool) => pool.for === 'nic').map((pool) => [id, pool.mbufs, pool.objectBytes]),
  );
  expect(planned.flat()).toEqual(made);
});

it('leaves the NIC alone that carries the SSH session, whatever the state of the host', () => {
  for (const state of NESTED_STATES) {
    const facts = nestedFacts(state);
    expect(facts.carries.session).toEqual(['eth0']);
    expect(planHost(facts, NESTED_REQUEST).nics.find(({ pci }) => pci === '0000:00:03.0')?.state).toBe('inUse');
  }
});

it('has only Open vSwitch left to do once the host was rebooted', () => {
  // The key for the PMD threads was set before the reboot, as were those that wait for a start of Open vSwitch.
  const { steps, kernelLine } = planHost(nestedFacts('rebooted'), NESTED_REQUEST);
  expect(kernelLine.missing).toEqual([]);
  expect(steps.map(({ kind }) => kind)).toEqual(['ovsConfig', 'restartOvs', 'port', 'port']);
});

it('has nothing left to do on the bound host', () => {
  const { steps, rollback, findings } = planHost(nestedFacts('bound'), NESTED_REQUEST);
  expect({ steps, rollback, findings }).toEqual({ steps: [], rollback: [], findings: [] });
  expect(nestedFacts('bound').driverOverrides).toEqual({ [NESTED_NICS.node0]: 'vfio-pci', [NESTED_NICS.node1]: 'vfio-pci' });
});

it('finds what is wrong before each step, and nothing once the host is as planned', () => {
  const found = (state: (typeof NESTED_STATES)[number]) =>
    checkHost(nestedFacts(state), NESTED_REQUEST).flatMap(({ code, severity }) => (severity === 'note' ? [] : [code]));
  expect([...new Set(found('bare'))]).toEqual(['memory.socketMemExceedsPages', 'nic.driverRefused', 'ovs.dpdkOff']);
  expect(found('rebooted')).toEqual(['ovs.dpdkOff']);
  expect(found('bound')).toEqual([]);
});

it('is set after the undo as it was when it was installed', () => {
  expect(settingsOf(nestedFacts('undone'))).toEqual(settingsOf(nestedFacts('bare')));
});
