import { switchOptions, datapathRows, engineName } from '../../../../ui-plugin/wizard/newCluster/switchTypes';
import { refusesPlainNicsOnOvs } from '../../../../client/desired/releases';

const version = (text: string) => {
  const [major = 0, minor = 0, build = 0, revision = 0] = text.split('.').map(Number);
  return { major, minor, build, revision };
};

it.each([
  ['4.2.8.7', 'ovs', 'newCluster.switch.ovs.plain'],
  ['4.3.10.4', 'ovs', 'newCluster.switch.ovs.plain'],
  ['4.4.3.12', 'ovs', 'newCluster.switch.ovs.plain'],
  ['4.4.4.4', 'legacy', 'newCluster.switch.ovs.externalOnly'],
  ['4.5.7.1', 'legacy', 'newCluster.switch.ovs.externalOnly'],
])('advises engine %s to %s, and tells the price of Open vSwitch', (engine, advised, about) => {
  const options = switchOptions(version(engine));
  expect(options.filter(({ isAdvised }) => isAdvised).map(({ type }) => type)).toEqual([advised]);
  expect(options.find(({ type }) => type === 'ovs')?.about).toBe(about);
});

it.each([
  ['legacy', '4.5.7', ['standIn works', 'nativeOvn needsOvs', 'nativeVdsm needsOvs']],
  ['ovs', '4.5.7', ['standIn needsBridge', 'nativeOvn external', 'nativeVdsm refused']],
  ['legacy', '4.2.8', ['standIn noSuchHosts', 'nativeOvn needsOvs', 'nativeVdsm needsOvs']],
  ['ovs', '4.3.10', ['standIn noSuchHosts', 'nativeOvn works', 'nativeVdsm works']],
] as const)('judges each datapath with %s on engine %s', (type, engine, rows) => {
  expect(
    datapathRows(type, version(engine)).map(({ datapath, verdict }) => `${datapath} ${verdict.split('.').pop() ?? ''}`),
  ).toEqual(rows);
});

it('draws the same line as the planner between engines that take any network and those that do not', () => {
  for (const engine of ['4.2.0', '4.4.4.3', '4.4.4.4', '4.4.5', '4.5.0', '4.10.1'].map(version))
    expect(switchOptions(engine).some(({ about }) => about === 'newCluster.switch.ovs.externalOnly')).toBe(
      refusesPlainNicsOnOvs(engine),
    );
});

it('names an engine as people do', () => {
  expect(engineName(version('4.5.7.1'))).toBe('4.5.7');
});
