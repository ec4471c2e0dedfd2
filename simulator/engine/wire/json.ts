import type { Fields, Kind, Type } from '../model/kinds';
import { typeOf } from '../model';
import { isShape, Shown, type Shape } from '../shown';
import { Unreadable } from './unreadable';

type Known = (kind: Kind) => boolean;
/** What addresses begin with; undefined where an action echoes its request: addresses are then as they were sent. */
type Base = string | undefined;
type Print = (value: unknown, base: Base) => string;
type Members = (value: Shape, base: Base, followed?: Shown['followed']) => string;

const SAFE = /^[\w/.:;?={}-]*$/;
const quote = (value: unknown): string => JSON.stringify(typeof value === 'string' ? value : String(value));
/** Addresses are long and many: the usual ones need no escaping. */
const quoteAddress = (value: string): string => (SAFE.test(value) ? `"${value}"` : JSON.stringify(value));
/** Reading a character makes V8 join the pieces of a string now, while they are young: the collector then has ten times less to keep. */
const flat = (text: string): string => (text.charCodeAt(0) === 0 ? '' : text);
const LABELS = ['name', 'description', 'comment', 'id'] as const;

/**
 * JSON as the engine writes it: integers and booleans quoted, decimals and dates bare, lists under their singular key, nothing for absent.
 *
 * Built by adding to one string, without arrays in between: the fleet's lists are megabytes.
 * Source: observed on engine 4.5.8 (recorded group 20); the engine drives Jackson by its JAXB annotations.
 */
export function createJsonWriter(known: Known) {
  const compiled = new Map<Type, Members>();

  const printer = (kind: Kind): Print => {
    switch (kind.form) {
      case 'text':
        return quote;
      case 'enum':
        return (value) => `"${String(value)}"`;
      case 'int':
        return (value) => `"${String(value)}"`;
      case 'bool':
        return (value) => (value === true ? '"true"' : '"false"');
      case 'decimal':
      case 'date':
        return (value) => (typeof value === 'number' ? String(value) : quote(value));
      case 'struct': {
        let write: Members | undefined;
        return (value, base) => {
          if (value instanceof Shown) return shown(value, base);
          write ??= members(kind.type);
          return isShape(value) ? `{${write(value, base)}}` : '{}';
        };
      }
      case 'link':
        return (value, base) =>
          value instanceof Shown ? shown(value, base) : isShape(value) ? reference(value, base, kind.collection) : '{}';
      case 'list': {
        const item = printer(kind.item);
        const open = `{${quote(kind.key)}:[`;
        const empty = kind.keepsKey ? `${open}]}` : '{}';
        return (value, base) => {
          if (!Array.isArray(value) || value.length === 0) return empty;
          let out = open;
          for (let i = 0; i < value.length; i++) out += i === 0 ? item(value[i], base) : `,${item(value[i], base)}`;
          return `${out}]}`;
        };
      }
    }
  };

  const reference = (value: Shape, base: Base, usual: string | undefined): string => {
    const at = base === undefined ? undefined : typeof value['at'] === 'string' ? value['at'] : usual;
    const id = value['id'];
    const name = typeof value['name'] === 'string' ? `"name":${quote(value['name'])}` : '';
    if (typeof id !== 'string') return `{${name}}`;
    const sent = base === undefined && typeof value['href'] === 'string' ? value['href'] : undefined;
    const address = at === undefined ? sent : `${base ?? ''}/${at}/${id}`;
    const href = address === undefined ? '' : `"href":${quoteAddress(address)},`;
    return `{${name}${name === '' ? '' : ','}${href}"id":${quoteAddress(id)}}`;
  };

  const members = (type: Type): Members => {
    const ready = compiled.get(type);
    if (ready) return ready;
    const fields = Object.entries(type.fields)
      .filter(([, kind]) => known(kind))
      .map(([name, kind]) => ({ name, kind, label: `${quote(name)}:`, print: printer(kind) }));
    const write: Members = (value, base, followed) => {
      let out = '';
      for (const field of fields) {
        const inlined = followed?.get(field.name);
        if (inlined !== undefined) {
          out += `${out === '' ? '' : ','}${field.label}${inline(field.kind, inlined, base)}`;
          continue;
        }
        const each = value[field.name];
        if (each !== undefined) out += `${out === '' ? '' : ','}${field.label}${field.print(each, base)}`;
      }
      if (type.identified)
        for (const name of LABELS)
          if (value[name] !== undefined) out += `${out === '' ? '' : ','}"${name}":${quote(value[name])}`;
      if (base === undefined && typeof value['href'] === 'string')
        out += `${out === '' ? '' : ','}"href":${quoteAddress(value['href'])}`;
      return out;
    };
    compiled.set(type, write);
    return write;
  };

  const inline = (kind: Kind, value: Shown | readonly Shown[], base: Base): string => {
    if (value instanceof Shown) return shown(value, base);
    if (kind.form !== 'list') return '{}';
    return value.length === 0 && !kind.keepsKey ? '{}' : `{${quote(kind.key)}:[${all(value, base)}]}`;
  };

  const all = (entities: readonly Shown[], base: Base): string => {
    let out = '';
    for (const entity of entities) out += out === '' ? flat(shown(entity, base)) : `,${flat(shown(entity, base))}`;
    return out;
  };

  const linksOf = (href: string, rels: readonly string[]): string => {
    let out = '';
    for (const rel of rels) out += `${out === '' ? '' : ','}{"href":"${href}/${rel}","rel":"${rel}"}`;
    return out;
  };

  const shown = (entity: Shown, base: Base = ''): string => {
    const { type, rels, actions, extra } = entity;
    let out = members(type)(entity.value, base, entity.followed);
    const extras = extra.map(({ rel, href: to }) => `{"href":${quoteAddress(base + to)},"rel":${quoteAddress(rel)}}`).join(',');
    if (entity.href === undefined) return extras === '' ? `{${out}}` : `{${out},"link":[${extras}]}`;
    const quoted = quoteAddress(base + entity.href);
    const href = quoted.slice(1, -1);
    const comma = out === '' ? '' : ',';
    if (type.acts || actions.length > 0) out += `${comma}"actions":{"link":[${linksOf(href, actions)}]}`;
    const own = linksOf(href, rels);
    const links = own === '' || extras === '' ? own + extras : `${own},${extras}`;
    if (links !== '' || entity.followed !== undefined) out += `${out === '' ? '' : ','}"link":[${links}]`;
    return `{${out}${out === '' ? '' : ','}"href":${quoted}}`;
  };

  return {
    entity: shown,
    list: (type: Type, entities: readonly Shown[], base: string, keepsKey = false): string =>
      entities.length === 0 && !keepsKey ? '{}' : `{${quote(type.tag)}:[${all(entities, base)}]}`,
    value: (type: Type, value: Shape, base: string): string => `{${members(type)(value, base)}}`,
    /** The answer of an action: its request, and what came of it. */
    echo: (type: Type, sent: Shape, value: Shape, base: string): string =>
      `{${[members(type)(sent, undefined), members(type)(value, base)].filter((part) => part !== '').join(',')}}`,
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
