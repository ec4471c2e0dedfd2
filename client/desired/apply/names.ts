import { Bug } from '../../errors';
import type { Ref } from '../change';

/** Ids of the things that a plan names: those that were there when it was made, and those made since. */
export interface Names {
  /** The id of a thing; `within` tells profiles of the same name apart by their network. */
  id(kind: Kind, ref: Ref, within?: Ref): string;
  learn(kind: Kind, name: string, id: string, within?: Ref): void;
}
export type Kind = 'cluster' | 'network' | 'profile' | 'data center' | 'provider' | 'network filter' | 'host' | 'VM';

export const createNames = (): Names => {
  const learned = new Map<string, string>();
  const key = (kind: Kind, name: string, within: Ref | undefined): string => JSON.stringify([kind, name, within?.name]);
  return {
    id: (kind, ref, within) => {
      const id = ref.id ?? learned.get(key(kind, ref.name, within));
      if (id === undefined) throw new Bug(`the plan uses the ${kind} ${ref.name} before it is there`);
      return id;
    },
    learn: (kind, name, id, within) => void learned.set(key(kind, name, within), id),
  };
};
