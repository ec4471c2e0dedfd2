import { parseFacts } from '../../client/index';
import { createListeners } from '../portal/listeners';
import { PLUGIN_NAME } from '../portal/pluginName';
import type { FactsShelf } from './face';
import { factsThatFit, refuse } from './factsThatFit';

const key = (hostId: string): string => `${PLUGIN_NAME}.facts.${hostId}`;

/** Facts files in the browser tab's session: gone when it is closed. */
export const createFactsShelf = (storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, now: () => number): FactsShelf => {
  const listeners = createListeners<string>();
  return {
    get: (hostId) => {
      const text = storage.getItem(key(hostId));
      if (text === null) return undefined;
      try {
        const { file, keptAt, document } = JSON.parse(text) as { file: string; keptAt: number; document: string };
        return { facts: parseFacts(document, file), file, keptAt };
      } catch {
        // Kept by another version of the plugin: no facts are better than a host that cannot be shown.
        storage.removeItem(key(hostId));
        return undefined;
      }
    },
    keep: (reading, file, text) => {
      factsThatFit(reading, file, text);
      const entry = JSON.stringify({ file, keptAt: now(), document: text });
      try {
        storage.setItem(key(reading.host.id), entry);
      } catch {
        // The browser gives a session some 5 MB.
        throw refuse([{ code: 'facts.noRoom', path: '', values: { host: reading.host.name } }], file);
      }
      listeners.tell(reading.host.id);
    },
    forget: (hostId) => {
      storage.removeItem(key(hostId));
      listeners.tell(hostId);
    },
    onChange: listeners.add,
  };
};
