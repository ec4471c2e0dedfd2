import type { Call } from './call';
import type { Event } from './model/monitoring';

/** The name under which events speak of the caller. */
export const actor = (call: Call): string => `${call.user.name}@internal-authz`;

/** Where an event belongs: the cluster and its data center, by name too. */
export function place(call: Call, cluster: string | undefined): Pick<Event, 'cluster' | 'data_center' | 'user'> {
  const of = call.state.clusters.get(cluster ?? '');
  const dataCenter = call.state.dataCenters.get(of?.data_center?.id ?? '');
  return {
    cluster: of && { id: of.id, name: of.name },
    data_center: dataCenter && { id: dataCenter.id, name: dataCenter.name },
    user: { id: call.user.id, name: actor(call) },
  };
}

/** An event that a command of the caller leaves behind. */
export const announce = (call: Call, code: number, description: string, about: Partial<Event> = {}): void =>
  void call.events.add({
    severity: 'normal',
    ...about,
    code,
    description,
    correlation_id: call.correlationId,
    user: { id: call.user.id, name: actor(call) },
  });
