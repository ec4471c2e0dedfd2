import type { SwitchType } from '../../engine/clusters';
import type { DataCenter } from '../../engine/dataCenters';
import type { ClusterPart, ClusterWanted, Ref } from '../change';
import { nearest } from '../../input/nearest';
import type { Seen, SeenCluster } from '../seen';
import type { Spec } from '../spec';
import type { Datapath } from './datapath';
import type { Draft } from './draft';
import { refusesPlainNicsOnOvs } from '../releases';

/** The cluster that the rest of the plan works in, there already or about to be. */
export interface ClusterTarget {
  readonly ref: Ref;
  readonly seen?: SeenCluster;
  readonly dataCenter: DataCenter;
  readonly switchType: SwitchType;
  readonly level: string;
  /** The OVN provider for external networks, when the datapath needs one. */
  readonly externalProvider?: Ref;
  /** Id of the change that makes or prepares it. */
  readonly needs?: string;
}

/** Plans the cluster; undefined when it cannot be told where it would be. */
export const planCluster = (draft: Draft, spec: Spec, seen: Seen, datapath: Datapath): ClusterTarget | undefined => {
  const existing = seen.cluster?.name === spec.cluster.name ? seen.cluster : undefined;
  const dataCenter = chooseDataCenter(draft, spec, seen, existing);
  const switchType = chooseSwitchType(draft, spec, existing, datapath);
  if (!dataCenter) return undefined;
  const level = chooseLevel(draft, spec, seen, existing, dataCenter);
  checkCpuType(draft, spec, seen, level, existing);
  // A file that says nothing of networks asks for no provider.
  const networked = datapath.attaches || (spec.networks ?? []).length > 0;
  const externalProvider = networked && datapath.kind === 'native-ovn' ? chooseProvider(draft, seen, existing) : undefined;
  const base = { dataCenter, switchType, level, ...(externalProvider && { externalProvider }) };
  if (existing) {
    const needs = planUpdate(draft, spec, existing, externalProvider);
    return { ...base, ref: { name: existing.name, id: existing.id }, seen: existing, ...(needs && { needs }) };
  }
  if (switchType === 'ovs' && refusesPlainNicsOnOvs(seen.system.version))
    draft.note('cluster.ovs.externalOnly', 'cluster.switchType', {
      cluster: spec.cluster.name,
      engine: seen.system.version.full,
    });
  const after: ClusterWanted = {
    dataCenter: { name: dataCenter.name, id: dataCenter.id },
    switchType,
    level,
    ...(spec.cluster.cpuType !== undefined && { cpuType: spec.cluster.cpuType }),
    ...(externalProvider && { externalProvider }),
  };
  const ref: Ref = { name: spec.cluster.name };
  const needs = draft.add({
    kind: 'cluster.create',
    id: `cluster.create/${ref.name}`,
    by: 'engine',
    disruption: 'none',
    needs: [],
    cluster: ref,
    after,
  });
  return { ...base, ref, needs };
};

const names = (things: readonly { readonly name: string }[]): string[] => things.map((thing) => thing.name).sort();

const chooseDataCenter = (draft: Draft, spec: Spec, seen: Seen, existing: SeenCluster | undefined): DataCenter | undefined => {
  const asked = seen.dataCenters.find((dc) => dc.name === spec.dataCenter);
  const mine = seen.dataCenters.find((dc) => dc.id === existing?.dataCenterId);
  if (spec.dataCenter !== undefined && !asked) {
    const have = names(seen.dataCenters);
    draft.problem('dataCenter.missing', 'dataCenter', { name: spec.dataCenter, nearest: nearest(spec.dataCenter, have), have });
    return undefined;
  }
  if (existing) {
    if (!mine) draft.problem('cluster.dataCenter.none', 'cluster.name', { cluster: existing.name });
    else if (asked && asked.id !== mine.id)
      draft.problem('cluster.dataCenter.differs', 'dataCenter', { cluster: existing.name, have: mine.name, want: asked.name });
    return mine;
  }
  if (asked) return asked;
  if (seen.dataCenters.length === 1) return seen.dataCenters[0];
  draft.problem('dataCenter.choose', 'dataCenter', { cluster: spec.cluster.name, have: names(seen.dataCenters) });
  return undefined;
};

