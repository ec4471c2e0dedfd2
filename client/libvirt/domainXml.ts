import { Parser } from 'xml2js';
import type { VhostUserNic } from '../dpdk/vhostUserNic';
import { SpecInvalid } from '../errors';
import type { DomainFacts } from '../facts/hostFacts';
import { toKiB } from './memoryUnit';

/** What the host's facts tell of a domain, and of each vhost-user NIC what else its XML has. */
export interface Domain extends DomainFacts {
  readonly vhostUser: readonly VhostUserNic[];
}

/** libvirt hands out no longer text: REMOTE_STRING_MAX in src/remote/remote_protocol.x. */
const MOST_CHARACTERS = 4 * 2 ** 20;

/**
 * Reads the XML of a domain, as `virsh -r dumpxml NAME` prints it and the engine sends it. Entities are not expanded and nothing is
 * fetched.
 *
 * @throws SpecInvalid `domain.tooLarge`, `domain.several`, `domain.notXml` with line and column, `domain.notDomain`, `domain.missing` with the element
 */
export const readDomain = async (xml: string): Promise<Domain> => {
  if (xml.length > MOST_CHARACTERS)
    throw invalid('domain.tooLarge', 'domain', `it has ${xml.length} characters, and a domain has less than ${MOST_CHARACTERS}`);
  // The parser stops at the end of the first.
  if (xml.split('</domain>').length > 2)
    throw invalid('domain.several', 'domain', 'it holds several domains, and one is read at a time');
  const tree = parse(xml);
  const [root = ''] = Object.keys(tree);
  const [domain] = childrenOf(tree, 'domain');
  if (!domain) throw invalid('domain.notDomain', root, `its root is <${root}>, not <domain>`);

  const [backing] = childrenOf(domain, 'memoryBacking');
  const pages = childrenOf(backing, 'hugepages');
  return {
    uuid: needed(domain, 'uuid'),
    name: needed(domain, 'name'),
    memory: sizeOf(childrenOf(domain, 'memory')[0]),
    hugepages: pages.length > 0,
    pageSize: onlyOne(
      pages.flatMap((each) => childrenOf(each, 'page')).map((page) => toKiB(attribute(page, 'size'), attribute(page, 'unit'))),
    ),
    accessShared: attribute(childrenOf(backing, 'access')[0], 'mode') === 'shared',
    cellAccess: descend(domain, 'cpu', 'numa', 'cell').map((cell) => attribute(cell, 'memAccess') ?? ''),
    vhostUser: descend(domain, 'devices', 'interface')
      .filter((nic) => attribute(nic, 'type') === 'vhostuser')
      .map(toVhostUserNic),
  };
};

const toVhostUserNic = (nic: Element): VhostUserNic => {
  const first = (name: string): Element | undefined => childrenOf(nic, name)[0];
  const queues = Number(attribute(first('driver'), 'queues') ?? NaN);
  return {
    mac: attribute(first('mac'), 'address') ?? '',
    path: attribute(first('source'), 'path') ?? '',
    mode: attribute(first('source'), 'mode'),
    target: attribute(first('target'), 'dev'),
    queues: Number.isInteger(queues) ? queues : undefined,
    elements: Object.keys(nic)
      .filter((name) => name !== '$' && name !== '_')
      .sort(),
    isLinkDown: attribute(first('link'), 'state') === 'down',
  };
};

/** xml2js makes a text of an element without attributes and children, else an object: attributes under `$`, children in lists. */
type Element = Readonly<Record<string, unknown>>;

const isElement = (value: unknown): value is Element => typeof value === 'object' && value !== null && !Array.isArray(value);

/** An element that is only a text is one with that text and nothing else. */
const toElement = (value: unknown): Element => (isElement(value) ? value : { _: value });

const parse = (xml: string): Element => {
  let failure: Error | null = null;
  let tree: unknown;
  // explicitRoot and explicitArray stay on: without them one child and two children have different shapes.
  new Parser({ async: false, emptyTag: '' }).parseString(xml, (error: Error | null, result: unknown) => {
    failure ??= error;
    tree = result;
  });
  if (failure !== null) throw notXml(failure);
  if (!isElement(tree)) throw invalid('domain.notXml', 'domain', 'it is empty');
  return tree;
};

/** The parser's message has the reason on its first line, then `Line: 3` and `Column: 17`, both from 0. */
const notXml = ({ message }: Error): SpecInvalid => {
  const [reason = ''] = message.split('\n');
  const [, line, column] = /Line: (\d+)\nColumn: (\d+)/.exec(message) ?? [];
  const place = line === undefined ? undefined : { line: Number(line) + 1, column: Number(column) + 1 };
  return invalid(
    'domain.notXml',
    'domain',
    `it is not XML: ${reason}${place ? ` in line ${place.line}, column ${place.column}` : ''}`,
    place,
  );
};

const invalid = (
  code: string,
  path: string,
  why: string,
  place?: { readonly line: number; readonly column: number },
): SpecInvalid =>
  new SpecInvalid(
    [{ code, path, ...place, values: { why } }],
    `reading the XML of a virtual machine: ${why}. Give what \`virsh -r dumpxml NAME\` prints on the host.`,
  );

const childrenOf = (element: Element | undefined, name: string): readonly Element[] => {
  const children = element?.[name];
  if (Array.isArray(children)) return children.map(toElement);
  // The root is the only element that is not in a list.
  return children === undefined ? [] : [toElement(children)];
};

const descend = (element: Element, ...names: readonly string[]): readonly Element[] =>
  names.reduce<readonly Element[]>((elements, name) => elements.flatMap((each) => childrenOf(each, name)), [element]);

const attribute = (element: Element | undefined, name: string): string | undefined => {
  const attributes = element?.['$'];
  const value = isElement(attributes) ? attributes[name] : undefined;
  return typeof value === 'string' ? value : undefined;
};

const textOf = (element: Element | undefined): string | undefined => {
  const text = element?.['_'];
  return typeof text === 'string' ? text.trim() : undefined;
};

const needed = (domain: Element, name: string): string => {
  const text = textOf(childrenOf(domain, name)[0]);
  if (!text) throw invalid('domain.missing', `domain/${name}`, `it has no <${name}>`);
  return text;
};

const sizeOf = (element: Element | undefined): number | undefined => toKiB(textOf(element), attribute(element, 'unit'));

/** Guests can have pages of one size on this node and of another on that: then there is no one size. */
const onlyOne = (sizes: readonly (number | undefined)[]): number | undefined =>
  new Set(sizes).size === 1 ? sizes[0] : undefined;
