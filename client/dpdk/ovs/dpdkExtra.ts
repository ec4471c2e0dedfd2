import type { HostFinding } from '../host/finding';
import { finding } from '../host/judged';
import { isAtLeast, type VersionNumbers } from '../version';

/** Options with which `dpdk-extra` takes the place of a key: lib/dpdk.c compares their texts. */
const CANCELLED = ['--socket-mem', '--socket-limit'] as const;

/**
 * What `dpdk-extra` must not hold: options that take the place of a key, and those with which DPDK does not start.
 *
 * Open vSwitch leaves its own `-l` out where it finds `-l` or `-c`, and so not for `--lcores`; with dpdk-lcore-mask it adds `-c`
 * all the same, and DPDK takes one of them only (measured on 3.1.0). Up to DPDK 20.08 there is only --pci-whitelist, from 21.11 on
 * only --allow: lib/eal/common/eal_common_options.c.
 *
 * @param hasLcoreMask whether dpdk-lcore-mask is set beside it
 */
export const judgeExtra = (extra: string, ovs: VersionNumbers, hasLcoreMask: boolean): readonly HostFinding[] => {
  const words = extra.split(/\s+/).map((word) => word.split('=')[0] ?? '');
  const has = (...options: readonly string[]): boolean => words.some((word) => options.includes(word));
  const refused = [
    has('--lcores') && 'it without --lcores: Open vSwitch adds -l, and DPDK takes one of them only',
    has('-l') && hasLcoreMask && 'it without -l: dpdk-lcore-mask adds -c, and DPDK takes one of them only',
    isAtLeast(ovs, 2, 17) && has('-w', '--pci-whitelist') && 'it with -a in place of -w: this DPDK knows no whitelist',
    !isAtLeast(ovs, 2, 15) && has('-a', '--allow') && 'it with -w in place of -a: this DPDK knows no allow list',
  ];
  return [
    ...CANCELLED.filter((option) => has(option)).map((option) =>
      finding('error', 'ovs.extraCancelsKey', { key: `dpdk${option.slice(1)}`, option }),
    ),
    ...refused
      .filter((expected) => expected !== false)
      .map((expected) => finding('error', 'ovs.valueRefused', { key: 'dpdk-extra', value: extra, expected })),
  ];
};
