import type { SiteReading } from '../../backstage/face';
import type { FieldProblem } from '../frame/wizard';
import { trimmed, type Entered } from './entered';
import { cpuTypesOf, dataCenterOf, existingCluster, existingNetwork, levelIn, levelsOf } from './site';

const wrong = (field: keyof Entered, code: FieldProblem['code'], values: FieldProblem['values'] = {}): FieldProblem => ({
  field,
  code,
  values,
});

/** source: ovirt-engine BusinessEntitiesDefinitions.CLUSTER_NAME_SIZE, ValidationUtils.NO_SPECIAL_CHARACTERS_I18N */
const CLUSTER_NAME = { longest: 40, pattern: /^[\p{L}0-9._-]*$/u };
/** source: ovirt-engine BusinessEntitiesDefinitions.NETWORK_NAME_SIZE */
const LONGEST_NETWORK_NAME = 256;

export const clusterProblems = (entered: Entered, site: SiteReading): readonly FieldProblem[] => {
  const { name } = trimmed(entered);
  if (name === '') return [wrong('name', 'newCluster.name.needed'), ...placeProblems(entered, site)];
  if (existingCluster(entered, site)) return [];
  return [
    ...(name.length > CLUSTER_NAME.longest ? [wrong('name', 'newCluster.name.long', { length: name.length })] : []),
    ...(CLUSTER_NAME.pattern.test(name) ? [] : [wrong('name', 'newCluster.name.characters')]),
    ...placeProblems(entered, site),
  ];
};

/** What was chosen for another data center or level may not be there any more. */
const placeProblems = (entered: Entered, site: SiteReading): readonly FieldProblem[] => {
  const dataCenter = dataCenterOf(entered, site);
  if (!dataCenter) return [wrong('dataCenter', 'newCluster.dataCenter.needed')];
  const { level, cpuType } = entered;
  if (level !== '' && !levelsOf(dataCenter, site).includes(level)) return [wrong('level', 'newCluster.level.gone', { level })];
  const types = cpuTypesOf(levelIn(entered, site), site);
  const isKnown = cpuType === '' || !types || [...types.values()].some((names) => names.includes(cpuType));
  return isKnown ? [] : [wrong('cpuType', 'newCluster.cpuType.gone', { level: levelIn(entered, site) })];
};

export const switchProblems = (entered: Entered, site: SiteReading): readonly FieldProblem[] =>
  entered.switchType === '' && !existingCluster(entered, site) ? [wrong('switchType', 'newCluster.switch.needed')] : [];

export const networkProblems = (entered: Entered, site: SiteReading): readonly FieldProblem[] => {
  const { network, vlan, mtu, profile } = trimmed(entered);
  if (network === '')
    return [
      ...(existingCluster(entered, site) ? [wrong('network', 'newCluster.network.needed', { name: entered.name.trim() })] : []),
      ...(profile === '' ? [] : [wrong('profile', 'newCluster.profile.needsNetwork')]),
    ];
  if (existingNetwork(entered, site)) return [];
  return [
    // Bad network name (observed on engine 4.5.8); other names are taken.
    ...(/^bond/.test(network) ? [wrong('network', 'newCluster.network.bond')] : []),
    ...(network.length > LONGEST_NETWORK_NAME ? [wrong('network', 'newCluster.network.long', { length: network.length })] : []),
    ...(isWhole(vlan, 0, 4094) ? [] : [wrong('vlan', 'newCluster.vlan.wrong')]),
    ...(isWhole(mtu, 68, 65535) ? [] : [wrong('mtu', 'newCluster.mtu.wrong')]),
  ];
};

const isWhole = (text: string, from: number, to: number): boolean =>
  text === '' || (/^\d{1,6}$/.test(text) && Number(text) >= from && Number(text) <= to);
