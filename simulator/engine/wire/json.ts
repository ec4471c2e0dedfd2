import type { Fields, Kind, Type } from '../model/kinds';
import { typeOf } from '../model';
import { isShape, Shown, type Shape } from '../shown';
import { Unreadable } from './unreadable';

type Known = (kind: Kind) => boolean;
type Print = (value: unknown, base: string) => string;

const quote = (value: unknown): string => JSON.stringify(typeof value === 'string' ? value : String(value));

/**
 * JSON as the engine writes it: integers and booleans quoted, decimals and dates bare, lists under their singular key, nothing for absent.
 *
 * Source: observed on engine 4.5.8 (recorded group 20); the engine drives Jackson by its JAXB annotations.
 */
export function createJsonWriter(known: Known) {
  const compiled = new Map<Type, (value: Shape, base: string, followed?: Shown['followed']) => string[]>();

  const printer = (kind: Kind): Print => {
    switch (kind.form) {
      case 'text':
      case 'enum':
        return quote;
      case 'int':
        return (value) => `"${String(value)}"`;
      case 'bool':
        return (value) => (value === true ? '"true"' : '"false"');
      case 'decimal':
      case 'date':
        return (value) => (typeof value === 'number' ? String(value) : quote(value));
      case 'struct':
        return (value, base) =>
          value instanceof Shown ? shown(value, base) : isShape(value) ? `{${members(kind.type)(value, base).join(',')}}` : '{}';
      case 'link':
        return (value, base) => {
          if (value instanceof Shown) return shown(value, base);
          if (!isShape(value)) return '{}';
          const at = typeof value['at'] === 'string' ? value['at'] : kind.collection;
          const id = value['id'];
          const parts: string[] = [];
          if (typeof value['name'] === 'string') parts.push(`"name":${quote(value['name'])}`);
          if (typeof id === 'string') {
            if (at !== undefined) parts.push(`"href":${quote(`${base}/${at}/${id}`)}`);
            parts.push(`"id":${quote(id)}`);
          }
          return `{${parts.join(',')}}`;
        };
      case 'list': {
        const item = printer(kind.item);
        const open = `{${quote(kind.key)}:[`;
        const empty = kind.keepsKey ? `${open}]}` : '{}';
        return (value, base) =>
          Array.isArray(value) && value.length > 0 ? `${open}${value.map((each) => item(each, base)).join(',')}]}` : empty;
      }
    }
  };

  const members = (type: Type) => {
    const ready = compiled.get(type);
    if (ready) return ready;
    const fields: { readonly name: string; readonly label: string; readonly print: Print; readonly kind: Kind }[] = [];
    const build = (value: Shape, base: string, followed?: Shown['followed']): string[] => {
      const out: string[] = [];
      for (const field of fields) {
        const inlined = followed?.get(field.name);
        if (inlined !== undefined) {
          out.push(field.label + inline(field.kind, inlined, base));
          continue;
        }
        const each = value[field.name];
        if (each !== undefined) out.push(field.label + field.print(each, base));
      }
      if (type.identified)
        for (const name of ['name', 'description', 'comment', 'id'])
          if (value[name] !== undefined) out.push(`"${name}":${quote(value[name])}`);
      return out;
    };
    compiled.set(type, build);
    for (const [name, kind] of Object.entries(type.fields))
      if (known(kind)) fields.push({ name, label: `${quote(name)}:`, print: printer(kind), kind });
    return build;
  };

  const inline = (kind: Kind, value: Shown | readonly Shown[], base: string): string => {
    if (value instanceof Shown) return shown(value, base);
    if (kind.form !== 'list') return '{}';
    return value.length === 0 && !kind.keepsKey
      ? '{}'
      : `{${quote(kind.key)}:[${value.map((each) => shown(each, base)).join(',')}]}`;
  };

  const shown = (entity: Shown, base: string): string => {
    const out = members(entity.type)(entity.value, base, entity.followed);
    if (entity.href === undefined) return `{${out.join(',')}}`;
    const href = base + entity.href;
    const toLink = (rel: string) => `{"href":${quote(`${href}/${rel}`)},"rel":"${rel}"}`;
    const links = [
      ...entity.rels.map(toLink),
      ...entity.extra.map(({ rel, href: to }) => `{"href":${quote(base + to)},"rel":${quote(rel)}}`),
    ];
    if (entity.type.actions.length > 0 || entity.actions.length > 0)
      out.push(`"actions":{"link":[${entity.actions.map(toLink).join(',')}]}`);
    if (links.length > 0 || entity.followed.size > 0) out.push(`"link":[${links.join(',')}]`);
    out.push(`"href":${quote(href)}`);
    return `{${out.join(',')}}`;
  };

  return {
    entity: shown,
    list: (type: Type, entities: readonly Shown[], base: string, keepsKey = false): string =>
      entities.length === 0 && !keepsKey ? '{}' : `{${quote(type.tag)}:[${entities.map((each) => shown(each, base)).join(',')}]}`,
    value: (type: Type, value: Shape, base: string): string => `{${members(type)(value, base).join(',')}}`,
  };
}

