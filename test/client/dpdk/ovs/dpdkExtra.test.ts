import { judgeExtra } from '../../../../client/dpdk/ovs/dpdkExtra';
import { parseRelease } from '../../../../client/dpdk/ovs/release';

const judged = (extra: string, release: string, hasLcoreMask = false) => {
  const ovs = parseRelease(release);
  if (!ovs) throw new Error(`${release} is no release`);
  return judgeExtra(extra, ovs, hasLcoreMask).map(({ code, severity }) => `${severity} ${code}`);
};

// The first five are what Open vSwitch 3.1.0 with DPDK 22.11 did.
it.each([
  ['-l 0', '3.1.0', false, []],
  ['-c 0x1', '3.1.0', false, []],
  ['--lcores 0@0', '3.1.0', false, ['error ovs.valueRefused']],
  ['-l 0', '3.1.0', true, ['error ovs.valueRefused']],
  ['--socket-mem=512', '3.1.0', false, ['error ovs.extraCancelsKey']],
  ['-w 0000:5e:00.0', '2.17.9', false, ['error ovs.valueRefused']],
  ['-w 0000:5e:00.0', '2.16.7', false, []],
  ['-a 0000:5e:00.0', '2.14.0', false, ['error ovs.valueRefused']],
  ['-a 0000:5e:00.0', '2.15.0', false, []],
  ['-n 4', '2.11.0', true, []],
  ['', '3.1.0', true, []],
])('judges dpdk-extra %j of Open vSwitch %s, with dpdk-lcore-mask %s', (extra, release, hasLcoreMask, findings) => {
  expect(judged(extra, release, hasLcoreMask)).toEqual(findings);
});
