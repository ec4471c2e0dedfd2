import type { Stop } from '../backstage/face';

export interface Listeners<T> {
  readonly add: (listener: (told: T) => void) => Stop;
  readonly tell: (told: T) => void;
}

/** Those who want to be told. They live in frames that the portal takes away without a word: one that fails is told no more, the others are. */
export const createListeners = <T>(): Listeners<T> => {
  const listeners = new Set<(told: T) => void>();
  return {
    add: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (told) => {
      for (const listener of [...listeners])
        try {
          listener(told);
        } catch {
          listeners.delete(listener);
        }
    },
  };
};
