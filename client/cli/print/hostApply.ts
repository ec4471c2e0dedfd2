import type { HostApplyDocument } from '../contracts/hostApply';
import type { Screen } from '../text/screen';
import { visible } from '../text/visible';
import { hanging, wrap } from '../text/wrap';

type Why = HostApplyDocument['left'][number]['why'];

const headings: readonly (readonly [Why, string])[] = [
  ['restart', 'Left because it needs a restart of Open vSwitch. To agree, run again with --restart-openvswitch:'],
  [
    'reboot',
    'Left until a reboot with the kernel line of the plan. Through the engine, which keeps it over reinstalls: hugepages and isolateCpus of the ' +
      'host in a file for ovirt-dpdk apply. Then run the same command again:',
  ],
  ['service', 'Left for you to do on the host:'],
  ['remains', 'Not as planned, as the facts tell that were collected last; run the same command again:'],
];

/** What was done, what is left, and what it waits for. */
export const printHostApply = (screen: Screen, { host, undone, done, left }: HostApplyDocument): void => {
  for (const [why, heading] of headings) {
    const group = left.filter((one) => one.why === why);
    if (group.length === 0) continue;
    for (const line of wrap(heading, screen.width)) screen.line(screen.paint('heading', line));
    for (const { what } of group) screen.line(hanging('  - ', visible(what), screen.width));
    screen.line('');
  }
  const name = visible(host.name ?? 'without a name');
  if (done.length + left.length > 0) screen.line(`${done.length} done, ${left.length} left.`);
  else screen.line(undone ? `Nothing to put back on host ${name}.` : `Nothing to do: host ${name} is as planned.`);
};
