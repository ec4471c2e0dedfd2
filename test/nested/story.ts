import { writeFileSync } from 'node:fs';
import { planHost } from '../../client/dpdk/host/planHost';
import type { HostPlan } from '../../client/dpdk/host/hostPlan';
import { collector } from '../../client/facts/collector';
import type { HostFacts } from '../../client/facts/hostFacts';
import { parseFacts } from '../../client/facts/parseFacts';
import { hostScript } from '../../client/hostScript/hostScript';
import { factsFile, NESTED_NICS, NESTED_REQUEST, type NestedState } from '../support/nestedFacts';
import { until } from '../support/until';
import { type NestedHost, type Said, startNestedHost } from '../support/nestedHost';

/** What happened to a host from the day it was installed until DPDK was taken away again. */
export interface Story {
  /** As installed. */
  readonly bare: HostFacts;
  readonly plan: HostPlan;
  readonly dryRun: Said;
  readonly afterDryRun: HostFacts;
  /** While the NIC of node 0 had an address. */
  readonly refused: Said;
  /** Before the reboot that the plan asks for. */
  readonly begun: Said;
  /** After it, before the script ran again. */
  readonly rebooted: HostFacts;
  /** Without leave to restart Open vSwitch. */
  readonly waiting: Said;
  readonly finished: Said;
  readonly bound: HostFacts;
  readonly again: Said;
  /** Command line of DPDK's environment, as Open vSwitch logs it. */
  readonly ealArguments: string;
  readonly undo: Said;
  readonly undone: HostFacts;
  /** Below /var/lib and /etc after the undo: what is ours. */
  readonly leftovers: string;
}

const SCRIPT = 'cat > /root/host.sh && sh /root/host.sh';
const MINUTES = 60; // of seconds

/** Prints what the host tells, and keeps it as a fixture where asked to. */
const collect = async (host: NestedHost, fixture?: NestedState): Promise<HostFacts> => {
  // Without acceleration, and with other work beside, ovs-vsctl may take seconds.
  const { stdout } = await host.run('OVIRT_DPDK_PATIENCE=60 sh -s', { input: collector, seconds: 3 * MINUTES });
  if (fixture !== undefined && process.env['WRITE_FACTS'] === '1') writeFileSync(factsFile(fixture), stdout);
  return parseFacts(stdout);
};

const LINKS = 'cat /sys/bus/pci/devices/*/net/*/operstate; ovs-vsctl --bare --columns=link_state find Interface type=dpdk';

/** A NIC begins to look for its link when a driver takes it: a fast machine would collect before it has found it. */
const linksUp = (host: NestedHost): Promise<true> =>
  until(
    'the links of all NICs',
    async () => ((await host.run(LINKS)).stdout.includes('down') ? undefined : true),
    MINUTES * 1000,
  );

/** Plays it on a host of its own, which is gone afterwards. */
export async function play(): Promise<Story> {
  const host = await startNestedHost([]);
  try {
    // Somebody's own setting, which has to survive; here it also keeps PMD threads from taking the CPUs of the machine.
    await host.run('ovs-vsctl set Open_vSwitch . other_config:pmd-maxsleep=10000');
    await linksUp(host);
    const bare = await collect(host, 'bare');
    const plan = planHost(bare, NESTED_REQUEST);
    const script = hostScript(plan);
    const run = (options: string) => host.run(`${SCRIPT} ${options}`, { input: script, seconds: 8 * MINUTES });

    const dryRun = await run('--dry-run');
    const afterDryRun = await collect(host);
    const netdev = bare.nics.find(({ pci }) => pci === NESTED_NICS.node0)?.netdevs[0] ?? '';
    await host.run(`ip address add 192.0.2.1/24 dev '${netdev}'`);
    const refused = await run('');
    await host.run(`ip address flush dev '${netdev}'`);

    const begun = await run('');
    await host.reboot(plan.kernelLine.tokens);
    const rebooted = await collect(host, 'rebooted');
    const waiting = await run('');
    const finished = await run('--restart-openvswitch');
    await linksUp(host);
    const bound = await collect(host, 'bound');
    const again = await run('');
    const { stdout: ealArguments } = await host.run("grep -h 'EAL ARGS' /var/log/openvswitch/ovs-vswitchd.log | tail -n 1");

    const undo = await run('--undo --restart-openvswitch');
    await linksUp(host);
    const undone = await collect(host, 'undone');
    const { stdout: leftovers } = await host.run("find /etc /var/lib -name '*ovirt-dpdk*'");
    return {
      ...{ bare, plan, dryRun, afterDryRun, refused, begun, rebooted, waiting, finished, bound, again, ealArguments },
      ...{ undo, undone, leftovers },
    };
  } finally {
    await host.end();
  }
}
