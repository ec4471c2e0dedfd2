import type { Call } from '../call';
import { refuse } from '../faults';
import type { VmRow } from '../state';
import { checkAddresses, checkIpRules } from './addressRules';
import { checkBonds, checkRemovedBonds } from './bondRules';
import { checkBondModes, checkLayout } from './layoutRules';
import { refuseListing } from './listing';
import type { NetworkChange, Wish } from './networkChange';
import { bondOf, nicNamed, vlanNames } from './nics';
import { compare, differences, wanted } from './sync';
import { strays } from './attachments';
import { propertyRules } from './networkProperties';

const PREFIX = 'Cannot setup Networks.';

/**
 * What the engine refuses by itself before it asks the host, in its order.
 *
 * Source: HostSetupNetworksValidator.java; texts of AppErrors.properties, those of group 65 as observed on 4.5.8.
 */
export function checkChange(call: Call, change: NetworkChange, fresh: boolean): void {
  for (const wish of change.wishes)
    if (wish.networkRef.id === undefined && wish.networkRef.name === undefined)
      throw refuse(400, 'Either network id or network name must be provided., Attribute: ');
  checkAddresses(change.wishes);
  checkLabels(change);
  for (const wish of change.wishes) checkWish(call, change, wish, fresh);
  checkRemoved(call, change);
  checkBonds(call, change);
  checkRemovedBonds(change);
  checkLayout(call, change);
  checkProperties(call, change);
  checkBondModes(call, change);
  checkStrays(call, change);
  checkOutOfSync(call, change);
}

function checkLabels({ host, labels, removedLabels }: NetworkChange): void {
  for (const { label, nicRef, nic } of labels) {
    if (nic === undefined)
      throw refuse(
        400,
        `${PREFIX} Label '${label}' cannot be attached to non-existing/removed '${nicRef.name ?? nicRef.id ?? 'null'}' network interface.`,
      );
    if (bondOf(host, nic) !== undefined || vlanNames(host).includes(nic))
      throw refuse(
        400,
        `${PREFIX} Network interface '${nic}' cannot be labeled. Label can be provided only to interfaces or to bonds (not to slaves nor vlans).`,
      );
  }
  for (const label of removedLabels)
    if (host.labels?.[label] === undefined)
      throw refuse(400, `${PREFIX} Label '${label}' cannot be removed, since it isn't attached to any network interface.`);
  const all = [...labels.map(({ label }) => label), ...removedLabels];
  const twice = [...new Set(all.filter((label, index) => all.indexOf(label) !== index))];
  if (twice.length > 0)
    throw refuseListing(
      400,
      `${PREFIX} Labels '\${PARAMS_CONTAIN_DUPLICATE_LABELS_LIST}' appear in the 'labels/removed labels' lists more than once.`,
      'PARAMS_CONTAIN_DUPLICATE_LABELS_LIST',
      twice,
    );
}

function checkWish(call: Call, { host, before, wishes, removed }: NetworkChange, wish: Wish, fresh: boolean): void {
  const { id, networkRef, network, nicRef, nic } = wish;
  if (fresh && id !== undefined)
    throw refuse(
      400,
      `${PREFIX} New Network attachment cannot be created with given ID. Please remove Network Attachment ID (id '${id}') from request.`,
    );
  if (id !== undefined && wish.before === undefined)
    throw refuse(400, `${PREFIX} Updated Network Attachment (id '${id}') does not exist.`);
  const external = call.state.networks.find(
    (each) =>
      each.external_provider !== undefined &&
      (networkRef.id === undefined ? each.name === networkRef.name : each.id === networkRef.id),
  );
  if (network === undefined && !external)
    throw refuse(
      400,
      networkRef.id === undefined
        ? `Logical Network (name '${networkRef.name ?? ''}') doesn't exist.`
        : `Logical Network (id '${networkRef.id}') doesn't exist.`,
    );
  const named = network ?? external;
  if (
    nicRef.id !== undefined &&
    nicRef.name !== undefined &&
    nicNamed(host, { id: nicRef.id }) !== nicNamed(host, { name: nicRef.name })
  )
    throw refuse(
      400,
      `${PREFIX} NetworkAttachment (id ${id ?? 'null'}) does not reference nic coherently. Nic name and id reference different nics: nicId ${nicRef.id} nicName ${nicRef.name}.`,
    );
  if (networkRef.id !== undefined && networkRef.name !== undefined && named?.name !== networkRef.name)
    throw refuse(
      400,
      `${PREFIX} NetworkAttachment (id ${id ?? 'null'}) does not reference network coherently. Network name and id reference different networks: networkId ${networkRef.id} networkName ${networkRef.name}.`,
    );
  if (wish.before && removed.includes(wish.before))
    throw refuse(
      400,
      `${PREFIX} Cannot remove and update a Network Attachment simultaneously. The same network attachment ('${wish.before.id}') appears in both 'network attachments' and 'removed network attachments' lists.`,
    );
  if (nic !== undefined && vlanNames(host).includes(nic))
    throw refuse(
      400,
      `${PREFIX} The attachment of network '${named?.name ?? ''}' references vlan device '${nic}'. Network attachment cannot reference vlan device.`,
    );
  const other = before.find((row) => row.network === named?.id && row !== wish.before && !removed.includes(row));
  if (other)
    throw refuse(
      400,
      `${PREFIX} Network ${named?.name ?? ''} is already attached via attachment ${other.id}. A new attachment cannot be used for the same network, please reuse the existing one.`,
    );
  if (named?.external_provider !== undefined)
    throw refuse(400, `The external network '${named.name}' cannot be configured on the host's interface.`);
  const role = call.state.clusterNetworks.get(`${host.cluster}/${named?.id ?? ''}`)?.usages ?? [];
  const hasAddress = wish.ip.some(({ assignment_method }) => assignment_method !== undefined && assignment_method !== 'none');
  if (role.some((each) => each !== 'vm') && !hasAddress)
    throw refuse(
      409,
      `${PREFIX} Role (migration/display/gluster/default-route) network '${named?.name ?? ''}' has no boot protocol assigned.`,
    );
  if (nicRef.id === undefined && nicRef.name === undefined)
    throw refuse(400, `${PREFIX} The host network interface does not have name set.`);
  if (nic === undefined)
    throw refuse(
      400,
      `${PREFIX} The host network interface (id ${nicRef.id ?? 'null'}, name ${nicRef.name ?? 'null'}) does not exist.`,
    );
  if (wish.before && network && wish.before.network !== network.id)
    throw refuse(400, `${PREFIX} Network of given Network Attachment (id ${wish.before.id}) cannot be updated.`);
  checkIpRules(wishes);
}

