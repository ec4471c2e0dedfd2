import type { SpecProblemCode } from '../input/problem';
import type { InputProblem } from '../errors';
import { fillingOf, meant, visible, type Filling, type Phrase } from './phrase';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['text', 'a text'],
  ['integer', 'a whole number'],
  ['number', 'a number with a fraction'],
  ['boolean', 'true or false'],
  ['list', 'a list'],
  ['mapping', 'keys with values'],
]);

const either = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

const named = (v: Filling, name: string): string => either(v.items(name).map((word) => TYPES.get(word) ?? word));

/** What is wrong with the user's file, and what to write instead. */
export const input: Readonly<Record<SpecProblemCode, Phrase>> = {
  'spec.yamlSyntax': (v) => `this is not YAML: ${v.text('detail')}`,
  'spec.yamlTab': () => 'YAML is not indented with tabs: use blanks',
  'spec.yamlAlias': (v) => `*${v.text('name')} points to nothing: no anchor &${v.text('name')} stands before it`,
  'spec.yamlDuplicateKey': (v) => `the key ${v.text('key')} is here for the second time: keep one of them`,
  'spec.yamlSeveralDocuments': () => 'a second document begins here (---): write one file for each cluster',
  'spec.nothing': () => 'there is nothing in it: begin with apiVersion: ovirt-dpdk/v1 and a cluster with its name',
  'spec.emptyRequest': () => 'there is nothing in it: for a plan without wishes, leave the request out',
  'spec.noValue': () => 'there is no value: give one, or take the key out to leave things as they are',
  'spec.missing': (v) => `${v.text('key')} is missing`,
  'spec.type': (v) => `expected ${named(v, 'expected')}, found ${v.has('value') ? `"${v.text('value')}"` : named(v, 'got')}`,
  'spec.quoteText': (v) => `expected a text, and YAML reads ${v.text('got')} otherwise: write it in quotes, "${v.text('got')}"`,
  'spec.unknownKey': (v) => `unknown key ${v.text('key')}${meant(v, `; known here: ${v.list('known', Infinity)}`)}`,
  'spec.notOneOf': (v) => `expected ${named(v, 'allowed')}, found "${v.text('got')}"${meant(v)}`,
  'spec.tooSmall': (v) => `${v.text('got')} is too small: at least ${v.text('least')}`,
  'spec.tooBig': (v) => `${v.text('got')} is too big: at most ${v.text('most')}`,
  'spec.apiVersion': (v) => `this program reads files with apiVersion: ${v.text('expected')}, not ${v.text('got')}`,
  'spec.quoteLevel': (v) => `a level is a text, not a number (to YAML, 4.10 is 4.1): write it in quotes, "${v.text('got')}"`,
  'spec.blank': () => 'a name cannot be empty',
  'spec.level': (v) => `"${v.text('got')}" is no compatibility level: write it like "4.7"`,
  'spec.pciAddress': (v) =>
    `"${v.text('got')}" is no full PCI address: write ${v.has('canonical') ? `"${v.text('canonical')}"` : 'it as lspci -D prints it, such as "0000:5e:00.0"'}`,
  'spec.cpuList': (v) => `"${v.text('got')}" is no list of CPUs: write true, false, or a list such as "2-15,18"`,
  'spec.format': (v) => `"${v.text('got')}" is not written as expected here`,
  'spec.nodeId': (v) => `"${v.text('got')}" is no NUMA node: write its number, such as 0`,
  'spec.nicWithoutName': () => 'nothing says which NIC this is: give pci, such as "0000:5e:00.0", or name, such as dpdk0',
  'spec.nicWithTwoNames': () => 'this NIC has both pci and name: keep one of them',
  'spec.duplicate': (v) => `${v.text('name')} is here for the second time, after ${v.text('first')}: put both together`,
  'spec.networkTwice': (v) =>
    `network ${v.text('network')} is on this host already, at ${v.text('first')}: a host has a network on one NIC only`,
  'spec.sameVlan': (v) =>
    `networks ${v.text('other')} and ${v.text('network')} both have VLAN ${v.text('vlan')}: they cannot share a NIC`,
  'spec.ambiguousProfile': (v) =>
    `profile ${v.text('profile')} belongs to several networks (${v.list('networks')}): say which with network:`,
  'spec.notJson': (v) =>
    v.has('empty')
      ? 'there is nothing in it: collect again with ovirt-dpdk host facts, and see what it says'
      : `this is no JSON (${v.text('detail')}): collect again with ovirt-dpdk host facts, and keep the output whole`,
  'spec.factsVersion': (v) =>
    `this program reads facts of the version ${v.text('expected')}, not ${v.text('got')}: collect again with this ovirt-dpdk`,
};

const isSpecCode = (code: string): code is SpecProblemCode => Object.hasOwn(input, code);

/** One mistake with its place: `line 3, column 5, cluster.nme: unknown key nme; did you mean name?` */
export const inputProblemText = ({ code, path, line, column, values }: InputProblem): string => {
  const place = [...(line === undefined ? [] : [`line ${line}, column ${column ?? 1}`]), ...(path === '' ? [] : [visible(path)])];
  const sentence = isSpecCode(code) ? input[code](fillingOf(values)) : code;
  return [place.join(', '), sentence].filter((part) => part !== '').join(': ');
};
