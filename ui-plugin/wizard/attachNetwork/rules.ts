import type { HostReading } from '../../backstage/face';
import type { FieldProblem } from '../frame/wizard';
import { networkNameOf, profileKindOf, profileNameOf, type AttachEntered } from './entered';
import { networkOffers, nicOffers, profileOffers } from './offers';

const wrong = (field: keyof AttachEntered, code: string, values: FieldProblem['values'] = {}): FieldProblem => ({
  field,
  code,
  values,
});

export const nicProblems = ({ nic }: AttachEntered, reading: HostReading): readonly FieldProblem[] =>
  nicOffers(reading).some(({ key, isOffered }) => isOffered && key === nic) ? [] : [wrong('nic', 'attach.wrong.nic')];

/** source: ovirt-engine BusinessEntitiesDefinitions.NETWORK_NAME_SIZE */
const LONGEST_NAME = 256;

export const networkProblems = (entered: AttachEntered, reading: HostReading): readonly FieldProblem[] => {
  const { kind, network, nic, name, vlan, mtu } = entered;
  if (kind === 'existing')
    return networkOffers(reading, nic).offered.some((one) => one.name === network)
      ? []
      : [wrong('network', 'attach.wrong.network')];
  const isTaken = reading.seen.networks.some((one) => one.name === name && one.dataCenterId === reading.cluster.dataCenterId);
  return [
    ...(name.trim() === '' ? [wrong('name', 'attach.wrong.name')] : []),
    // Bad network name, network cannot start with 'bond' (observed on engine 4.5.8); other names are taken.
    ...(name.startsWith('bond') ? [wrong('name', 'attach.wrong.bond')] : []),
    ...(name.length > LONGEST_NAME ? [wrong('name', 'attach.wrong.long', { length: name.length })] : []),
    ...(isTaken ? [wrong('name', 'attach.wrong.taken')] : []),
    ...(isWhole(vlan, 0, 4094) ? [] : [wrong('vlan', 'attach.wrong.vlan')]),
    ...(isWhole(mtu, 68, 65535) ? [] : [wrong('mtu', 'attach.wrong.mtu')]),
  ];
};

export const profileProblems = (entered: AttachEntered, reading: HostReading): readonly FieldProblem[] => {
  const existing = profileOffers(reading, networkNameOf(entered)).map(({ name }) => name);
  const isNew = profileKindOf(entered) === 'new';
  const isTaken = isNew && entered.kind === 'existing' && existing.includes(profileNameOf(entered));
  return [
    ...(!isNew && !existing.includes(entered.profile) ? [wrong('profile', 'attach.wrong.profile')] : []),
    ...(isTaken ? [wrong('profile', 'attach.wrong.profileTaken')] : []),
    ...(isWhole(entered.queues, 1, 256) ? [] : [wrong('queues', 'attach.wrong.queues')]),
  ];
};

const isWhole = (text: string, from: number, to: number): boolean =>
  text === '' || (/^\d{1,6}$/.test(text) && Number(text) >= from && Number(text) <= to);
