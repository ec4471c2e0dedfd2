import type { Call } from '../call';
import { refuse } from '../faults';
import { compareVersions } from '../releases';
import { refuseListing } from './listing';
import { wantedAttachments, type BondWish, type NetworkChange } from './networkChange';
import { bondOf, isBond, nicNamed, vlanNames } from './nics';
import { strays } from './attachments';

const PREFIX = 'Cannot setup Networks.';

/** Source: HostSetupNetworksValidator.validNewOrModifiedBonds. */
export function checkBonds(call: Call, change: NetworkChange): void {
  const level = call.state.clusters.get(change.host.cluster)?.version;
  // Since level 4.3 a bond may be called more than a number. Source: FeatureSupported.isCustomBondNameSupported.
  const isCustom = compareVersions(`${level?.major ?? 0}.${level?.minor ?? 0}`, '4.3') >= 0;
  for (const bond of change.bonds) {
    const { id, name, slaves } = bond;
    if (name === undefined)
      throw refuse(
        400,
        id === undefined
          ? `${PREFIX} Among the given bonds, there is a bond with neither nicName nor nicId. If you wish to add a new bond, the nicName is mandatory. If you wish to update an existing bond you should pass nicName or nicId or both of them.`
          : `${PREFIX} The host network interface (id ${id}) does not exist.`,
      );
    if (id !== undefined && nicNamed(change.host, { id }) !== name)
      throw refuse(
        400,
        `${PREFIX} Bond (${name}) does not reference nic coherently. Nic name and id reference different nics: nicId ${id} nicName ${name}.`,
      );
    if (!(isCustom ? /^bond\w+$/ : /^bond\d+$/).test(name))
      throw refuse(
        400,
        `Bond name '${name}' does not follow naming criteria. For host compatibility version 4.3 or greater, custom bond names must begin with the prefix 'bond'  followed by 'a-z', 'A-Z', '0-9', or '_' characters. For host compatibility version 4.2 and lower, custom bond names must begin with the prefix 'bond' followed by a number.`,
      );
    if (nicNamed(change.host, { name }) !== undefined && !isBond(change.host, name))
      throw refuse(409, `${PREFIX} The given network interface '${name}' is not a bond.`);
    if (slaves.length < 2)
      throw refuse(400, `${PREFIX} The following bonds consist of less than two Network Interfaces: ${name}.`);
    for (const slave of slaves) checkSlave(call, change, bond, slave);
  }
}

function checkSlave(call: Call, change: NetworkChange, bond: BondWish, slave: string): void {
  const { host, bonds, removedBonds } = change;
  if (nicNamed(host, { name: slave }) === undefined)
    throw refuse(400, `${PREFIX} The host network interface (name ${slave}) does not exist.`);
  if (vlanNames(host).includes(slave) || isBond(host, slave))
    throw refuse(409, `${PREFIX} Network Interface '${slave}' cannot be slave: Neither bond nor vlan can be slave.`);
  const owner = bondOf(host, slave);
  const isLeaving =
    owner !== undefined &&
    (removedBonds.includes(owner) || bonds.some((each) => each.name === owner && !each.slaves.includes(slave)));
  if (owner !== undefined && owner !== bond.name && !isLeaving)
    throw refuse(409, `Network Interface '${slave}' already belongs to the bond.`);
  const carried = wantedAttachments(change).find(({ nic }) => nic === slave);
  if (carried) {
    const isNew = 'before' in carried && carried.before === undefined;
    const network = typeof carried.network === 'string' ? call.state.networks.get(carried.network) : carried.network;
    throw refuse(
      409,
      isNew
        ? `${PREFIX} Network Interface '${slave}' cannot become slave, because you're also attaching network '${network?.name ?? ''}' to it.`
        : `${PREFIX} Network Interface '${slave}' cannot become slave, there's network '${network?.name ?? ''}' attached to it.`,
    );
  }
  const stray = strays(call, host).find(({ real }) => real.nic === slave);
  if (stray)
    throw refuse(400, `Network interface ${slave} can not be a slave. It has an unmanaged network ${stray.name} attached.`);
  if (bonds.flatMap(({ slaves }) => slaves).filter((each) => each === slave).length > 1)
    throw refuse(
      409,
      `${PREFIX} Network interface '${slave}' is used multiple times in new or modified bonds in this request. Slave can be neither shared by multiple bonds nor used multiple times in one bond.`,
    );
  const isLabelled = Object.entries(host.labels ?? {}).some(
    ([label, nic]) => nic === slave && !change.removedLabels.includes(label),
  );
  if (isLabelled || change.labels.some(({ nic }) => nic === slave))
    throw refuse(
      400,
      `${PREFIX} Network interface '${slave}' cannot be labeled. Label can be provided only to interfaces or to bonds (not to slaves nor vlans).`,
    );
}

/** Source: HostSetupNetworksValidator.validRemovedBonds, bondNotUpdatedAndRemovedSimultaneously. */
export function checkRemovedBonds(change: NetworkChange): void {
  const { host, removedBonds, unknownBonds, bonds } = change;
  if (unknownBonds.length > 0)
    throw refuseListing(
      400,
      'Following bonds do not exist: ${NETWORK_BOND_RECORDS_DOES_NOT_EXISTS_LIST}.',
      'NETWORK_BOND_RECORDS_DOES_NOT_EXISTS_LIST',
      unknownBonds,
    );
  for (const name of removedBonds) {
    if (!isBond(host, name)) throw refuse(409, `${PREFIX} The given network interface '${name}' is not a bond.`);
    const users = wantedAttachments(change).filter(({ nic }) => nic === name);
    if (users.length > 0)
      throw refuseListing(
        409,
        `Cannot remove bond ${name}, because it's used by Network Attachments: \${attachmentIds}.`,
        'attachmentIds',
        users.map((each) => ('before' in each ? (each.before?.id ?? 'null') : each.id)),
      );
  }
  const both = bonds.flatMap(({ name }) => (name !== undefined && removedBonds.includes(name) ? name : []));
  if (both.length > 0)
    throw refuseListing(
      400,
      `${PREFIX} Bond \${BONDS_UPDATED_AND_REMOVED_SIMULTANEOUSLY_LIST} is updated and removed simultaneously.`,
      'BONDS_UPDATED_AND_REMOVED_SIMULTANEOUSLY_LIST',
      both,
    );
}
