import type { TokenSource } from '../../client/index';
import type { PluginApi } from '../portal/pluginApi';

/** The portal's own token: it is fixed until the page is loaded again, not renewed, and never ended by us. */
export const portalToken = (api: PluginApi): TokenSource => ({
  token: async () => api.ssoToken() ?? '',
  renew: async () => undefined,
  revoke: async () => undefined,
});
