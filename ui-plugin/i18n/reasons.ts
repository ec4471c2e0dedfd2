import type { Change, ErrorCode, HostFinding, HostStep, Reason, Values } from '../../client/index';

/** What the host planner and the checker found. Its codes stand under `facts.`, as in a chain or a plan. */
export const reasonOfFinding = ({ code, values }: HostFinding): Reason => ({ code: `facts.${code}`, values });

/** An error by its kind: what happened; with the form `remedy` what to do. The engine's own words are shown beside it. */
export const reasonOfError = (code: ErrorCode): Reason => ({ code: `error.${code}`, values: {} });

/** What a step does on a host. */
export const reasonOfStep = ({ kind, ...values }: HostStep): Reason => ({ code: `step.${kind}`, values });

/** A change as an order in few words. */
export const reasonOfChange = (change: Change): Reason => ({ code: `change.${change.kind}`, values: namesIn(change) });

/** Who does it: the key of `who.`. */
export const whoDoes = (change: Change): 'engine' | 'engineMachine' | 'host' => {
  if (change.by === 'engine') return 'engine';
  return change.where === 'host' ? 'host' : 'engineMachine';
};

const namesIn = (change: Change): Values => {
  switch (change.kind) {
    case 'cluster.create':
    case 'cluster.update':
      return { cluster: change.cluster.name };
    case 'network.create':
    case 'network.update':
      return { network: change.network.name };
    case 'clusterNetwork.add':
    case 'clusterNetwork.update':
      return { network: change.network.name, cluster: change.cluster.name };
    case 'profile.create':
    case 'profile.update':
      return { profile: change.profile.name, network: change.network.name };
    case 'host.move':
      return { host: change.host.name, cluster: change.after.cluster.name };
    case 'host.reinstall':
      return { host: change.host.name, reboots: change.reboots };
    case 'host.kernelCmdline':
    case 'host.activate':
    case 'host.networks':
    case 'host.operator':
      return { host: change.host.name };
    case 'vm.move':
      return { vm: change.vm.name, cluster: change.after.cluster.name };
    case 'vm.properties':
      return { vm: change.vm.name, nextRun: change.nextRun };
    case 'vm.memory':
    case 'vm.stop':
    case 'vm.start':
      return { vm: change.vm.name };
    case 'vm.nic.create':
      return { vm: change.vm.name, nic: change.nic };
    case 'vm.nic.update':
      return { vm: change.vm.name, nic: change.nic.name };
    case 'engine.properties':
      return { level: change.level };
  }
};
