import type { NewVnicProfile } from '../../engine/vnicProfiles';
import type { ProfileWanted } from '../change';
import { mergeProperties } from './mergeProperties';
import type { Names } from './names';
import { isStillToDo, stillThere } from './stillSo';
import type { Execute } from './work';
import { write } from './writing';

export const createProfile: Execute<'profile.create'> = async (work, { profile, network, after }) => {
  const { engine, names } = work;
  const made = await write(work, () =>
    engine.vnicProfiles.create({
      name: profile.name,
      networkId: names.id('network', network),
      ...filterOf(names, after),
      ...(after.queues !== undefined && { properties: { queues: String(after.queues) } }),
    }),
  );
  names.learn('profile', made.name, made.id, network);
};

/** The engine replaces the whole list of properties: what is there now is merged with what the plan changes. */
export const updateProfile: Execute<'profile.update'> = async (work, { profile, network, before, after }) => {
  const { engine, names } = work;
  const what = `profile ${profile.name} of network ${network.name}`;
  const id = names.id('profile', profile, network);
  const now = stillThere(what, id, await engine.vnicProfiles.list());
  const filter =
    after.filter !== undefined &&
    isStillToDo(`network filter of ${what}`, now.networkFilterId, filterId(names, before), filterId(names, after));
  const properties = mergeProperties(what, now.properties, before.properties, after.properties);
  if (!filter && !properties) return;
  await write(work, () =>
    engine.vnicProfiles.update(id, { ...(filter && filterOf(names, after)), ...(properties && { properties }) }),
  );
};

const filterId = (names: Names, { filter }: ProfileWanted): string | undefined =>
  filter === undefined || filter === 'none' ? undefined : names.id('network filter', filter);

const filterOf = (names: Names, { filter }: ProfileWanted): Pick<NewVnicProfile, 'networkFilter'> => {
  if (filter === undefined) return {};
  return { networkFilter: filter === 'none' ? 'none' : { id: names.id('network filter', filter) } };
};
