import fc from 'fast-check';
import { formatCpuMask } from '../../../../client/dpdk/cpus/cpuMask';
import { isDpdkOn, isKeyOf, isRestartNeeded, isSameValue, ovsKey } from '../../../../client/dpdk/ovs/keys';
import { parseRelease } from '../../../../client/dpdk/ovs/release';

// vswitchd/vswitch.xml of each branch.
it.each([
  ['dpdk-devargs', '2.6.0', false],
  ['dpdk-devargs', '2.7.0', true],
  ['dpdk-socket-limit', '2.10.7', false],
  ['dpdk-socket-limit', '2.11.0', true],
  ['per-port-memory', '2.9.9', false],
  ['per-port-memory', '2.10.0', true],
  ['shared-mempool-config', '2.17.9', false],
  ['shared-mempool-config', '3.0.0', true],
  ['pmd-maxsleep', '3.0.0', false],
  ['pmd-maxsleep', '3.1.0', true],
  ['pmd-sleep-max', '3.1.0', false],
  ['pmd-sleep-max', '3.2.0', true],
  ['pmd-rxq-isolate', '2.16.0', true],
  ['dpdk-init', '2.6.0', true],
])('knows that %s and Open vSwitch %s: %s', (name, release, expected) => {
  const key = ovsKey(name);
  const ovs = parseRelease(release);
  expect(key && ovs && isKeyOf(key, ovs)).toBe(expected);
});

it('knows keys of old guides and of kolla-ansible that no release reads', () => {
  const ovs = { major: 3, minor: 3, build: 1 };
  for (const name of ['n-dpdk-rxqs', 'dpdk-mem-channels']) {
    const key = ovsKey(name);
    expect(key && isKeyOf(key, ovs)).toBe(false);
  }
});

it('knows nothing of keys that have to do with other things', () => {
  expect(['stats-update-interval', 'toString', '__proto__'].map(ovsKey)).toEqual([undefined, undefined, undefined]);
});

it.each([
  ['pmd-cpu-mask', '0x0C', 'c', true],
  ['pmd-cpu-mask', '0xc', '0xd', false],
  ['dpdk-socket-mem', '1024,0', '1024', true],
  ['dpdk-socket-mem', '0,1024', '1024', false],
  ['dpdk-socket-mem', '0', '0,0', true],
  ['dpdk-init', 'True', 'true', true],
  ['dpdk-init', 'try', 'true', false],
  ['n_rxq', '02', '2', true],
  ['pmd-cpu-mask', 'nonsense', 'nonsense', true],
  ['dpdk-extra', 'A', 'a', false],
  ['dpdk-init', undefined, 'false', false],
  ['dpdk-init', undefined, undefined, true],
])('takes %s=%s and %s as the same: %s', (key, a, b, expected) => {
  expect(isSameValue(key, a, b)).toBe(expected);
});

it('takes each mask for the same as itself without 0x and in capitals', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(300), { minLength: 1 }), (cpus) => {
      const mask = formatCpuMask(cpus);
      expect(isSameValue('pmd-cpu-mask', mask, mask.slice(2).toUpperCase())).toBe(true);
    }),
  );
});

it('restarts for DPDK’s own keys, not for the mask of PMD threads, and not from true to try while DPDK runs', () => {
  expect(isRestartNeeded('dpdk-socket-mem', '1024', true)).toBe(true);
  expect(isRestartNeeded('pmd-cpu-mask', '0x6', true)).toBe(false);
  expect(isRestartNeeded('dpdk-init', 'try', true)).toBe(false);
  expect(isRestartNeeded('dpdk-init', 'try', false)).toBe(true);
  expect(isRestartNeeded('dpdk-init', undefined, true)).toBe(true);
});

it('takes true and try, in any case, as DPDK on', () => {
  expect(['true', 'TRUE', 'try', 'yes', '1', '', undefined].map(isDpdkOn)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
