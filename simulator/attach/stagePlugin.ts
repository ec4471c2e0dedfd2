import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PluginDirectories } from '../portal/server/plugins/installed';

export interface Staged {
  readonly directories: PluginDirectories;
  readonly remove: () => void;
}

/**
 * Lays the plugin out as its RPM does: two links below `ui-plugins`, to descriptor and files of a checkout or an installed package.
 *
 * @param root has `plugin.json` and `dist/ui-plugin`; what is not there is not installed
 */
export function stagePlugin(root: string): Staged {
  const home = mkdtempSync(join(tmpdir(), 'ovirt-dpdk-portal-'));
  const [data, etc] = [join(home, 'share', 'ui-plugins'), join(home, 'etc', 'ui-plugins')];
  for (const directory of [data, etc]) mkdirSync(directory, { recursive: true });
  symlinkSync(join(root, 'plugin.json'), join(data, 'ovirt-dpdk.json'));
  symlinkSync(join(root, 'dist', 'ui-plugin'), join(data, 'ovirt-dpdk-resources'));
  return { directories: { data, etc }, remove: () => rmSync(home, { recursive: true, force: true }) };
}
