import { Parser } from 'xml2js';
import { typeOf } from '../model';
import type { Fields, Kind, Type } from '../model/kinds';
import { isShape, Shown, type Shape } from '../shown';
import { readInt } from './json';
import { Unreadable } from './unreadable';

type Known = (kind: Kind) => boolean;
/** What addresses begin with; undefined where an action echoes its request: addresses are then as they were sent. */
type Base = string | undefined;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };
const escape = (value: unknown): string => String(value).replace(/[&<>"\r]/g, (char) => ESCAPES[char] ?? char);
const element = (tag: string, attributes: string, content: string): string =>
  content === '' ? `<${tag}${attributes}/>` : `<${tag}${attributes}>${content}</${tag}>`;
const attribute = (name: string, value: unknown): string => (value === undefined ? '' : ` ${name}="${escape(value)}"`);

/** XML as the engine writes it: `id` and `href` as attributes, everything else as elements. */
export function createXmlWriter(known: Known) {
  const print = (tag: string, kind: Kind, value: unknown, base: Base): string => {
    switch (kind.form) {
      case 'struct':
        if (value instanceof Shown) return shown(value, base, tag);
        return isShape(value)
          ? element(tag, sent(value, base) + attribute('id', value['id']), members(kind.type, value, base))
          : `<${tag}/>`;
      case 'link': {
        if (value instanceof Shown) return shown(value, base, tag);
        if (!isShape(value)) return `<${tag}/>`;
        const at = typeof value['at'] === 'string' ? value['at'] : kind.collection;
        const id = typeof value['id'] === 'string' ? value['id'] : undefined;
        const own = base === undefined || at === undefined || id === undefined ? undefined : `${base}/${at}/${id}`;
        const name = typeof value['name'] === 'string' ? `<name>${escape(value['name'])}</name>` : '';
        return element(tag, attribute('href', own) + sent(value, base) + attribute('id', id), name);
      }
      case 'list':
        return element(tag, '', Array.isArray(value) ? value.map((each) => print(kind.key, kind.item, each, base)).join('') : '');
      case 'date':
        return `<${tag}>${typeof value === 'number' ? new Date(value).toISOString() : ''}</${tag}>`;
      default:
        return `<${tag}>${escape(value)}</${tag}>`;
    }
  };

  const sent = (value: Shape, base: Base): string => (base === undefined ? attribute('href', value['href']) : '');

  const members = (type: Type, value: Shape, base: Base, followed?: Shown['followed']): string => {
    let out = '';
    if (type.identified)
      for (const name of ['name', 'description', 'comment'])
        if (value[name] !== undefined) out += `<${name}>${escape(value[name])}</${name}>`;
    for (const [name, kind] of Object.entries(type.fields)) {
      if (name === 'id' || !known(kind)) continue;
      const inlined = followed?.get(name);
      if (inlined instanceof Shown) out += shown(inlined, base, name);
      else if (inlined !== undefined) out += element(name, '', inlined.map((each) => shown(each, base)).join(''));
      else if (value[name] !== undefined) out += print(name, kind, value[name], base);
    }
    return out;
  };

  const shown = (entity: Shown, base: Base = '', tag = entity.type.tag): string => {
    const href = entity.href === undefined ? undefined : base + entity.href;
    const toLink = (rel: string) => `<link${attribute('href', `${href ?? ''}/${rel}`)} rel="${rel}"/>`;
    const links = entity.extra
      .map(({ rel, href: to }) => `<link${attribute('href', base + to)}${attribute('rel', rel)}/>`)
      .join('');
    const around =
      href === undefined
        ? ''
        : (entity.type.acts || entity.actions.length > 0 ? element('actions', '', entity.actions.map(toLink).join('')) : '') +
          entity.rels.map(toLink).join('');
    return element(
      tag,
      attribute('href', href) + attribute('id', entity.value['id']),
      around + links + members(entity.type, entity.value, base, entity.followed),
    );
  };

  return {
    entity: (entity: Shown, base: string): string => HEAD + shown(entity, base),
    list: (type: Type, entities: readonly Shown[], base: string): string =>
      HEAD + element(type.plural, '', entities.map((each) => shown(each, base)).join('')),
    value: (type: Type, value: Shape, base: string): string =>
      HEAD + element(type.tag, attribute('id', value['id']), members(type, value, base)),
    /** The answer of an action: its request, and what came of it. */
    echo: (type: Type, echoed: Shape, value: Shape, base: string): string =>
      HEAD + element(type.tag, '', members(type, echoed, undefined) + members(type, value, base)),
  };
}

const identity: Fields = { name: { form: 'text' }, description: { form: 'text' }, comment: { form: 'text' } };

/** Reads an XML body; unknown elements, namespaces and wrong values refuse the request, as on engine 4.5.8 (recorded group 20). */
export function createXmlReader(known: Known) {
  const textOf = (node: unknown): string =>
    typeof node === 'string' ? node : isShape(node) && typeof node['_'] === 'string' ? node['_'] : '';

  const read = (kind: Kind, node: unknown): unknown => {
    switch (kind.form) {
      case 'text':
        return textOf(node);
      case 'enum': {
        const found = kind.values.find((each) => each === textOf(node).toLowerCase());
        if (found !== undefined) return found;
        const values = kind.values.map((each) => `'${each}'`).join(', ');
        throw new Unreadable(
          'value',
          `The string '${textOf(node)}' isn't a valid value for the '${kind.java}' enumerated type. Valid values are: ${values}.`,
        );
      }
      case 'int':
        return readXmlInt(textOf(node), kind.bits);
      case 'date':
        return Date.parse(textOf(node));
      case 'decimal':
        return Number(textOf(node));
      case 'bool': {
        const text = textOf(node).trim().toLowerCase();
        if (text === 'true' || text === '1') return true;
        if (text === 'false' || text === '0') return false;
        throw new Unreadable('value', `The string '${textOf(node)}' isn't a valid boolean value.`);
      }
      case 'struct':
        return readObject(kind.type, node);
      case 'link':
        return readObject(typeOf(kind.to), node);
      case 'list': {
        const children = childrenOf(node);
        if (children.some(([name]) => name !== kind.key)) throw new Unreadable('syntax');
        return children.flatMap(([, nodes]) => nodes.map((each) => read(kind.item, each)));
      }
    }
  };

  const childrenOf = (node: unknown): readonly (readonly [string, readonly unknown[]])[] =>
    isShape(node)
      ? Object.entries(node)
          .filter(([name]) => name !== '$' && name !== '_')
          .map(([name, nodes]) => [name, Array.isArray(nodes) ? nodes : [nodes]] as const)
      : [];

  const readObject = (type: Type, node: unknown): Shape => {
    const out: Record<string, unknown> = {};
    const own = isShape(node) && isShape(node['$']) ? node['$'] : {};
    for (const [name, value] of Object.entries(own)) {
      if (name.startsWith('xmlns')) throw new Unreadable('syntax');
      if (name === 'id' || name === 'href') {
        const kind = type.fields[name];
        out[name] = kind === undefined ? value : read(kind, value);
      } else throw new Unreadable('syntax');
    }
    for (const [name, nodes] of childrenOf(node)) {
      if (name === 'link' || name === 'actions') continue;
      const kind = type.fields[name] ?? (type.identified ? identity[name] : undefined);
      if (kind === undefined || !known(kind)) throw new Unreadable('syntax');
      out[name] = read(kind, nodes[nodes.length - 1]);
    }
    return out;
  };

  return (type: Type, body: string): Shape => {
    const parser = new Parser({ explicitArray: true, emptyTag: '', async: false });
    let root: unknown;
    let failure: Error | null = null;
    parser.parseString(body, (error, result: unknown) => {
      failure = error;
      root = result;
    });
    if (failure !== null || !isShape(root)) throw new Unreadable('syntax');
    const [tag, node] = Object.entries(root)[0] ?? [];
    if (tag === undefined) throw new Unreadable('syntax');
    if (tag !== type.tag) throw new Unreadable('root', 'argument type mismatch');
    return readObject(type, node);
  };
}

/** Too large an int is told, anything else that is no number is a matter of syntax. Source: IntegerParser.java, XmlMessageBodyReader.java. */
function readXmlInt(text: string, bits: 32 | 64): number {
  if (bits === 32 && /^\s*\+?\d+\s*$/.test(text) && Number(text) > 2147483647)
    throw new Unreadable('value', `Value ${text} greater than maximum 2147483647`);
  return readInt(text, bits);
}
