import { clusterDatapath, commonDatapath, hostDatapath } from '../../../client/desired/capability';
import type { SeenHost } from '../../../client/desired/seen';
import { phrase } from '../../../client/phrases';
import { aHost, aNativeWorld, anOvnWorld, aSeen, aStandInWorld, aVersion } from '../../support/seen';

const unknownHost = (name: string): SeenHost => {
  const { version: _, ...host } = aHost(name, '4.50.5');
  return host;
};

/** VDSM, level, engine → answer; from the table of oVirt/vdsm tags. */
it.each([
  ['4.19.31', '4.1', '4.1.9', 'none', 'datapath.tooOld'],
  ['4.20.1', '4.2', '4.2.0', 'none', 'datapath.tooOld'],
  ['4.20.2', '4.2', '4.2.0', 'native-vdsm', 'datapath.nativeVdsm'],
  ['4.20.17', '4.2', '4.2.8', 'native-vdsm', 'datapath.nativeVdsm'],
  ['4.20.23', '4.2', '4.2.8', 'native-vdsm', 'datapath.nativeVdsm'],
  ['4.20.24', '4.2', '4.2.8', 'native-ovn', 'datapath.nativeOvn'],
  ['4.20.24', '4.1', '4.2.8', 'native-vdsm', 'datapath.nativeVdsm'],
  ['4.30.33', '4.3', '4.3.10', 'native-ovn', 'datapath.nativeOvn'],
  ['4.30.33', '4.1', '4.3.10', 'native-vdsm', 'datapath.nativeVdsm'],
  ['4.40.22', '4.4', '4.4.1', 'native-ovn', 'datapath.nativeOvnUntried'],
  ['4.40.35', '4.4', '4.4.3', 'none', 'datapath.nmstateOnly'],
  ['4.40.40', '4.4', '4.4.4', 'stand-in', 'datapath.standIn'],
  ['4.50.5.1', '4.7', '4.5.7', 'stand-in', 'datapath.standIn'],
  ['4.51.0', '4.8', '4.6.0', 'none', 'datapath.tooNew'],
  // The engine of 4.5 still takes hosts of 4.2, but not their NICs.
  ['4.20.17', '4.2', '4.5.7', 'none', 'datapath.engineRefusesNic'],
  ['4.30.33', '4.3', '4.5.7', 'native-ovn', 'datapath.nativeOvn'],
] as const)('judges VDSM %s at level %s under engine %s as %s', (vdsm, level, engine, datapath, code) => {
  const answer = hostDatapath(aHost('host1', vdsm), { engine: aVersion(engine), level });
  expect([answer.datapath, answer.reason.code]).toEqual([datapath, code]);
});

it('takes an absent version for unknown, not for old', () => {
  const answer = hostDatapath(unknownHost('host1'), { engine: aVersion('4.5.7'), level: '4.7' });
  expect(answer).toMatchObject({ datapath: 'unknown', reason: { code: 'datapath.versionUnknown' } });
});

it('says which version removed what was wished for', () => {
  const answer = hostDatapath(aHost('host1', '4.50.5'), { engine: aVersion('4.5.7'), level: '4.7' }, 'native');
  expect(answer).toMatchObject({ datapath: 'none', reason: { code: 'datapath.removed', values: { version: '4.40.40' } } });
  expect(phrase(answer.reason)).toBe('Host host1 has VDSM 4.50.5: DPDK was removed from VDSM 4.40.40 (oVirt 4.4.4)');
});

it('says that a stand-in needs a newer host when it is wished for', () => {
  const answer = hostDatapath(aHost('host1', '4.30.33'), { engine: aVersion('4.3.10'), level: '4.3' }, 'stand-in');
  expect(answer).toMatchObject({ datapath: 'none', reason: { code: 'datapath.tooOld', values: { version: '4.40.40' } } });
});

const where = { engine: aVersion('4.5.7'), level: '4.7' };

it('lets one host that can do nothing decide for the cluster, and names it', () => {
  const answer = commonDatapath([aHost('new', '4.50.5'), aHost('old', '4.40.35')], where);
  expect(answer).toMatchObject({ datapath: 'none', reason: { code: 'datapath.nmstateOnly', values: { hosts: ['old'] } } });
  expect(answer.perHost.map(({ datapath }) => datapath)).toEqual(['stand-in', 'none']);
});

it('finds no datapath in a cluster whose hosts work in different ways', () => {
  const answer = commonDatapath([aHost('new', '4.50.5'), aHost('old', '4.30.33')], where);
  expect(answer).toMatchObject({ datapath: 'none', reason: { code: 'datapath.mixed' } });
  expect(phrase(answer.reason)).toContain('new: stand-in and old: native-ovn');
});

it('takes what all hosts can do even when it is not the best of each', () => {
  const hosts = [aHost('a', '4.30.10'), aHost('b', '4.20.30')];
  expect(commonDatapath(hosts, { engine: aVersion('4.3.10'), level: '4.1' }).datapath).toBe('native-vdsm');
  expect(commonDatapath([...hosts, aHost('c', '4.40.20')], { engine: aVersion('4.4.1'), level: '4.1' }).datapath).toBe(
    'native-ovn',
  );
});

it('does not know what a cluster can do as long as one host is unknown', () => {
  const answer = commonDatapath([aHost('host1', '4.50.5'), unknownHost('host2')], where);
  expect(answer).toMatchObject({ datapath: 'unknown', reason: { values: { hosts: ['host2'] } } });
});

it('does not know what a cluster without hosts can do', () => {
  expect(clusterDatapath(aSeen('4.5.7'))).toMatchObject({ datapath: 'unknown', reason: { code: 'datapath.noHosts' } });
});

it('counts only the hosts of the cluster', () => {
  const stranger = aHost('stranger', '4.30.33', { clusterId: 'cluster-other' });
  const seen = aStandInWorld();
  expect(clusterDatapath({ ...seen, hosts: [...seen.hosts, stranger] }).datapath).toBe('stand-in');
});

it.each([
  ['4.2', aNativeWorld(), 'native-vdsm'],
  ['4.3', anOvnWorld(), 'native-ovn'],
  ['4.5', aStandInWorld(), 'stand-in'],
] as const)('finds the datapath of a whole world of oVirt %s', (_, seen, datapath) => {
  expect(clusterDatapath(seen).datapath).toBe(datapath);
});

it('names only the hosts whose generation nobody has tried, not their neighbours of 4.3', () => {
  const answer = commonDatapath([aHost('old', '4.30.24'), aHost('newer', '4.40.20')], {
    engine: aVersion('4.5.7'),
    level: '4.3',
  });
  expect(answer).toMatchObject({
    datapath: 'native-ovn',
    reason: { code: 'datapath.nativeOvnUntried', values: { hosts: ['newer'], vdsm: '4.40.20' } },
  });
});
