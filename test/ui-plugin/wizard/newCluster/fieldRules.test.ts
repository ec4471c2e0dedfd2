import fc from 'fast-check';
import { checkSpec } from '../../../../client';
import type { SiteReading } from '../../../../ui-plugin/backstage/face';
import { specOf } from '../../../../ui-plugin/wizard/newCluster/entered';
import { clusterProblems, networkProblems, switchProblems } from '../../../../ui-plugin/wizard/newCluster/fieldRules';
import { entered, readSite } from './site';

let site: SiteReading;
beforeAll(async () => {
  site = await readSite('pages');
});

const codes = (problems: ReturnType<typeof clusterProblems>): string[] => problems.map(({ field, code }) => `${field} ${code}`);

it.each([
  [{}, []],
  [{ name: '' }, ['name newCluster.name.needed']],
  [{ name: 'x'.repeat(40) }, []],
  [{ name: 'x'.repeat(41) }, ['name newCluster.name.long']],
  [{ name: 'netz-ü_1.a' }, []],
  [{ name: 'two words' }, ['name newCluster.name.characters']],
  [{ name: '<b>' }, ['name newCluster.name.characters']],
  [{ dataCenter: '' }, ['dataCenter newCluster.dataCenter.needed']],
  [{ name: '', dataCenter: '' }, ['name newCluster.name.needed', 'dataCenter newCluster.dataCenter.needed']],
  [{ level: '4.8' }, []],
  [{ level: '3.6' }, ['level newCluster.level.gone']],
  [{ cpuType: 'Intel Skylake Server Family' }, []],
  [{ cpuType: 'Intel 8086' }, ['cpuType newCluster.cpuType.gone']],
  [{ name: 'dpdk', dataCenter: '' }, []],
])('judges the cluster of %j', (differs, wrong) => {
  expect(codes(clusterProblems(entered(differs), site))).toEqual(wrong);
});

it('wants a switch type, unless the cluster has one', () => {
  expect(codes(switchProblems(entered({ switchType: '' }), site))).toEqual(['switchType newCluster.switch.needed']);
  expect(switchProblems(entered({ switchType: '', name: 'dpdk' }), site)).toEqual([]);
});

it.each([
  [{}, []],
  [{ name: 'dpdk' }, ['network newCluster.network.needed']],
  [{ network: 'green', vlan: '4094', mtu: '9000' }, []],
  [{ network: 'green', vlan: '4095' }, ['vlan newCluster.vlan.wrong']],
  [{ network: 'green', vlan: '-1', mtu: '67' }, ['vlan newCluster.vlan.wrong', 'mtu newCluster.mtu.wrong']],
  [{ network: 'green', vlan: '1.5', mtu: '1e3' }, ['vlan newCluster.vlan.wrong', 'mtu newCluster.mtu.wrong']],
  [{ network: ' ', profile: ' ', vlan: ' 7 ' }, []],
  [{ network: 'bond7' }, ['network newCluster.network.bond']],
  [{ network: 'x'.repeat(257) }, ['network newCluster.network.long']],
  [{ network: 'dpdk-blue', vlan: 'x' }, []],
  [{ profile: 'fast' }, ['profile newCluster.profile.needsNetwork']],
])('judges the network of %j', (differs, wrong) => {
  expect(codes(networkProblems(entered(differs), site))).toEqual(wrong);
});

it('makes a spec of a new cluster', () => {
  const all = { level: '4.7', cpuType: 'Intel Skylake Server Family', network: 'green', vlan: '0', mtu: '9000', profile: 'fast' };
  expect(specOf(entered(all), site)).toEqual({
    apiVersion: 'ovirt-dpdk/v1',
    dataCenter: 'Default',
    cluster: {
      name: 'dpdk2',
      cpuType: 'Intel Skylake Server Family',
      compatibilityVersion: '4.7',
      switchType: 'legacy',
    },
    networks: [{ name: 'green', vlan: 0, mtu: 9000, profiles: [{ name: 'fast' }] }],
  });
});

it('leaves a cluster that exists as it is, and a network too', () => {
  const typed = entered({
    name: 'dpdk',
    level: '4.2',
    cpuType: 'x',
    switchType: 'ovs',
    network: 'dpdk-blue',
    vlan: '7',
    mtu: '68',
  });
  expect(specOf(typed, site)).toEqual({
    apiVersion: 'ovirt-dpdk/v1',
    cluster: { name: 'dpdk' },
    networks: [{ name: 'dpdk-blue' }],
  });
});

it('finds every mistake before the client does', () => {
  const text = (...some: string[]) => fc.oneof(fc.constantFrom('', ...some), fc.string({ maxLength: 6 }));
  const any = fc.record({
    name: text('dpdk', 'new'),
    network: text('dpdk-blue', 'green', 'bond1'),
    vlan: text('0', '4094', '4095', ' 7', '07'),
    mtu: text('0', '67', '68', '65535', '65536'),
    profile: text('fast'),
  });
  fc.assert(
    fc.property(any, (differs) => {
      const typed = entered(differs);
      fc.pre([clusterProblems, switchProblems, networkProblems].every((rule) => rule(typed, site).length === 0));
      expect(() => checkSpec(specOf(typed, site))).not.toThrow();
    }),
    { numRuns: 300 },
  );
});
