import { isStillToDo, stillThere } from './stillSo';
import type { Execute } from './work';
import { write } from './writing';

export const createCluster: Execute<'cluster.create'> = async (work, { cluster, after }) => {
  const { engine, names } = work;
  const { dataCenter, switchType, level, cpuType, externalProvider } = after;
  const made = await write(work, () =>
    engine.clusters.create({
      name: cluster.name,
      dataCenterId: names.id('data center', dataCenter),
      switchType,
      ...(level !== undefined && { level }),
      ...(cpuType !== undefined && { cpuType }),
      ...(externalProvider && { externalProviderId: names.id('provider', externalProvider) }),
    }),
  );
  names.learn('cluster', made.name, made.id);
};

export const updateCluster: Execute<'cluster.update'> = async (work, { cluster, before, after }) => {
  const { engine, names } = work;
  const id = names.id('cluster', cluster);
  const { cpuType, externalProvider } = after;
  if (cpuType !== undefined) {
    const now = await engine.clusters.get(id);
    if (isStillToDo(`CPU type of cluster ${cluster.name}`, now.cpuType, before.cpuType, cpuType))
      await write(work, () => engine.clusters.update(id, { cpuType }));
  }
  if (externalProvider) {
    const providerId = names.id('provider', externalProvider);
    const [now] = await engine.clusters.externalProviders.list(id);
    if (isStillToDo(`network provider of cluster ${cluster.name}`, now?.id, before.externalProvider?.id, providerId))
      await write(work, () => engine.clusters.externalProviders.set(id, providerId));
  }
};

export const addClusterNetwork: Execute<'clusterNetwork.add'> = async (work, { cluster, network, after }) => {
  const { engine, names } = work;
  await write(work, () =>
    engine.clusters.networks.add(names.id('cluster', cluster), names.id('network', network), { required: after.required }),
  );
};

export const updateClusterNetwork: Execute<'clusterNetwork.update'> = async (work, { cluster, network, before, after }) => {
  const { engine, names } = work;
  const clusterId = names.id('cluster', cluster);
  const networkId = names.id('network', network);
  const what = `network ${network.name} of cluster ${cluster.name}`;
  const now = stillThere(what, networkId, await engine.clusters.networks.list(clusterId));
  if (isStillToDo(`whether ${what} is required`, now.required, before.required, after.required))
    await write(work, () => engine.clusters.networks.update(clusterId, networkId, { required: after.required }));
};
