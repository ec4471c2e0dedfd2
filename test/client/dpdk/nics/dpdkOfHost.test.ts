import { dpdkOfHost } from '../../../../client/dpdk/nics/dpdkOfHost';
import { hostFacts, ovs } from '../../../support/hostFacts';

it('takes what ovs-vswitchd prints before what its release is written for', () => {
  const openVswitch = ovs({ version: '3.1.0', dpdkVersion: '21.11.9' });
  expect(dpdkOfHost(hostFacts({ openVswitch }))).toEqual({ major: 21, minor: 11, build: 9 });
});

it('takes the release that Open vSwitch is written for where nothing is printed', () => {
  expect(dpdkOfHost(hostFacts({ openVswitch: ovs({ version: '2.11.4', dpdkVersion: undefined }) }))).toMatchObject({
    major: 18,
    minor: 11,
  });
});

it.each([
  ['there is no Open vSwitch', undefined],
  ['Open vSwitch is older than 2.6', ovs({ version: '2.5.12', dpdkVersion: undefined })],
])('is unknown where %s', (_, openVswitch) => {
  expect(dpdkOfHost(hostFacts({ openVswitch }))).toBeUndefined();
});
