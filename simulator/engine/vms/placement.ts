import type { Call } from '../call';
import { refuse } from '../faults';
import { freePages, pagesNeeded, pageSizeOf } from '../hosts/pages';
import type { HostRow, VmRow } from '../state';
import { MIB } from './memory';

type Filter = (call: Call, vm: VmRow, host: HostRow) => string | undefined;

const pinned: Filter = (_, vm, host) => {
  const hosts = vm.placement_policy?.hosts ?? [];
  return hosts.length === 0 || hosts.some(({ id }) => id === host.id)
    ? undefined
    : 'the host is not present in the pinning list.';
};
/** Where all host addresses are one machine, every other host looks like the one the VM is on: observed, recorded step 75-024. */
const migration: Filter = (call, vm, host) =>
  vm.host !== undefined && vm.host.id !== host.id && call.state.oneMachine ? 'it currently hosts the VM.' : undefined;
/** Memory on huge pages is left to the filter of huge pages. */
const memory: Filter = (call, vm, host) => {
  if (pageSizeOf(vm) !== undefined) return undefined;
  const used = call.state.vmsOn(host.id).reduce((sum, each) => sum + (each.memory ?? 0), 0);
  const free = Math.floor((host.machine.memory - used) / MIB);
  return free >= Math.ceil((vm.memory ?? 0) / MIB) ? undefined : `its available memory is too low (${free} MB) to run the VM`;
};
const hugePages: Filter = (call, vm, host) => {
  const size = pageSizeOf(vm);
  return size === undefined || freePages(call, host, size) >= pagesNeeded(vm.memory ?? 0, size)
    ? undefined
    : 'there are not enough free huge pages to run the VM';
};
const network: Filter = (call, vm, host) => {
  const missing = call.state.nics
    .where((nic) => nic.vmId === vm.id && nic.plugged !== false)
    .flatMap((nic) => {
      const of = call.state.networks.get(call.state.vnicProfiles.get(nic.vnic_profile?.id ?? '')?.networkId ?? '');
      if (of === undefined || of.external_provider !== undefined) return [];
      return call.state.attachments.find((each) => each.host === host.id && each.network === of.id) ? [] : [of.name];
    });
  return missing.length === 0 ? undefined : `network(s) ${[...new Set(missing)].join(', ')} are missing`;
};

/** Texts: VAR__DETAIL__* of AppErrors.properties; some end with a full stop of their own. */
const FILTERS: readonly (readonly [string, Filter])[] = [
  ['PinToHost', pinned],
  ['Migration', migration],
  ['Memory', memory],
  ['HugePages', hugePages],
  ['Network', network],
];

/** A new text for the case that nobody is asked. SCHEDULING_NO_HOSTS of AppErrors.properties. */
export const noHosts = (): Error =>
  refuse(400, 'There are no hosts to use. Check that the cluster contains at least one host in Up state.');

/** The scheduler: the first host that every filter of the cluster's policy lets pass. Texts observed on 4.5.8, recorded steps 72-007, 72-062. */
export function placed(call: Call, vm: VmRow, verb: 'run' | 'migrate', only?: HostRow): HostRow {
  const policy = call.state.policies.get(call.state.clusters.get(vm.cluster.id)?.scheduling_policy?.id ?? '');
  const inUse = FILTERS.filter(([name]) => policy === undefined || policy.filters.includes(name));
  const candidates = call.state.hosts.where(
    (host) =>
      host.cluster === vm.cluster.id &&
      host.status === 'up' &&
      host.id !== vm.host?.id &&
      (only === undefined || only.id === host.id),
  );
  if (candidates.length === 0) throw noHosts();
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
    `Cannot ${verb} VM. There is no host that satisfies current scheduling constraints. See below for details:`,
    ...refusals,
  );
}
