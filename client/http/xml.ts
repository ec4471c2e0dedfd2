import { Builder, Parser } from 'xml2js';
import type { Codec } from './codec';
import { isList, isObject, type Wire } from './wire';

/** The engine's XML in the same shape as its JSON. Some seventy times the cost of JSON, so only where something asks for XML. */
export const xmlCodec: Codec = {
  mediaType: 'application/xml',
  decode: (text) => {
    if (text === '') return {};
    const [rootName, root] = Object.entries(parse(text))[0] ?? ['', ''];
    const value = fromNode(root, rootName);
    return isObject(value) ? value : {};
  },
  encode: (body, path) =>
    new Builder({ renderOpts: { pretty: false }, headless: true }).buildObject({ [rootOf(path)]: toNode(body) }),
};

/** What xml2js makes of an element: its text, or its attributes under `$` and its children in lists. */
type Node = string | { readonly [key: string]: readonly Node[] | Readonly<Record<string, string>> | string };

const parse = (text: string): Readonly<Record<string, Node>> => {
  let failure: Error | null = null;
  let tree: unknown;
  // explicitArray stays on: without it one child and two children have different shapes.
  new Parser({ async: false, explicitArray: true, emptyTag: '' }).parseString(text, (error: Error | null, result: unknown) => {
    failure ??= error;
    tree = result;
  });
  if (failure !== null || !isTree(tree)) throw new SyntaxError('not XML');
  return tree;
};

// xml2js makes strings, lists and plain objects of those, and nothing else.
const isTree = (value: unknown): value is Readonly<Record<string, Node>> => typeof value === 'object' && value !== null;

// The API names lists in the plural and their items in the singular; these few are structures all the same, and the summary of the API
// root counts hosts and VMs under the names of lists. source: the engine's own schema, GET /ovirt-engine/api?schema
const STRUCTURES = new Set(['os', 'bios', 'dns', 'qos', 'details', 'transparent_hugepages', 'special_objects']);
const COUNTS = new Set(['active', 'total']);

const isItem = (parent: string, child: string): boolean =>
  child === 'link' || (parent.endsWith('s') && !STRUCTURES.has(parent) && !COUNTS.has(child));

const fromNode = (node: Node, name: string): Wire => {
  if (typeof node === 'string') return node;
  const object: Record<string, Wire> = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === '$' && isAttributes(value)) Object.assign(object, value);
    else if (Array.isArray(value)) {
      const items: readonly Node[] = value;
      const children = items.map((child) => fromNode(child, key));
      object[key] = isItem(name, key) ? children : (children[children.length - 1] ?? '');
    }
  }
  return object;
};

const isAttributes = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' && !Array.isArray(value);

const toNode = (value: Wire): unknown => {
  if (isList(value)) return value.map(toNode);
  if (!isObject(value)) return value === null ? '' : String(value);
  const attributes: Record<string, string> = {};
  const children: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) {
    if (child === undefined || child === null) continue;
    // `id` and `href` are the only attributes that a request carries.
    if ((key === 'id' || key === 'href') && typeof child !== 'object') attributes[key] = String(child);
    else children[key] = toNode(child);
  }
  return Object.keys(attributes).length > 0 ? { $: attributes, ...children } : children;
};

/** Root elements of request bodies, by the collection that they go to. A wrong one is a 500 (observed on engine 4.5.8). */
const ROOTS: Readonly<Record<string, string>> = {
  clusters: 'cluster',
  datacenters: 'data_center',
  networks: 'network',
  vnicprofiles: 'vnic_profile',
  hosts: 'host',
  vms: 'vm',
  nics: 'nic',
  numanodes: 'vm_numa_node',
  externalnetworkproviders: 'external_provider',
  networkattachments: 'network_attachment',
};

const rootOf = (path: string): string => {
  const [last = '', before = ''] = (path.split('?')[0] ?? '').split('/').filter(Boolean).reverse();
  return ROOTS[last] ?? (isAction(last) ? 'action' : ROOTS[before]) ?? 'action';
};

// Actions are words, ids are not: they hold a digit or a hyphen.
const isAction = (segment: string): boolean => /^[a-z]+$/.test(segment);
