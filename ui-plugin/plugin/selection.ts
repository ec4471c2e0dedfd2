import type { Selection } from '../backstage/face';
import { createListeners } from '../portal/listeners';
import { placeOf, type Chosen, type EntityKind } from '../portal/entityKind';
import type { Entity } from '../portal/pluginApi';
import { PLUGIN_NAME } from '../portal/pluginName';

/** A selection that can be told of. */
export interface Told extends Selection {
  /** What a button callback or event says is selected; nothing and several leave the last one as it is. */
  tell(kind: EntityKind, selected: readonly Entity[]): void;
}

/**
 * What the portal says is selected comes in events, which a deep link does not fire, and in callbacks of buttons. The last word counts;
 * "nothing" never does: opening details fires one thing, nothing, and the thing again (observed on portal 4.5.8).
 */
export const createSelection = (storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): Told => {
  const listeners = createListeners<EntityKind>();
  const key = (kind: EntityKind): string => `${PLUGIN_NAME}.selected.${kind}`;
  const told = new Map<EntityKind, Chosen>();
  const current = (kind: EntityKind): Chosen | undefined => told.get(kind) ?? chosenFrom(kind, storage.getItem(key(kind)));
  return {
    current,
    onChange: listeners.add,
    tell: (kind, selected) => {
      const [entity] = selected;
      const before = current(kind);
      const chosen = selected.length === 1 && entity ? chosenOf(kind, entity, before) : undefined;
      if (!chosen || isSame(chosen, before)) return;
      told.set(kind, chosen);
      keep(storage, key(kind), JSON.stringify(chosen));
      listeners.tell(kind);
    },
  };
};

/** Facts files may have filled the storage: the tab then shows what is selected all the same, and forgets it with the page. */
const keep = (storage: Pick<Storage, 'setItem' | 'removeItem'>, key: string, text: string): void => {
  try {
    storage.setItem(key, text);
  } catch {
    storage.removeItem(key);
  }
};

export const chosenOf = (kind: EntityKind, { id, name, managed }: Entity, before?: Chosen): Chosen | undefined => {
  if (id === '') return undefined;
  return { kind, id, name: name ?? (before?.id === id ? before.name : ''), managed: managed !== false };
};

const isSame = (one: Chosen, other: Chosen | undefined): boolean =>
  one.id === other?.id && one.name === other.name && one.managed === other.managed;

const chosenFrom = (kind: EntityKind, text: string | null): Chosen | undefined => {
  if (text === null) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isChosen(value) && value.kind === kind && kind in placeOf ? value : undefined;
  } catch {
    return undefined;
  }
};

const isChosen = (value: unknown): value is Chosen =>
  typeof value === 'object' && value !== null && 'id' in value && 'name' in value && 'kind' in value && 'managed' in value;
