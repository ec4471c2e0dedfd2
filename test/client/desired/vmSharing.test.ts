import { vmSharing } from '../../../client/desired/vmSharing';
import { aNativeWorld, anOvnWorld, aSeen, aStandInWorld, aVm, GIB } from '../../support/seen';

const bare = aVm('vnf1', { properties: {} });

it.each([
  ['a stand-in cluster', aStandInWorld(), 'hook', 'datapath.standIn'],
  ['a cluster of VDSM 4.20.17', aNativeWorld(), 'property', 'datapath.nativeVdsm'],
  ['a cluster with the OVN hook', anOvnWorld(), 'property', 'datapath.nativeOvn'],
  ['a cluster without hosts', aSeen('4.5.7', { hosts: [] }), 'unknown', 'datapath.noHosts'],
] as const)('tells who shares in %s', (_, seen, through, code) => {
  expect(vmSharing(seen, bare)).toMatchObject({ through, reason: { code } });
});

it('is judged with the property set, also while it is not', () => {
  expect(vmSharing(aNativeWorld(), bare)).toMatchObject({ isSet: false, memory: { effective: true, because: 'defaultCell' } });
});

it('goes by what the VM will have at its next start', () => {
  const next = { properties: { hugepages_shared: 'TRUE' }, memory: 4 * GIB, maxMemory: 4 * GIB };
  const vm = aVm('vnf1', { properties: {}, cpuPinningPolicy: 'dedicated', next });
  expect(vmSharing(aStandInWorld(), vm)).toMatchObject({
    isSet: true,
    memory: { effective: false, because: 'noCell', mend: { maxMemory: 5 * GIB } },
  });
});

it('names the commands where the level of the VM itself lacks the definition', () => {
  const seen = aNativeWorld({
    properties: { predefined: { '4.1': '', '4.2': '' }, userDefined: { '4.1': '', '4.2': 'hugepages_shared=^(true|false)$' } },
  });
  expect(vmSharing(seen, bare)).toMatchObject({ level: '4.2', definition: 'accepts', commands: [] });
  expect(vmSharing(seen, aVm('vnf1', { customLevel: '4.1' }))).toMatchObject({
    level: '4.1',
    definition: 'undefined',
    commands: [
      "engine-config -m 'UserDefinedVMProperties=hugepages_shared=^(true|false)$' --cver=4.1",
      'systemctl restart ovirt-engine',
    ],
  });
});

it('does not know of definitions that this user may not read', () => {
  expect(vmSharing(aNativeWorld({ properties: {} }), bare)).toMatchObject({ definition: 'unknown', commands: [] });
});