const chooseSwitchType = (draft: Draft, spec: Spec, existing: SeenCluster | undefined, datapath: Datapath): SwitchType => {
  const asked = spec.cluster.switchType;
  const wanted = asked ?? datapath.switchType ?? existing?.switchType ?? 'legacy';
  if (asked && datapath.switchType && asked !== datapath.switchType)
    draft.problem('cluster.switchType.datapath', 'cluster.switchType', {
      asked,
      datapath: datapath.kind,
      needs: datapath.switchType,
    });
  else if (existing && existing.switchType !== wanted)
    // The engine accepts the change and sends nothing to the hosts: each attachment is then out of sync until the host is
    // synchronised, in maintenance. The portal forbids it since 4.3. source: ovirt-engine NetworkInSyncWithVdsNetworkInterface, 8f25328c9e0
    draft.problem('cluster.switchType.differs', asked ? 'cluster.switchType' : 'cluster.name', {
      cluster: existing.name,
      have: existing.switchType,
      want: wanted,
      datapath: datapath.kind,
    });
  return wanted;
};

const chooseLevel = (draft: Draft, spec: Spec, seen: Seen, existing: SeenCluster | undefined, dataCenter: DataCenter): string => {
  const asked = spec.cluster.compatibilityVersion;
  const path = 'cluster.compatibilityVersion';
  if (existing) {
    // Raising the level drops properties that the new level does not define. source: ovirt-engine CompatibilityVersionUpdater
    if (asked !== undefined && asked !== existing.level)
      draft.problem('cluster.level.differs', path, { cluster: existing.name, have: existing.level, want: asked });
    return existing.level;
  }
  if (asked === undefined) return dataCenter.level;
  const have = seen.levels.map(({ level }) => level);
  if (have.length > 0 && !have.includes(asked)) draft.problem('level.unknown', path, { level: asked, have });
  else if (isLower(asked, dataCenter.level))
    draft.problem('level.belowDataCenter', path, {
      level: asked,
      dataCenter: dataCenter.name,
      dataCenterLevel: dataCenter.level,
    });
  return asked;
};

const isLower = (a: string, b: string): boolean => {
  const [major = 0, minor = 0] = a.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0] = b.split('.').map(Number);
  return major < otherMajor || (major === otherMajor && minor < otherMinor);
};

const checkCpuType = (draft: Draft, spec: Spec, seen: Seen, level: string, existing: SeenCluster | undefined): void => {
  const asked = spec.cluster.cpuType;
  const known = seen.levels.find((one) => one.level === level)?.cpuTypes;
  // A cluster keeps a type that the engine has given up since.
  if (asked === undefined || asked === existing?.cpuType || !known || known.some((type) => type.name === asked)) return;
  draft.problem('cpuType.unknown', 'cluster.cpuType', { cpuType: asked, level, have: names(known) });
};

const chooseProvider = (draft: Draft, seen: Seen, existing: SeenCluster | undefined): Ref | undefined => {
  const [mine] = existing?.externalProviderIds ?? [];
  // The plug-in type that the vhost-user hook tests for. source: ovirt-provider-ovn vdsm_hooks 1.2.27
  const all = seen.providers.filter(({ pluginType }) => pluginType?.toUpperCase() === 'OVIRT_PROVIDER_OVN');
  const usable = mine === undefined ? all : all.filter(({ id }) => id === mine);
  const other = seen.providers.find(({ id }) => id === mine);
  if (existing && other && usable.length === 0) {
    draft.problem('provider.other', 'cluster', { cluster: existing.name, have: other.name });
    return undefined;
  }
  const [only] = usable;
  if (only && usable.length === 1) return { name: only.name, id: only.id };
  if (usable.length === 0) draft.problem('provider.missing', 'cluster', { have: names(seen.providers) });
  else draft.problem('provider.choose', 'cluster', { have: names(usable) });
  return undefined;
};

const planUpdate = (draft: Draft, spec: Spec, existing: SeenCluster, provider: Ref | undefined): string | undefined => {
  const { cpuType } = spec.cluster;
  if (cpuType !== undefined && existing.cpuType !== undefined && existing.cpuType !== cpuType)
    draft.problem('cluster.cpuType.differs', 'cluster.cpuType', {
      cluster: existing.name,
      have: existing.cpuType,
      want: cpuType,
    });
  const newCpuType = cpuType !== undefined && existing.cpuType === undefined;
  const newProvider = provider !== undefined && !existing.externalProviderIds.includes(provider.id ?? '');
  if (!newCpuType && !newProvider) return undefined;
  const after: ClusterPart = { ...(newCpuType && { cpuType }), ...(newProvider && { externalProvider: provider }) };
  return draft.add({
    kind: 'cluster.update',
    id: `cluster.update/${existing.name}`,
    by: 'engine',
    disruption: 'none',
    needs: [],
    cluster: { name: existing.name, id: existing.id },
    before: {},
    after,
  });
};
