import fc from 'fast-check';
import { Parser } from 'xml2js';
import { fromWire as cluster } from '../../../client/engine/clusters';
import { devicesFromWire } from '../../../client/engine/hostDevices';
import { nicsFromWire } from '../../../client/engine/hostNics';
import { fromWire as host } from '../../../client/engine/hosts';
import { date } from '../../../client/engine/scalars';
import type { Wire, WireObject } from '../../../client/http/wire';
import { jsonCodec } from '../../../client/http/json';
import { xmlCodec } from '../../../client/http/xml';
import { answersOf, step, steps, wireOf } from '../recorded/steps';

it.each([
  ['cluster', '40-034', '40-035', cluster],
  ['NICs of a host', '60-025', '60-026', nicsFromWire],
  ['devices of a host', '60-038', '60-039', devicesFromWire],
] as const)('gives the same typed values as JSON: %s', (_name, json, xml, map) => {
  expect(map(wireOf(step(xml)), '')).toEqual(map(wireOf(step(json)), ''));
});

it('gives the same typed values as JSON: a host with everything that can be followed', () => {
  const followed = ['nics', 'attachments'] as const;
  const { nics, attachments, ...rest } = host(wireOf(step('78-043')), '', followed);
  const json = host(wireOf(step('78-031')), '', ['attachments']);
  expect({ ...rest, attachments }).toEqual(json);
  expect(nics?.length).toBeGreaterThan(1);
});

it('gives the same shape as JSON', () => {
  expect(comparable(wireOf(step('40-035')))).toEqual(comparable(wireOf(step('40-034'))));
  expect(comparable(wireOf(step('60-026')))).toEqual(comparable(wireOf(step('60-025'))));
  expect(comparable(wireOf(step('60-039')))).toEqual(comparable(wireOf(step('60-038'))));
});

/** XML has no numbers, and no way to tell an empty object from an empty text; what is empty is left out. */
const comparable = (value: Wire | undefined): unknown => {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(([key, child]) => [key, comparable(child)] as const);
  return Object.fromEntries(
    entries.filter(([, child]) => child !== '' && JSON.stringify(child) !== '[]' && JSON.stringify(child) !== '{}'),
  );
};

it('takes each element for a list that the schema of the engine calls one, and no other', async () => {
  const schema: unknown = await new Parser().parseStringPromise(String(step('20-087').response.body));
  const { lists, structures } = readSchema(schema);
  expect(lists.length).toBeGreaterThan(150);
  expect(structures.length).toBeGreaterThan(300);
  const decoded = (parent: string, child: string): Wire | undefined =>
    xmlCodec.decode(`<api><${parent}><${child}>x</${child}></${parent}></api>`)[parent];
  const isList = ([parent, child]: readonly [string, string]): boolean => {
    const inside = decoded(parent, child);
    return (
      typeof inside === 'object' && inside !== null && !Array.isArray(inside) && Array.isArray((inside as WireObject)[child])
    );
  };
  expect(lists.filter((pair) => !isList(pair))).toEqual([]);
  expect(structures.filter(isList)).toEqual([]);
});

/** Pairs of an element and a child, by whether the child may repeat; as far as the collections reach that this product reads. */
const readSchema = (schema: unknown): Record<'lists' | 'structures', (readonly [string, string])[]> => {
  const xs = (node: unknown, name: string): readonly unknown[] => {
    const found: unknown[] = [];
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(walk);
      else if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) {
          if (key === `xs:${name}` && Array.isArray(inner)) found.push(...(inner as unknown[]));
          walk(inner);
        }
    };
    walk(node);
    return found;
  };
  const attribute = (node: unknown, name: string): string | undefined => {
    const attributes: unknown = typeof node === 'object' && node !== null && '$' in node ? node.$ : undefined;
    const value: unknown = typeof attributes === 'object' && attributes !== null ? Reflect.get(attributes, name) : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  const types = new Map(xs(schema, 'complexType').map((type) => [attribute(type, 'name') ?? '', type]));
  const lists: (readonly [string, string])[] = [];
  const structures: (readonly [string, string])[] = [];
  for (const element of xs(schema, 'element')) {
    const name = attribute(element, 'name') ?? '';
    const type = types.get(attribute(element, 'type') ?? '');
    if (!WIRE_NAME.test(name) || FOREIGN.test(name) || type === undefined) continue;
    for (const inner of xs(type, 'element')) {
      const child = attribute(inner, 'name') ?? attribute(inner, 'ref') ?? '';
      (attribute(inner, 'maxOccurs') === 'unbounded' ? lists : structures).push([name, child]);
    }
  }
  // Names of singular type that hold a list without a wrapper appear in the schema only: the engine wraps them on the wire.
  return { lists: lists.filter(([parent]) => parent.endsWith('s')), structures };
};
const WIRE_NAME = /^[a-z_]+$/;
// Gluster volumes and iSCSI targets have structures with plural names; this product reads neither.
const FOREIGN = /gluster|brick|iscsi_details|cpu_units/;

