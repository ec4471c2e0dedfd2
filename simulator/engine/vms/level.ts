import type { Call } from '../call';
import type { ClusterRow } from '../state';
import { level } from '../resources/lookup';
import { actor, note, noteTemplate } from './audit';
import { configurationOf, sameConfiguration } from './configuration';
import { isRunning } from './find';
import { definedAt } from './properties';

/**
 * The cluster has another compatibility level: its VMs and templates lose the properties that the level does not define, without a word.
 *
 * A running VM keeps the old level as its own until it goes down. Source: UpdateClusterCommand.java, CompatibilityVersionUpdater.java; observed, recorded steps 73-023, 73-024.
 */
export function followLevel(call: Call, cluster: ClusterRow, before: ClusterRow): void {
  const to = level(cluster.version);
  for (const row of call.state.vms.where((each) => each.cluster.id === cluster.id)) {
    if (row.custom_compatibility_version !== undefined) continue;
    const after = { ...row, custom_properties: definedAt(call, row.custom_properties ?? [], to) };
    if (!isRunning(row)) call.state.vms.put(after);
    else {
      const kept = { ...row, custom_compatibility_version: before.version };
      call.state.vms.put({ ...kept, next: sameConfiguration(kept, after) ? row.next : configurationOf(after) });
    }
    note(call, row, { code: 253, text: `VM ${row.name} configuration was updated by system.` });
  }
  for (const row of call.state.templates.where((each) => each.cluster?.id === cluster.id)) {
    call.state.templates.put({ ...row, custom_properties: definedAt(call, row.custom_properties ?? [], to) });
    noteTemplate(call, row, { code: 49, text: `Template ${row.name} configuration was updated by ${actor(call)}.` });
  }
}
