import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PluginDirectories } from '../portal/server/plugins/installed';

export interface Staged {
  readonly directories: PluginDirectories;
  /** Files without which the plugin was left out: a descriptor without its page would freeze the portal. */
  readonly missing: readonly string[];
  readonly remove: () => void;
}

/**
 * Lays the plugin out as its RPM does: two links below `ui-plugins`, to descriptor and files of a checkout or an installed package.
 *
 * @param root has `plugin.json` and `dist/ui-plugin`
 */
export function stagePlugin(root: string): Staged {
  const [descriptor, files] = [join(root, 'plugin.json'), join(root, 'dist', 'ui-plugin')];
  const missing = [descriptor, join(files, 'plugin.html')].filter((path) => !existsSync(path));
  const home = mkdtempSync(join(tmpdir(), 'ovirt-dpdk-portal-'));
  const [data, etc] = [join(home, 'share', 'ui-plugins'), join(home, 'etc', 'ui-plugins')];
  for (const directory of [data, etc]) mkdirSync(directory, { recursive: true });
  if (missing.length === 0) {
    symlinkSync(descriptor, join(data, 'ovirt-dpdk.json'));
    symlinkSync(files, join(data, 'ovirt-dpdk-resources'));
  }
  return { directories: { data, etc }, missing, remove: () => rmSync(home, { recursive: true, force: true }) };
}