/** VMs of a host that are not down and have a plugged NIC on the network. */
function usersOf(call: Call, host: string, network: string): readonly VmRow[] {
  const profiles = call.state.vnicProfiles.where(({ networkId }) => networkId === network).map(({ id }) => id);
  return call.state.vms.where(
    (vm) =>
      vm.host?.id === host &&
      call.state.nicsOf(vm.id).some((nic) => nic.plugged !== false && profiles.includes(nic.vnic_profile?.id ?? '')),
  );
}

function checkRemoved(call: Call, { host, removed, unknownRemoved }: NetworkChange): void {
  if (unknownRemoved.length > 0)
    throw refuseListing(
      400,
      `${PREFIX} Cannot remove following Network Attachments, because they do not exist: \${NETWORK_ATTACHMENTS_TO_BE_REMOVED_DOES_NOT_EXISTS_LIST}.`,
      'NETWORK_ATTACHMENTS_TO_BE_REMOVED_DOES_NOT_EXISTS_LIST',
      unknownRemoved,
    );
  for (const row of removed) {
    const network = call.state.networks.get(row.network);
    const name = network?.name ?? '';
    if (call.state.clusterNetworks.get(`${host.cluster}/${row.network}`)?.usages.includes('management'))
      throw refuse(400, `The Management Network ('${name}') is mandatory and cannot be removed.`);
    const names = usersOf(call, host.id, row.network).map((vm) => vm.name);
    if (names.length > 0)
      throw refuse(
        409,
        `${PREFIX} The following Logical Network: '${name}' is being used by the following VM(s): '${names.join(', ')}' . Please stop the VM(s) and try again.`,
      );
    const linked = call.state.networks.where((each) => each.external_provider_physical_network?.id === row.network);
    const riders = linked.flatMap(({ id }) => usersOf(call, host.id, id)).map((vm) => vm.name);
    if (riders.length > 0)
      throw refuse(
        409,
        `${PREFIX} The following Physical Network: '${name}' is linked to External Network that is being used by the following VM(s): '${riders.join(', ')}' . Please stop the VM(s) and try again.`,
      );
  }
}

function checkProperties(call: Call, { host, wishes }: NetworkChange): void {
  for (const { network, properties } of wishes) {
    const rules = propertyRules(call, host, network?.usages?.includes('vm') === true);
    const isGood = properties.every(({ name = '', value = '' }) => rules[name]?.test(value) === true);
    if (!isGood)
      throw refuse(
        400,
        `${PREFIX} Some network custom properties contained errors (bad syntax, non-existing keys or invalid values), please take a closer look at the following network(s): \t${network?.name ?? ''}. Refer to the engine log for further details.`,
      );
  }
}

function checkStrays(call: Call, { host, wishes, labels, removedStrays }: NetworkChange): void {
  for (const { real, name } of strays(call, host)) {
    if (removedStrays.includes(name)) continue;
    const label = labels.find(({ nic }) => nic === real.nic);
    if (label)
      throw refuse(
        400,
        `Cannot add label ${label.label} to network interface ${real.nic}. Network interface has an unmanaged network attached.`,
      );
    const wish = wishes.find(({ nic }) => nic === real.nic);
    if (wish)
      throw refuse(
        400,
        `Cannot add network ${wish.network?.name ?? ''} to network interface ${real.nic}. Network interface has an unmanaged network attached.`,
      );
  }
}

/** A changed attachment must be in sync, or be synchronised in the same request. */
function checkOutOfSync(call: Call, { host, wishes }: NetworkChange): void {
  for (const { before, network, override } of wishes) {
    if (before === undefined || network === undefined || override) continue;
    const isManagement =
      call.state.clusterNetworks.get(`${host.cluster}/${network.id}`)?.usages.includes('default_route') === true;
    const found = differences(
      compare(
        wanted(network, call.state.clusters.get(host.cluster), before),
        host.machine.running.networks[network.vdsm_name ?? network.name],
        isManagement,
      ),
    );
    if (found.length > 0)
      throw refuse(
        409,
        `${PREFIX} The following Network definitions on the Network Interface are different than those on the Logical Network. Please synchronize the Network Interface before editing network ${network.name}. The non-synchronized values are: ${found.join('; ')}.`,
      );
  }
}
