import type { Row } from './data';
import type { Abilities } from './hostPage';
import type { Kind } from './kinds';

/** What plugins get of an entity: a fresh plain object. */
export type Entity = Readonly<Record<string, unknown>>;
export const noEntity = (): Entity => ({ id: '' });

/** Fields of entity objects by release, EntityObject.java: `managed` since 4.4.1.4, the rest of storage since 4.5.0. */
const isKnown = (field: string, kind: Kind, { managed, storageType }: Abilities): boolean =>
  field === 'managed' ? managed : kind.type === 'Storage' && field !== 'name' ? storageType : true;

export function toEntity(kind: Kind, row: Row, abilities: Abilities): Entity {
  const fields = kind.entityFields.filter((field) => isKnown(field, kind, abilities));
  const value = (field: string): unknown =>
    // A string, so that String(event) throws: EntityObject.java sets a property of that name.
    field === 'toString' && kind.type === 'Event' ? `AuditLog:{id='${row.id}'}` : Object.hasOwn(row, field) ? row[field] : null;
  // A detached storage domain has no data center at all.
  const present = fields.filter((field) => field !== 'dataCenterId' || Object.hasOwn(row, field));
  return Object.fromEntries([['id', row.id], ...present.map((field) => [field, value(field)] as const)]);
}
