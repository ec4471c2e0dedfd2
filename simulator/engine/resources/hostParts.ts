import { resource, type Call } from '../call';
import { notFound } from '../faults';
import { strays } from '../hosts/attachments';
import { hostOf, removeStray } from '../hosts/setupNetworks';
import { affinityLabel, katelloErratum, tag } from '../model/common';
import {
  externalNetworkProviderConfiguration,
  fenceAgent,
  hostCpuUnit,
  storageConnectionExtension,
  unmanagedNetwork,
  type UnmanagedNetwork,
} from '../model/host';
import type { Type } from '../model/kinds';
import { networkLabel } from '../model/network';
import { demand } from '../roles';
import { hexOf } from '../ids';

const owner = (call: Call) => hostOf(call, call.params['host'] ?? '');

/** The id of an unmanaged network is its name in hexadecimal digits. Observed on 4.5.8, recorded step 65-103. */
const unmanaged = (call: Call): readonly UnmanagedNetwork[] => {
  const host = owner(call);
  return strays(call, host).map(({ name, real }) => ({
    id: hexOf(name),
    name,
    host: { id: host.id },
    host_nic: { id: host.nicIds[real.vlan === undefined ? real.nic : `${real.nic}.${real.vlan}`], at: `hosts/${host.id}/nics` },
  }));
};
const oneUnmanaged = (call: Call, id: string): UnmanagedNetwork => {
  const found = unmanaged(call).find((each) => each.id === id);
  if (!found) throw notFound();
  return found;
};

export const unmanagedNetworks = resource({
  path: 'hosts/:host/unmanagednetworks',
  type: unmanagedNetwork,
  list: unmanaged,
  get: oneUnmanaged,
  remove: (call, id) => {
    const { name = '' } = oneUnmanaged(call, id);
    demand(call.state, call.user, 'CONFIGURE_HOST_NETWORK', owner(call).id);
    return { job: removeStray(call, owner(call).id, name) };
  },
});

export const nicLabels = resource({
  path: 'hosts/:host/nics/:nic/networklabels',
  type: networkLabel,
  list: (call) => {
    const host = owner(call);
    const nic = call.params['nic'];
    return Object.entries(host.labels ?? {})
      .filter(([, name]) => host.nicIds[name] === nic)
      .map(([label]) => ({ id: label, host_nic: { id: nic, at: `hosts/${host.id}/nics` } }));
  },
});

/** Collections that are empty on every simulated host. */
const none = <T extends Type>(path: string, type: T, keepsKey = false) =>
  resource({
    path: `hosts/:host/${path}`,
    type,
    keepsKey,
    list: (call) => {
      owner(call);
      return [];
    },
  });
export const hostLabels = none('affinitylabels', affinityLabel, true);
export const hostTags = none('tags', tag);
export const hostErrata = none('katelloerrata', katelloErratum);
export const fenceAgents = none('fenceagents', fenceAgent);
export const cpuUnits = none('cpuunits', hostCpuUnit, true);
export const storageConnectionExtensions = none('storageconnectionextensions', storageConnectionExtension);
export const providerConfigurations = none('externalnetworkproviderconfigurations', externalNetworkProviderConfiguration);
