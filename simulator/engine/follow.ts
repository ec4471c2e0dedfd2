import type { Call } from './call';
import { crash } from './faults';
import type { Type } from './model/kinds';
import { isShape, Shown } from './shown';

/** How the router reads inside itself. */
export interface Reader {
  list(path: string, call: Call): readonly Shown[];
  entity(path: string, call: Call): Shown | undefined;
}

const squash = (name: string): string => name.replaceAll('_', '').toLowerCase();
const squashed = new WeakMap<Type, ReadonlyMap<string, string>>();
/** The field behind a name that may be written as the field, the link or in capitals. */
function fieldOf(type: Type, name: string): string | undefined {
  const ready = squashed.get(type) ?? new Map(Object.keys(type.fields).map((field) => [squash(field), field]));
  squashed.set(type, ready);
  return ready.get(squash(name));
}

/**
 * Inlines links: `follow=nics,network_attachments.network`.
 *
 * One read inside the server for each entity and link; a link that one of the entities lacks breaks the whole answer.
 * Source: LinkFollower.java; observed on 4.5.8, recorded steps 60-053 to 60-062, 78-028 to 78-043.
 */
export function follow(reader: Reader, call: Call, entities: readonly Shown[], text: string): void {
  for (const path of text.split(',')) if (path !== '') descend(reader, call, entities, path.split('.'));
}

function descend(reader: Reader, call: Call, entities: readonly Shown[], [name = '', ...rest]: readonly string[]): void {
  const reached: Shown[] = [];
  for (const entity of entities) {
    // Broken in the engine even where the cluster has a provider: observed, recorded steps 55-021, 55-022.
    if (squash(name) === 'externalnetworkproviders') throw crash('follow: external_network_providers');
    const field = fieldOf(entity.type, name);
    if (field === undefined) throw crash(`follow: no link ${name}`);
    entity.followed ??= new Map();
    const before = entity.followed.get(field);
    const found = before ?? read(reader, call, entity, field);
    entity.followed.set(field, found);
    reached.push(...[found].flat());
  }
  if (rest.length > 0) descend(reader, call, reached, rest);
}

function read(reader: Reader, call: Call, entity: Shown, field: string): Shown | readonly Shown[] {
  const kind = entity.type.fields[field];
  const value = entity.value[field];
  if (kind?.form === 'list') {
    const rel = entity.rels.find((each) => each === squash(field));
    if (rel === undefined || entity.href === undefined) throw crash(`follow: ${field} has no link`);
    return reader.list(`${entity.href.slice(1)}/${rel}`, call);
  }
  const id = isShape(value) ? value['id'] : undefined;
  const at =
    isShape(value) && typeof value['at'] === 'string' ? value['at'] : kind?.form === 'link' ? kind.collection : undefined;
  const found = typeof id === 'string' && at !== undefined ? reader.entity(`${at}/${id}`, call) : undefined;
  if (found === undefined) throw crash(`follow: ${field} is null`);
  return found;
}

/** `detail=statistics`: as followed, but a statistic does not say what it is of. */
export function withStatistics(reader: Reader, call: Call, entity: Shown): void {
  const found = [read(reader, call, entity, 'statistics')].flat();
  entity.followed ??= new Map();
  entity.followed.set(
    'statistics',
    found.map(
      ({ type, value, href, rels, actions }) =>
        new Shown(type, { ...value, vm: undefined, host_nic: undefined }, href, rels, actions),
    ),
  );
}
