import type { Change } from '../desired/change';

/** A change as an order in few words, such as `create network dpdk-blue`. Names are as the engine has them, unescaped. */
export const changeTitle = (change: Change): string => {
  switch (change.kind) {
    case 'cluster.create':
      return `create cluster ${change.cluster.name}`;
    case 'cluster.update':
      return `update cluster ${change.cluster.name}`;
    case 'network.create':
      return `create network ${change.network.name}`;
    case 'network.update':
      return `update network ${change.network.name}`;
    case 'clusterNetwork.add':
      return `add network ${change.network.name} to cluster ${change.cluster.name}`;
    case 'clusterNetwork.update':
      return `update network ${change.network.name} in cluster ${change.cluster.name}`;
    case 'profile.create':
      return `create vNIC profile ${change.profile.name} on network ${change.network.name}`;
    case 'profile.update':
      return `update vNIC profile ${change.profile.name} on network ${change.network.name}`;
    case 'host.move':
      return `move host ${change.host.name} to cluster ${change.after.cluster.name}`;
    case 'host.kernelCmdline':
      return `set the kernel command line of host ${change.host.name}`;
    case 'host.reinstall':
      return `reinstall host ${change.host.name}${change.reboots ? ' and reboot it' : ''}`;
    case 'host.activate':
      return `activate host ${change.host.name}`;
    case 'host.networks':
      return `set up the networks of host ${change.host.name}`;
    case 'vm.move':
      return `move virtual machine ${change.vm.name} to cluster ${change.after.cluster.name}`;
    case 'vm.properties':
      return `set custom properties of virtual machine ${change.vm.name}${fromNextStart(change.nextRun)}`;
    case 'vm.memory':
      return `set the maximum memory of virtual machine ${change.vm.name}`;
    case 'vm.stop':
      return `shut down virtual machine ${change.vm.name}`;
    case 'vm.start':
      return `start virtual machine ${change.vm.name}`;
    case 'vm.nic.create':
      return `add NIC ${change.nic} to virtual machine ${change.vm.name}`;
    case 'vm.nic.update':
      return `update NIC ${change.nic.name} of virtual machine ${change.vm.name}`;
    case 'engine.properties':
      return `define VM properties at level ${change.level}`;
    case 'host.operator':
      return `work on host ${change.host.name}`;
  }
};

const fromNextStart = (nextRun: boolean): string => (nextRun ? ', from its next start' : '');
