import type { CallOptions, Query, Transport } from '../http/face';
import { path } from '../http/path';
import { pageOf } from '../http/search';
import type { WireObject } from '../http/wire';
import { accepted, type Accepted } from './actions';
import { calls } from './calls';
import { followText, followedFromWire, readFollowed, type HostFollow } from './hostFollow';
import type { HostDevice } from './hostDevices';
import type { HostNic } from './hostNics';
import { setupToWire, type Attachment, type NetworkSetup } from './networkAttachments';
import type { Hook } from './hooks';
import { readPages, type Paging } from './pages';
import {
  bytes,
  child,
  filledText,
  flag,
  integer,
  join,
  listOf,
  optional,
  present,
  requiredLinkId,
  text,
  textOrEmpty,
  version,
} from './scalars';
import type { HugepageStatistic } from './statistics';
import type { Version } from './values';

export type { HugepageStatistic } from './statistics';
export type { Hook } from './hooks';
export type { HostFollow } from './hostFollow';

export interface Host {
  readonly id: string;
  readonly name: string;
  readonly comment: string;
  readonly address: string;
  /** A PUT without it resets it to 54321: it is always sent back. */
  readonly port: number;
  readonly clusterId: string;
  /** unassigned, down, maintenance, up, non_responsive, installing, reboot, preparing_for_maintenance, non_operational … */
  readonly status: string;
  /** Why it is non-operational, or the reason given when it was sent into maintenance. */
  readonly statusDetail?: string;
  /** VDSM's version; absent means unknown, not old. */
  readonly version?: Version;
  readonly kernelCmdline: { readonly custom: string; readonly reported?: string };
  readonly cpu: { readonly name?: string; readonly sockets?: number; readonly cores?: number; readonly threads?: number };
  /** Bytes. */
  readonly memory: number;
  /** True when VDSM found IOMMU groups. */
  readonly iommu: boolean;
  /** More than one NUMA node. */
  readonly numa: boolean;
  /** Engine 4.4.3 and later. */
  readonly reinstallationRequired?: boolean;
  /** Only with all content, or in the answer of a PUT. */
  readonly networkOperationInProgress?: boolean;
  /** `SHA256:…` of one of its keys; which kind of key the engine does not tell. */
  readonly sshFingerprint?: string;
  readonly sshPort?: number;
  /** Absent: the engine does not tell, and logs in as root. */
  readonly sshUser?: string;
  /** Of the machine: DMI's product UUID, or what /etc/vdsm/vdsm.id says. Absent until the host was up once. */
  readonly hardwareUuid?: string;
  /** Present when followed. */
  readonly nics?: readonly HostNic[];
  readonly attachments?: readonly Attachment[];
  readonly hugepages?: readonly HugepageStatistic[];
  readonly devices?: readonly HostDevice[];
  readonly hooks?: readonly Hook[];
}

export interface HostQuery {
  /** An expression of the search language: http/search.ts. */
  readonly search?: string;
  readonly max?: number;
  readonly follow?: readonly HostFollow[];
  /** Adds `networkOperationInProgress`. Followed parts inherit it and cost double, so ask in a list of its own. */
  readonly allContent?: boolean;
}

export interface HostPages extends Partial<Paging> {
  /** Conditions of the search language, all of which hold. */
  readonly conditions?: readonly string[];
  readonly follow?: readonly HostFollow[];
}

export interface InstallFlags {
  /** Engine 4.3 and later; the engine's default is false: the host stays in maintenance. */
  readonly activate?: boolean;
  /** Engine 4.4.5 and later; the engine's default is true. Before, an install does not reboot for kernel arguments. */
  readonly reboot?: boolean;
}

/** setupnetworks holds its answer until the host is done; the engine's own limit towards the host is 180 s. */
const SETUP_TIMEOUT_MS = 240000;

