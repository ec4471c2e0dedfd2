import type { Call } from '../call';
import type { Ref } from '../model/kinds';
import type { HostRow } from '../state';
import { nicsOf } from './machine';

/** All NIC names of a host that can carry a network: those of the machine and the bonds. */
export const nicNames = (host: HostRow): readonly string[] => [
  ...nicsOf(host.machine).map(({ name }) => name),
  ...Object.keys(host.machine.running.bonds),
];
/** Names of VLAN devices: `eth1.200`. */
export const vlanNames = (host: HostRow): readonly string[] =>
  Object.values(host.machine.running.networks).flatMap((each) => (each.vlan === undefined ? [] : [`${each.nic}.${each.vlan}`]));

export const isBond = (host: HostRow, name: string): boolean => host.machine.running.bonds[name] !== undefined;
/** The bond that a NIC is part of. */
export const bondOf = (host: HostRow, nic: string): string | undefined =>
  Object.entries(host.machine.running.bonds).find(([, { slaves }]) => slaves.includes(nic))?.[0];

/** The host with an id for each NIC that it shows; a NIC that comes back is another one. */
export function withNicIds(call: Pick<Call, 'ids'>, host: HostRow): HostRow {
  const names = [...nicNames(host), ...vlanNames(host)];
  const isSame = names.length === Object.keys(host.nicIds).length && names.every((name) => host.nicIds[name] !== undefined);
  if (isSame) return host;
  const ids = names.map((name) => [name, host.nicIds[name] ?? call.ids.uuid(`nic ${host.name} ${name}`)] as const);
  return { ...host, nicIds: Object.fromEntries(ids) };
}

/** The NIC that a reference means, by id before name. */
export const nicNamed = (host: HostRow, ref: Ref): string | undefined =>
  [...nicNames(host), ...vlanNames(host)].find((name) =>
    ref.id === undefined ? name === ref.name : host.nicIds[name] === ref.id,
  );
