import type { DatapathCode } from '../desired/capability';
import type { Filling, Phrase } from './phrase';

const hosts = ({ list, number }: Filling): string => `${number('hosts') === 1 ? 'host' : 'hosts'} ${list('hosts')}`;
const have = ({ number }: Filling): string => (number('hosts') === 1 ? 'has' : 'have');

/** What the version of VDSM on the hosts makes possible, and what it rules out. */
export const datapath: Readonly<Record<DatapathCode, Phrase>> = {
  'datapath.nativeVdsm': (v) =>
    `VDSM ${v.text('vdsm')} turns a vNIC into vhost-user by itself when its network is on a DPDK NIC (${hosts(v)})`,
  'datapath.nativeOvn': (v) =>
    `VDSM ${v.text('vdsm')} builds OVS bridges on DPDK NICs, and the hook of the OVN provider turns a vNIC on an external network into vhost-user (${hosts(v)})`,
  'datapath.nativeOvnUntried': (v) =>
    `VDSM ${v.text('vdsm')} still holds the code for DPDK NICs with the hook of the OVN provider, but only with net_nmstate_enabled=false in vdsm.conf, and nobody is known to have run it (${hosts(v)})`,
  'datapath.standIn': (v) =>
    `VDSM ${v.text('vdsm')} no longer knows DPDK; the host package ovirt-dpdk-host brings vhost-user NICs back through stand-in NICs (${hosts(v)})`,
  'datapath.removed': (v) =>
    v.text('version') === '4.20.24'
      ? `${hosts(v)} ${have(v)} VDSM ${v.text('vdsm')}: from VDSM 4.20.24 (oVirt 4.2.3) it leaves a vNIC as the engine writes it, so that it does not become vhost-user`
      : `${hosts(v)} ${have(v)} VDSM ${v.text('vdsm')}: DPDK was removed from VDSM ${v.text('version')} (oVirt 4.4.4)`,
  'datapath.nmstateOnly': (v) =>
    `${hosts(v)} ${have(v)} VDSM ${v.text('vdsm')}: from VDSM ${v.text('version')} Open vSwitch networks are made through nmstate only, which has no DPDK code there, and stand-in NICs need VDSM 4.40.40 (oVirt 4.4.4): update the hosts`,
  'datapath.tooOld': (v) =>
    `${hosts(v)} ${have(v)} VDSM ${v.text('vdsm')}, which is older than ${v.text('version')}, the first version that can do it`,
  'datapath.tooNew': (v) =>
    `${hosts(v)} ${have(v)} VDSM ${v.text('vdsm')}, which is newer than ${v.text('version')}, the last version that this product was checked against`,
  'datapath.engineRefusesNic': (v) =>
    `${hosts(v)} could make vhost-user NICs by VDSM ${v.text('vdsm')} itself, but engine ${v.text('engine')} lets a virtual machine in an Open vSwitch cluster use external networks only (since 4.4.4)`,
  'datapath.mixed': (v) =>
    `the hosts have no datapath in common (${v.list('kinds', 6)}): hosts of one cluster must work the same way`,
  'datapath.versionUnknown': (v) =>
    `the engine does not know the version of VDSM on ${hosts(v)}, so that what ${v.number('hosts') === 1 ? 'it' : 'they'} can do is unknown`,
  'datapath.noHosts': () => 'the cluster has no hosts, and only hosts decide what is possible',
};
