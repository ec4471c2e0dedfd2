import { createEngine, createTransport, type Engine, type Tried } from '../../client/index';
import type { PluginApi } from '../portal/pluginApi';
import { portalToken } from './token';

/** The engine over the browser's fetch without credentials: with them a 401 opens the browser's own password box and never settles. */
export const connect = (api: PluginApi, page: Window, log?: (tried: Tried) => void): Engine =>
  createEngine(
    createTransport({
      baseUrl: api.engineBaseUrl() ?? new URL('/ovirt-engine', page.location.href).href,
      tokens: portalToken(api),
      adapter: 'fetch',
      newId: () => newId(page.crypto),
      ...(log && { log }),
    }),
  );

/** `randomUUID` is missing where the portal is served by plain http. */
const newId = (crypto: Crypto): string => {
  if ('randomUUID' in crypto && typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
};
