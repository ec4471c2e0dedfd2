import { quoteForShell } from '../../dpdk/customProperties';
import { mend, type Mend } from './judgement';

/** A command of ours as a person types it. */
const ours = (...words: readonly string[]): string => ['ovirt-dpdk', ...words].map(quoteForShell).join(' ');

export const hostFacts = (host: string): Mend => mend('mend.hostFacts', { host });

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
