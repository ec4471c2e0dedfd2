import { Bug } from '../../errors';
import type { Change } from '../change';
import { addClusterNetwork, createCluster, updateCluster, updateClusterNetwork } from './clusterChanges';
import { activateHost, moveHost, reinstallHost, setKernelCmdline } from './hostChanges';
import { setUpNetworks } from './hostNetworks';
import { createNetwork, updateNetwork } from './networkChanges';
import { createProfile, updateProfile } from './profileChanges';
import { createNic, moveVm, setMaxMemory, setProperties, startVm, stopVm, updateNic } from './vmChanges';
import type { Work } from './work';

/** Carries out one change of the engine's. */
export const execute = (work: Work, change: Change): Promise<void> => {
  switch (change.kind) {
    case 'cluster.create':
      return createCluster(work, change);
    case 'cluster.update':
      return updateCluster(work, change);
    case 'network.create':
      return createNetwork(work, change);
    case 'network.update':
      return updateNetwork(work, change);
    case 'clusterNetwork.add':
      return addClusterNetwork(work, change);
    case 'clusterNetwork.update':
      return updateClusterNetwork(work, change);
    case 'profile.create':
      return createProfile(work, change);
    case 'profile.update':
      return updateProfile(work, change);
    case 'host.move':
      return moveHost(work, change);
    case 'host.kernelCmdline':
      return setKernelCmdline(work, change);
    case 'host.reinstall':
      return reinstallHost(work, change);
    case 'host.activate':
      return activateHost(work, change);
    case 'host.networks':
      return setUpNetworks(work, change);
    case 'vm.move':
      return moveVm(work, change);
    case 'vm.properties':
      return setProperties(work, change);
    case 'vm.memory':
      return setMaxMemory(work, change);
    case 'vm.stop':
      return stopVm(work, change);
    case 'vm.nic.create':
      return createNic(work, change);
    case 'vm.nic.update':
      return updateNic(work, change);
    case 'vm.start':
      return startVm(work, change);
    case 'engine.properties':
    case 'host.operator':
      throw new Bug(`${change.id} is for a person`);
  }
};
