import type { NetworkChange } from '../../engine/networks';
import { isStillToDo, stillThere } from './stillSo';
import type { Execute } from './work';
import { write } from './writing';

export const createNetwork: Execute<'network.create'> = async (work, { network, after }) => {
  const { engine, names } = work;
  const { dataCenter, external, ...rest } = after;
  const made = await write(work, () =>
    engine.networks.create({
      ...rest,
      name: network.name,
      dataCenterId: names.id('data center', dataCenter),
      ...(external && {
        external: {
          providerId: names.id('provider', external.provider),
          physicalNetworkId: names.id('network', external.physicalNetwork),
        },
      }),
    }),
  );
  names.learn('network', made.name, made.id);
};

/** Only what differs is sent, so usages, QoS and the rest stay as they are. */
export const updateNetwork: Execute<'network.update'> = async (work, { network, before, after }) => {
  const { engine, names } = work;
  const id = names.id('network', network);
  const now = stillThere(`network ${network.name}`, id, await engine.networks.list());
  const isOpen = (field: 'vlan' | 'mtu' | 'description' | 'comment'): boolean =>
    field in after && isStillToDo(`${field} of network ${network.name}`, now[field], before[field], after[field]);
  const { mtu, description, comment } = after;
  const change: NetworkChange = {
    ...(isOpen('vlan') && { vlan: after.vlan ?? 'none' }),
    ...(isOpen('mtu') && mtu !== undefined && { mtu }),
    ...(isOpen('description') && description !== undefined && { description }),
    ...(isOpen('comment') && comment !== undefined && { comment }),
  };
  if (Object.keys(change).length > 0) await write(work, () => engine.networks.update(id, change));
};
