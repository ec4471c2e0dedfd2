import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Simulator } from '../engine/engine';
import type { PluginDirectories } from '../portal/server/plugins/installed';
import { createPortal, type Portal } from '../portal/server/portal';
import { serve, type Served, type ServeOptions } from './serve';
import { stagePlugin, type Staged } from './stagePlugin';

/** The checkout or the installed package: as far above the sources as above the built program. */
const ROOT = join(__dirname, '..', '..');

export interface ServePortalOptions extends ServeOptions {
  /** Where plugins are installed; default: the one of this package alone. */
  readonly uiPlugins?: PluginDirectories;
  /** Directory of `portal.js` and `portal.css`; default: what the build made. */
  readonly page?: string;
}
export interface ServedPortal extends Served {
  readonly portal: Portal;
  /** `http://127.0.0.1:PORT/ovirt-engine/webadmin/` */
  readonly portalUrl: string;
  /** Files of this package that the portal needs and that are not there; the engine does without. */
  readonly missing: readonly string[];
}

/** Gives a simulated engine a socket on loopback, and its Administration Portal on the same origin. */
export async function servePortal(
  simulator: Simulator,
  { uiPlugins, page = join(ROOT, 'dist', 'simulator', 'portal'), ...options }: ServePortalOptions = {},
): Promise<ServedPortal> {
  const staged: Staged = uiPlugins ? { directories: uiPlugins, missing: [], remove: () => undefined } : stagePlugin(ROOT);
  const portal = createPortal(simulator, { uiPlugins: staged.directories, page });
  const served = await serve(portal, options).catch((error: unknown) => {
    staged.remove();
    throw error;
  });
  return {
    ...served,
    portal,
    portalUrl: `${served.url}/webadmin/`,
    missing: [...staged.missing, join(page, 'portal.js')].filter((path) => !existsSync(path)),
    close: async () => {
      await served.close();
      staged.remove();
    },
  };
}
