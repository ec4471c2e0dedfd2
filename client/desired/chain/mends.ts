import { quoteForShell } from '../../dpdk/customProperties';
import { mend, type Mend } from './judgement';

/** A command of ours as a person types it. */
const ours = (...words: readonly string[]): string => ['ovirt-dpdk', ...words].map(quoteForShell).join(' ');

export const hostFacts = (host: string): Mend =>
  mend('mend.hostFacts', { host, command: ours('host', 'facts', host, '-o', `${host}.json`) });

export const hostCheck = (host: string): Mend => mend('mend.hostCheck', { host, command: ours('host', 'check', host) });

export const hostPlan = (host: string): Mend => mend('mend.pagesPerNode', { host, command: ours('host', 'plan', host) });

export const bindNic = (host: string): Mend =>
  mend('mend.bindNic', { host, command: ours('host', 'apply', host, '--nic', 'PCI-ADDRESS') });

export const setUpOpenVswitch = (host: string): Mend =>
  mend('mend.dpdkInit', { host, command: ours('host', 'apply', host, '--restart-openvswitch') });

export const guestNotes = (vm: string): Mend => mend('mend.guest', { vm, command: ours('vm', 'guest', vm) });

export const attachNetwork = (host: string, nic: string, network: string): Mend =>
  mend('mend.attachNetwork', { host, command: ours('network', 'attach', network, '--host', host, '--nic', nic) });

export const giveHugepages = (vm: string, size: string): Mend =>
  mend('mend.vmHugepages', { vm, size, command: ours('vm', 'hugepages', vm, '--size', size) });

export const giveNic = (vm: string, size: string, nic: string, profile: string): Mend =>
  mend('mend.vmNic', { vm, command: ours('vm', 'hugepages', vm, '--size', size, '--nic', `${nic}=${profile}`) });

export const createCluster = (cluster: string, switchType: 'ovs' | 'legacy'): Mend =>
  mend('mend.otherCluster', {
    cluster,
    switchType,
    command: ours('cluster', 'create', 'NAME', '--switch-type', switchType),
  });

export const defineProperties = (level: string): Mend =>
  mend('mend.defineProperties', { level, command: ours('engine', 'properties', '--apply') });
