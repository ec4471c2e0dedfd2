import type { Call } from '../call';
import { refuse } from '../faults';
import { freePages, pagesNeeded, pageSizeOf } from '../hosts/pages';
import type { HostRow, VmRow } from '../state';

type Filter = (call: Call, vm: VmRow, host: HostRow) => string | undefined;
const mib = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);

const hugePages: Filter = (call, vm, host) => {
  const size = pageSizeOf(vm);
  return size === undefined || freePages(call, host, size) >= pagesNeeded(vm.memory ?? 0, size)
    ? undefined
    : 'there are not enough free huge pages to run the VM';
};
const memory: Filter = (call, vm, host) => {
  if (pageSizeOf(vm) !== undefined) return undefined;
  const used = call.state.vms.where((each) => each.host?.id === host.id).reduce((sum, each) => sum + (each.memory ?? 0), 0);
  return mib(host.machine.memory - used) >= mib(vm.memory ?? 0) ? undefined : 'has insufficient free memory to run the VM';
};
const network: Filter = (call, vm, host) => {
  const missing = call.state.nics
    .where((nic) => nic.vmId === vm.id && nic.plugged !== false)
    .flatMap((nic) => {
      const of = call.state.networks.get(call.state.vnicProfiles.get(nic.vnic_profile?.id ?? '')?.networkId ?? '');
      if (of === undefined || of.external_provider !== undefined) return [];
      return call.state.attachments.find((each) => each.host === host.id && each.network === of.id) ? [] : [of.name];
    });
  return missing.length === 0 ? undefined : `network(s) ${missing.join(', ')} are missing`;
};
const pinned: Filter = (_, vm, host) => {
  const hosts = vm.placement_policy?.hosts ?? [];
  return hosts.length === 0 || hosts.some(({ id }) => id === host.id) ? undefined : 'it is not pinned to it';
};
const FILTERS: readonly (readonly [string, Filter])[] = [
  ['PinToHost', pinned],
  ['Memory', memory],
  ['HugePages', hugePages],
  ['Network', network],
];

/** The scheduler: the first host that every filter of the cluster's policy lets pass. Texts observed on 4.5.8, recorded steps 72-007, 72-060. */
export function placed(call: Call, vm: VmRow): HostRow {
  const policy = call.state.policies.get(call.state.clusters.get(vm.cluster.id)?.scheduling_policy?.id ?? '');
  const inUse = FILTERS.filter(([name]) => policy === undefined || policy.filters.includes(name));
  const candidates = call.state.hosts.where((host) => host.cluster === vm.cluster.id && host.status === 'up');
  if (candidates.length === 0)
    throw refuse(409, 'Cannot run VM. There is no host that satisfies current scheduling constraints. See below for details:');
  const refusals: string[] = [];
  for (const host of candidates) {
    const failed = inUse
      .map(([name, filter]) => [name, filter(call, vm, host)] as const)
      .find(([, reason]) => reason !== undefined);
    if (failed === undefined) return host;
    refusals.push(`The host ${host.name} did not satisfy internal filter ${failed[0]} because ${failed[1] ?? ''}.`);
  }
  throw refuse(
    409,
    'Cannot run VM. There is no host that satisfies current scheduling constraints. See below for details:',
    ...refusals,
  );
}