const identity: Fields = {
  id: { form: 'text' },
  href: { form: 'text' },
  name: { form: 'text' },
  description: { form: 'text' },
  comment: { form: 'text' },
};

/** Reads a JSON body as strictly as the engine: an unknown key or a value of the wrong kind refuses the request. */
export function createJsonReader(known: Known) {
  const read = (kind: Kind, value: unknown): unknown => {
    switch (kind.form) {
      case 'text':
        if (typeof value === 'string') return value;
        if (typeof value === 'number' || typeof value === 'boolean') return String(value);
        throw new Unreadable('syntax');
      case 'enum': {
        const found = kind.values.find((each) => each === String(value).toLowerCase());
        if (typeof value !== 'string' || found === undefined) throw new Unreadable('syntax');
        return found;
      }
      case 'int':
        return readInt(value, kind.bits);
      case 'date':
      case 'decimal': {
        const number = Number(value);
        if (Number.isNaN(number)) throw new Unreadable('syntax');
        return number;
      }
      case 'bool':
        return readBool(value);
      case 'struct':
        return readObject(kind.type, value);
      case 'link':
        return readObject(typeOf(kind.to), value);
      case 'list': {
        if (Array.isArray(value) && value.length === 0) return [];
        if (!isShape(value)) throw new Unreadable('syntax');
        const unknown = Object.keys(value).find((key) => key !== kind.key);
        if (unknown !== undefined) throw new Unreadable('syntax');
        const items = value[kind.key] ?? [];
        if (!Array.isArray(items)) throw new Unreadable('syntax');
        return items.map((each) => read(kind.item, each));
      }
    }
  };

  const readObject = (type: Type, value: unknown): Shape => {
    if (!isShape(value)) throw new Unreadable('syntax');
    const out: Record<string, unknown> = {};
    for (const [name, each] of Object.entries(value)) {
      if (name === 'link' || name === 'actions') continue;
      const kind = type.fields[name] ?? (type.identified ? identity[name] : undefined);
      if (kind === undefined || !known(kind))
        throw new Unreadable(
          'unknown',
          `Unrecognized field "${name}" (class org.ovirt.engine.api.model.${type.java}), not marked as ignorable`,
        );
      if (each !== null && each !== undefined) out[name] = read(kind, each);
    }
    return out;
  };

  return (type: Type, body: string): Shape => {
    let parsed: unknown;
    try {
      parsed = JSON.parse(body);
    } catch {
      throw new Unreadable('syntax');
    }
    return readObject(type, parsed);
  };
}

const LIMIT = { 32: 2 ** 31, 64: 2 ** 63 } as const;
export function readInt(value: unknown, bits: 32 | 64): number {
  const number =
    typeof value === 'number' ? value : typeof value === 'string' && /^\s*[-+]?\d+\s*$/.test(value) ? Number(value) : NaN;
  if (!Number.isInteger(number) || number >= LIMIT[bits] || number < -LIMIT[bits]) throw new Unreadable('syntax');
  return number;
}

function readBool(value: unknown): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (value === 'true' || value === 'True' || value === 'TRUE') return true;
  if (value === 'false' || value === 'False' || value === 'FALSE') return false;
  throw new Unreadable('syntax');
}
