import { commonDatapaths, hostAbility, judgeDatapaths, judgeNative } from '../../../client/dpdk/datapath';
import type { VersionNumbers } from '../../../client/dpdk/version';

const vdsm = (text: string): VersionNumbers => {
  const [major = 0, minor = 0, build = 0] = text.split('.').map(Number);
  return { major, minor, build };
};
const judge = (text: string, level?: string) => judgeDatapaths(vdsm(text), level);

// Worked by hand from the tags of oVirt/vdsm that contain each commit.
it.each([
  // version, dpdkN reported, netdev bridges, native vhost-user, OVN hook, stand-in
  ['4.19.51', 'no', 'no', 'no', 'no', false],
  ['4.20.0', 'no', 'no', 'no', 'no', false],
  ['4.20.1', 'yes', 'yes', 'no', 'no', false],
  ['4.20.2', 'yes', 'yes', 'yes', 'no', false],
  ['4.20.3', 'yes', 'yes', 'yes', 'no', false],
  ['4.20.17', 'yes', 'yes', 'yes', 'no', false],
  ['4.20.23', 'yes', 'yes', 'yes', 'no', false],
  ['4.20.24', 'yes', 'yes', 'old-levels', 'yes', false],
  ['4.20.48', 'yes', 'yes', 'old-levels', 'yes', false],
  ['4.30.0', 'yes', 'yes', 'old-levels', 'yes', false],
  ['4.30.1', 'yes', 'yes', 'old-levels', 'yes', false],
  ['4.30.19', 'yes', 'yes', 'old-levels', 'yes', false],
  ['4.30.20', 'opt-in', 'yes', 'old-levels', 'yes', false],
  ['4.30.52', 'opt-in', 'yes', 'old-levels', 'yes', false],
  ['4.40.1', 'opt-in', 'without-nmstate', 'no', 'theoretical', false],
  ['4.40.30', 'opt-in', 'without-nmstate', 'no', 'theoretical', false],
  ['4.40.31', 'opt-in', 'no', 'no', 'no', false],
  ['4.40.39', 'opt-in', 'no', 'no', 'no', false],
  ['4.40.40', 'no', 'no', 'no', 'no', true],
  ['4.40.100', 'no', 'no', 'no', 'no', true],
  ['4.50.0', 'no', 'no', 'no', 'no', true],
  ['4.50.6', 'no', 'no', 'no', 'no', true],
  ['4.60.0', 'no', 'no', 'no', 'no', false],
  ['5.0.0', 'no', 'no', 'no', 'no', false],
] as const)('knows what VDSM %s can do', (version, reportsDpdkNics, netdevBridges, nativeVhostUser, ovnHook, standIn) => {
  expect(hostAbility(vdsm(version))).toEqual({ reportsDpdkNics, netdevBridges, nativeVhostUser, ovnHook, standIn });
});

it('takes an unknown version as unknown, not as old', () => {
  expect(hostAbility(undefined)).toBeUndefined();
  expect(judgeDatapaths(undefined)).toEqual({
    'native-vdsm': { verdict: 'unknown' },
    'native-ovn': { verdict: 'unknown' },
    'stand-in': { verdict: 'unknown' },
  });
  expect(judgeNative(judgeDatapaths(undefined))).toEqual({ verdict: 'unknown' });
});

it('offers VDSM itself on 4.20.2 to 4.20.23', () => {
  expect(judge('4.20.17')).toEqual({
    'native-vdsm': { verdict: 'possible', conditions: [] },
    'native-ovn': { verdict: 'impossible', code: 'tooOld', version: '4.20.24' },
    'stand-in': { verdict: 'impossible', code: 'tooOld', version: '4.40.40' },
  });
});

it('offers the OVN hook from 4.20.24 on, and says in which version VDSM stopped', () => {
  expect(judge('4.20.48')).toMatchObject({
    'native-vdsm': { verdict: 'impossible', code: 'removed', version: '4.20.24' },
    'native-ovn': { verdict: 'possible', conditions: ['ovnHook'] },
  });
});

it('still offers VDSM itself for VMs of a cluster level up to 4.1', () => {
  expect(judge('4.30.17', '4.1')['native-vdsm']).toEqual({ verdict: 'possible', conditions: [] });
  expect(judge('4.30.24', '3.6')['native-vdsm']).toEqual({ verdict: 'possible', conditions: ['dpdkEnable'] });
  expect(judge('4.30.17', '4.2')['native-vdsm']).toMatchObject({ verdict: 'impossible' });
  expect(judge('4.30.17', '4.10')['native-vdsm']).toMatchObject({ verdict: 'impossible' });
});

it('names what must be switched on by hand', () => {
  expect(judge('4.30.20')['native-ovn']).toEqual({ verdict: 'possible', conditions: ['ovnHook', 'dpdkEnable'] });
  expect(judge('4.40.22')['native-ovn']).toEqual({
    verdict: 'possible',
    conditions: ['ovnHook', 'dpdkEnable', 'nmstateOff', 'untried'],
  });
  expect(judge('4.50.5')['stand-in']).toEqual({ verdict: 'possible', conditions: ['hostPackage'] });
});

it.each([
  ['4.19.51', { verdict: 'impossible', code: 'tooOld', version: '4.20.2' }],
  ['4.20.1', { verdict: 'impossible', code: 'tooOld', version: '4.20.2' }],
  ['4.20.23', { verdict: 'possible', conditions: [] }],
  ['4.20.24', { verdict: 'possible', conditions: ['ovnHook'] }],
  ['4.40.31', { verdict: 'impossible', code: 'nmstateOnly', version: '4.40.31' }],
  ['4.40.40', { verdict: 'impossible', code: 'removed', version: '4.40.40' }],
  ['4.50.6', { verdict: 'impossible', code: 'removed', version: '4.40.40' }],
] as const)('judges native datapath on %s as a whole', (version, expected) => {
  expect(judgeNative(judge(version))).toEqual(expected);
});

it('refuses the stand-in on a VDSM that nobody has looked at', () => {
  expect(judge('4.60.1')['stand-in']).toEqual({ verdict: 'impossible', code: 'tooNew', version: '4.50' });
});

it('offers a cluster what all its hosts can do', () => {
  expect(commonDatapaths([judge('4.50.5'), judge('4.40.100')])).toEqual(['stand-in']);
  expect(commonDatapaths([judge('4.20.17'), judge('4.20.48')])).toEqual([]);
  expect(commonDatapaths([judge('4.30.17', '4.1'), judge('4.20.48', '4.1')])).toEqual(['native-vdsm', 'native-ovn']);
  expect(commonDatapaths([judge('4.50.5'), judgeDatapaths(undefined)])).toEqual([]);
  expect(commonDatapaths([])).toEqual([]);
});
