import type { SiteReading } from '../../backstage/face';
import type { Wizard } from '../frame/wizard';
import { ClusterStep } from './ClusterStep';
import { Ended } from './Ended';
import { specOf, type Entered } from './entered';
import { clusterProblems, networkProblems, switchProblems } from './fieldRules';
import { NetworkStep } from './NetworkStep';
import { SwitchStep } from './SwitchStep';
import { switchOptions } from './switchTypes';

/** Makes a cluster for DPDK, or extends one. */
export const newCluster: Wizard<Entered, SiteReading> = {
  name: 'new-cluster',
  init: ({ readings }, _, signal) => readings.site(signal),
  begin: ({ seen }) => ({
    name: '',
    dataCenter: (seen.dataCenters.length === 1 && seen.dataCenters[0]?.name) || '',
    level: '',
    cpuType: '',
    switchType: switchOptions(seen.system.version).find(({ isAdvised }) => isAdvised)?.type ?? '',
    network: '',
    vlan: '',
    mtu: '',
    profile: '',
  }),
  steps: [
    { title: 'newCluster.cluster', about: 'newCluster.cluster.about', Body: ClusterStep, validate: clusterProblems },
    { title: 'newCluster.switch', about: 'newCluster.switch.about', Body: SwitchStep, validate: switchProblems },
    { title: 'newCluster.network', about: 'newCluster.network.about', Body: NetworkStep, validate: networkProblems },
  ],
  spec: specOf,
  Ended,
};
