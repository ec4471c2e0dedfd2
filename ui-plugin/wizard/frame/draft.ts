import type { WizardName } from '../../backstage/face';
import { PLUGIN_NAME } from '../../portal/pluginName';

/** What was entered and not applied yet. */
export interface Draft<S> {
  readonly state: S;
  readonly step: number;
}

/** Where a draft stays: in the browser tab's session, over a reload of the portal and a new login. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface DraftShelf<S> {
  readonly get: () => Draft<S> | undefined;
  readonly put: (draft: Draft<S>) => void;
  readonly clear: () => void;
}

export const draftShelf = <S extends object>(storage: DraftStorage, wizard: WizardName, thing = ''): DraftShelf<S> => {
  const key = `${PLUGIN_NAME}.draft.${wizard}.${thing}`;
  return {
    get: () => {
      try {
        const value: unknown = JSON.parse(storage.getItem(key) ?? 'null');
        return isDraft(value) ? (value as Draft<S>) : undefined;
      } catch {
        return undefined;
      }
    },
    put: (draft) => {
      try {
        storage.setItem(key, JSON.stringify(draft));
      } catch {
        // The session has no room left: an older draft must not come back in place of this one.
        storage.removeItem(key);
      }
    },
    clear: () => {
      storage.removeItem(key);
    },
  };
};

const isDraft = (value: unknown): value is Draft<object> =>
  typeof value === 'object' &&
  value !== null &&
  'state' in value &&
  typeof value.state === 'object' &&
  value.state !== null &&
  'step' in value &&
  typeof value.step === 'number';