export const hosts = (http: Transport) => {
  const list = async (
    { search, max, follow = [], allContent }: HostQuery = {},
    options?: CallOptions,
  ): Promise<readonly Host[]> => {
    const query: Query = { search, max, all_content: allContent };
    const read = (followed: readonly HostFollow[]): Promise<readonly Host[]> =>
      calls(http).get(
        '/hosts',
        (answer, at) => listOf(answer, 'host', at, (host, place) => fromWire(host, place, followed)),
        { ...query, follow: followText(followed) },
        options,
      );
    return readFollowed(http, follow, read, options);
  };

  const action = (id: string, name: string, body: WireObject = {}, options?: CallOptions): Promise<Accepted> =>
    calls(http).post(path`/hosts/${id}/${name}`, body, accepted, options);

  const put = ({ id, port }: Pick<Host, 'id' | 'port'>, change: WireObject, options?: CallOptions): Promise<Host> =>
    // A PUT without `port` sets it to 54321. source: oVirt/ovirt-engine HostMapper.java
    calls(http).put(path`/hosts/${id}`, { port: String(port), ...change }, fromWire, options);

  return {
    /** One answer of the engine. When following fails the parts are read one by one: the result is the same. */
    list,

    /** All hosts that meet the conditions, by pages, a few at a time. */
    pages: ({ conditions = [], follow = [], size = 50, parallel = 3, expected }: HostPages = {}, options?: CallOptions) =>
      readPages((page) => list({ search: pageOf(conditions, page), max: size, follow }, options), {
        size,
        parallel,
        ...(expected !== undefined && { expected }),
      }),

    get: (id: string, { allContent }: Pick<HostQuery, 'allContent'> = {}, options?: CallOptions): Promise<Host> =>
      calls(http).get(path`/hosts/${id}`, fromWire, { all_content: allContent }, options),

    /** The whole managed kernel line. Stored at once; it reaches the host with the next install, and the kernel with the boot after. */
    setKernelCmdline: (host: Pick<Host, 'id' | 'port'>, custom: string, options?: CallOptions): Promise<Host> =>
      put(host, { os: { custom_kernel_cmdline: custom } }, options),

    /** The host must be in maintenance. */
    moveToCluster: (host: Pick<Host, 'id' | 'port'>, clusterId: string, options?: CallOptions): Promise<Host> =>
      put(host, { cluster: { id: clusterId } }, options),

    /** Moves the host's VMs away. The reason shows as `statusDetail` while the host is in maintenance. */
    deactivate: (id: string, { reason }: { readonly reason?: string } = {}, options?: CallOptions) =>
      action(id, 'deactivate', reason === undefined ? {} : { reason }, options),
    activate: (id: string, options?: CallOptions) => action(id, 'activate', {}, options),

    /** Installs again, with the engine's SSH key. Flags are sent only where given: an engine that does not know one refuses the call. */
    install: (id: string, { activate, reboot }: InstallFlags = {}, options?: CallOptions) =>
      action(
        id,
        'install',
        {
          ssh: { authentication_method: 'publickey' },
          ...(activate !== undefined && { activate: String(activate) }),
          ...(reboot !== undefined && { reboot: String(reboot) }),
        },
        options,
      ),

    /** Lets the engine read NICs, devices and huge pages of the host anew. */
    refresh: (id: string, options?: CallOptions) => action(id, 'refresh', {}, options),
    syncAllNetworks: (id: string, options?: CallOptions) => action(id, 'syncallnetworks', {}, options),
    commitNetConfig: (id: string, options?: CallOptions) => action(id, 'commitnetconfig', {}, options),

    setupNetworks: (id: string, setup: NetworkSetup, options?: CallOptions) =>
      action(id, 'setupnetworks', setupToWire(setup), { timeoutMs: SETUP_TIMEOUT_MS, ...options }),
  };
};

/** @param followed what was asked to come along: then a missing list is an empty one */
export const fromWire = (host: WireObject, at: string, followed: readonly HostFollow[] = []): Host => {
  const os = child(host, 'os', at) ?? {};
  const passthrough = child(host, 'device_passthrough', at);
  const ssh = child(host, 'ssh', at);
  const sshUser = ssh && child(ssh, 'user', join(at, 'ssh'));
  const hardware = child(host, 'hardware_information', at);
  return present({
    id: text(host, 'id', at),
    name: text(host, 'name', at),
    comment: textOrEmpty(host, 'comment', at),
    address: text(host, 'address', at),
    port: optional(integer, host, 'port', at) ?? DEFAULT_PORT,
    clusterId: requiredLinkId(host, 'cluster', at),
    status: text(host, 'status', at),
    statusDetail: filledText(host, 'status_detail', at),
    version: version(host, 'version', at),
    kernelCmdline: present({
      custom: textOrEmpty(os, 'custom_kernel_cmdline', join(at, 'os')),
      reported: filledText(os, 'reported_kernel_cmdline', join(at, 'os')),
    }),
    cpu: cpuFromWire(host, at),
    // Absent or 0 until the host was up once.
    memory: optional(bytes, host, 'memory', at) ?? 0,
    iommu: passthrough !== undefined && (optional(flag, passthrough, 'enabled', join(at, 'device_passthrough')) ?? false),
    numa: optional(flag, host, 'numa_supported', at) ?? false,
    reinstallationRequired: optional(flag, host, 'reinstallation_required', at),
    networkOperationInProgress: optional(flag, host, 'network_operation_in_progress', at),
    sshFingerprint: ssh && filledText(ssh, 'fingerprint', join(at, 'ssh')),
    sshPort: ssh && optional(integer, ssh, 'port', join(at, 'ssh')),
    sshUser: sshUser && filledText(sshUser, 'user_name', join(at, 'ssh.user')),
    hardwareUuid: hardware && filledText(hardware, 'uuid', join(at, 'hardware_information')),
    ...followedFromWire(host, at, followed),
  });
};

const DEFAULT_PORT = 54321;

const cpuFromWire = (host: WireObject, at: string): Host['cpu'] => {
  const cpu = child(host, 'cpu', at) ?? {};
  const place = join(at, 'cpu');
  const topology = child(cpu, 'topology', place) ?? {};
  return present({
    name: filledText(cpu, 'name', place),
    sockets: optional(integer, topology, 'sockets', `${place}.topology`),
    cores: optional(integer, topology, 'cores', `${place}.topology`),
    threads: optional(integer, topology, 'threads', `${place}.topology`),
  });
};
