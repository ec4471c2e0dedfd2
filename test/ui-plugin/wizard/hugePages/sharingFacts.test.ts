import { vmSharing, type SeenVm, type Seen } from '../../../../client';
import { sharingFacts } from '../../../../ui-plugin/wizard/hugePages/sharingFacts';
import { aNativeWorld, aSeen, aStandInWorld, aVm, GIB } from '../../../support/seen';

const bare = aVm('vnf1', { properties: {} });
const facts = (seen: Seen, vm: SeenVm = bare, choice: '1GiB' | 'none' = '1GiB') =>
  sharingFacts(vmSharing(seen, vm), choice).map(({ state, title, why }) => [state, title, why].join(' '));

it('needs no property where the host package shares', () => {
  expect(facts(aStandInWorld())).toEqual(['ok pages.sharing.hook pages.sharing.hook.why']);
});

it('tells of property, effect and definition where the datapath relies on the property', () => {
  expect(facts(aNativeWorld())).toEqual([
    'ok pages.sharing.sets pages.sharing.sets.why',
    'ok pages.sharing.effective pages.sharing.because.defaultCell',
    'ok pages.sharing.defined pages.sharing.defined.why',
  ]);
});

it('says what a person has to type where the definition is missing', () => {
  const seen = aNativeWorld({ properties: { predefined: { '4.2': '' }, userDefined: { '4.2': '' } } });
  const [, , definition] = sharingFacts(vmSharing(seen, bare), '1GiB');
  expect(definition).toMatchObject({ state: 'missing', title: 'pages.sharing.undefined' });
  expect(definition?.commands?.[0]).toContain('engine-config -m');
});

it('says that the maximum memory has to be raised where sharing would have no effect', () => {
  const native = aNativeWorld();
  const seen = { ...native, system: { ...native.system, version: { ...native.system.version, minor: 4, build: 3 } } };
  const vm = aVm('vnf1', { properties: {}, memory: 4 * GIB, maxMemory: 4 * GIB, cpuPinningPolicy: 'dedicated' });
  expect(facts(seen, vm)).toContain('warning pages.sharing.noCell pages.sharing.noCell.why');
});

it('does not know where there is no host', () => {
  expect(facts(aSeen('4.5.7', { hosts: [] }))).toEqual(['unknown pages.sharing.unknown pages.sharing.impossible.still']);
});

it('has nothing to share without pages', () => {
  expect(facts(aNativeWorld(), bare, 'none')).toEqual(['warning pages.sharing.off pages.sharing.off.why']);
});