it('keeps texts as they are: quotes, newlines, blanks at the ends, markup', () => {
  const xml = `<vm><comment> a &lt;b&gt; &amp;amp; "q"&#10;line </comment><description/></vm>`;
  expect(xmlCodec.decode(xml)).toEqual({ comment: ' a <b> &amp; "q"\nline ', description: '' });
});

it('reads id, href and the id of a VLAN from attributes', () => {
  const xml = '<network href="/n/1" id="1"><vlan id="100"/><usages><usage>vm</usage></usages></network>';
  expect(xmlCodec.decode(xml)).toEqual({ id: '1', href: '/n/1', vlan: { id: '100' }, usages: { usage: ['vm'] } });
});

it('reads an empty collection, and an empty body, as an empty object', () => {
  expect(xmlCodec.decode('')).toEqual({});
  expect(xmlCodec.decode('<?xml version="1.0"?><hooks/>')).toEqual({});
});

it.each(['<a>', '<a></b>', 'no xml', '<html><br></html>'])('does not take "%s" for an answer', (text) => {
  expect(() => xmlCodec.decode(text)).toThrow(SyntaxError);
});

it.each([
  ['/clusters', 'cluster'],
  ['/clusters/1-2', 'cluster'],
  ['/clusters/1-2/networks', 'network'],
  ['/clusters/1-2/networks/3-4', 'network'],
  ['/vms/1-2/nics', 'nic'],
  ['/hosts/1-2', 'host'],
  ['/hosts/1-2/setupnetworks', 'action'],
  ['/hosts/1-2/install', 'action'],
  ['/vnicprofiles', 'vnic_profile'],
  ['/vms/1-2', 'vm'],
])('names the root of a body to %s <%s>', (path, root) => {
  expect(xmlCodec.encode({}, path)).toBe(`<${root}/>`);
});

it('writes what a real engine accepts', () => {
  expect(
    xmlCodec.encode(
      {
        network: { id: 'N' },
        network_filter: {},
        custom_properties: { custom_property: [{ name: 'queues', value: '2' }] },
        absent: undefined,
      },
      '/vnicprofiles',
    ),
  ).toBe(
    '<vnic_profile><network id="N"/><network_filter/><custom_properties><custom_property><name>queues</name><value>2</value></custom_property></custom_properties></vnic_profile>',
  );
});

// What XML 1.0 can carry.
const texts = fc.string({ unit: fc.constantFrom('a', 'ü', ' ', '<', '&', '"', "'", '\n', '\t', ']', '>', ';', '😀') });
const bodies = fc.record({
  name: texts,
  id: texts,
  usages: fc.record({ usage: fc.array(texts, { minLength: 1 }) }),
  custom_properties: fc.record({ custom_property: fc.array(fc.record({ name: texts, value: texts }), { minLength: 1 }) }),
});

it('reads back what it wrote', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      expect(xmlCodec.decode(xmlCodec.encode(body, '/networks'))).toEqual(body);
    }),
  );
});

it('reads back what JSON wrote, whatever it holds', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const body = jsonCodec.decode(JSON.stringify(value));
      expect(jsonCodec.encode(jsonCodec.decode(jsonCodec.encode(body, '')), '')).toBe(jsonCodec.encode(body, ''));
    }),
  );
});

it('decodes every XML answer that a real engine showed', () => {
  const inXml = steps.filter(({ response }) => typeof response.body === 'string' && response.body.startsWith('<?xml'));
  expect(inXml.length).toBeGreaterThan(100);
  for (const one of inXml) expect(typeof wireOf(one)).toBe('object');
});

it('reads a time from JSON and XML alike', () => {
  const read = (value: Wire): Date => date({ time: value }, 'time', '');
  expect(read(1767225600000)).toEqual(read('2026-01-01T00:00:00.000Z'));
  expect(answersOf(['GET'], '/events').length).toBeGreaterThan(0);
});
