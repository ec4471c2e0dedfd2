import { place } from '../audit';
import type { Call } from '../call';
import type { Event } from '../model/monitoring';
import type { HostRow, TemplateRow, VmRow } from '../state';

export { actor, place } from '../audit';

interface Note {
  readonly code: number;
  readonly text: string;
  readonly severity?: NonNullable<Event['severity']>;
  readonly host?: HostRow | undefined;
}

/** Writes an event about a VM. Codes and texts: AuditLogType.java, AuditLogMessages.properties. */
export function note(call: Call, vm: VmRow, { code, text, severity = 'normal', host }: Note): void {
  const template = call.state.templates.get(vm.template?.id ?? '');
  call.events.add({
    ...place(call, vm.cluster.id),
    code,
    severity,
    description: text,
    correlation_id: call.correlationId,
    host: host && { id: host.id, name: host.name },
    template: template && { id: template.id, name: template.name },
    vm: { id: vm.id, name: vm.name },
  });
}

export const noteTemplate = (call: Call, template: TemplateRow, { code, text, severity = 'normal' }: Note): void =>
  void call.events.add({
    ...place(call, template.cluster?.id),
    code,
    severity,
    description: text,
    correlation_id: call.correlationId,
    template: { id: template.id, name: template.name },
  });
