import fc from 'fast-check';
import { parseSpec } from '../../../client/desired/parseSpec';
import type { SpecProblemCode } from '../../../client/input/problem';
import { SpecInvalid, type InputProblem } from '../../../client/errors';
import { input, inputProblemText } from '../../../client/phrases/input';

const problemsOf = (text: string): readonly InputProblem[] => {
  try {
    parseSpec(text);
    return [];
  } catch (error) {
    if (error instanceof SpecInvalid) return error.problems;
    throw error;
  }
};

/** Each mistake as `line:column code path`. */
const places = (text: string): readonly string[] =>
  problemsOf(text).map(({ code, path, line, column }) => `${line}:${column} ${code} ${path}`.trim());

const told = (text: string): readonly string[] => problemsOf(text).map(inputProblemText);

const HEAD = 'apiVersion: ovirt-dpdk/v1\ncluster: { name: dpdk }\n';

it('reads the file of the documentation', () => {
  const text = `
apiVersion: ovirt-dpdk/v1
dataCenter: Default
cluster:
  name: dpdk
  cpuType: Intel Skylake Server Family
  compatibilityVersion: "4.7"
  datapath: auto                 # auto | native | stand-in
networks:
  - { name: dpdk-blue, vlan: 100, mtu: 9000, profiles: [{ name: dpdk-blue, queues: 2 }] }
hosts:
  - name: host1
    hugepages: { size: 1GiB, count: auto }
    isolateCpus: true
    nics:
      - { pci: "0000:5e:00.0", driver: auto, networks: [dpdk-blue] }
vms:
  - name: vnf1
    hugepages: 1GiB
    nics: [{ name: nic1, profile: dpdk-blue }]
`;
  expect(parseSpec(text)).toEqual({
    apiVersion: 'ovirt-dpdk/v1',
    dataCenter: 'Default',
    cluster: { name: 'dpdk', cpuType: 'Intel Skylake Server Family', compatibilityVersion: '4.7', datapath: 'auto' },
    networks: [{ name: 'dpdk-blue', vlan: 100, mtu: 9000, profiles: [{ name: 'dpdk-blue', queues: 2 }] }],
    hosts: [
      {
        name: 'host1',
        hugepages: { size: '1GiB', count: 'auto' },
        isolateCpus: true,
        nics: [{ pci: '0000:5e:00.0', driver: 'auto', networks: ['dpdk-blue'] }],
      },
    ],
    vms: [{ name: 'vnf1', hugepages: '1GiB', nics: [{ name: 'nic1', profile: 'dpdk-blue' }] }],
  });
});

it('takes the shortest file, and networks that only the engine knows', () => {
  expect(parseSpec(HEAD)).toEqual({ apiVersion: 'ovirt-dpdk/v1', cluster: { name: 'dpdk' } });
  expect(places(`${HEAD}hosts: [{ name: h, nics: [{ name: dpdk0, networks: [known-to-the-engine] }] }]`)).toEqual([]);
  expect(places(`${HEAD}vms: [{ name: v, nics: [{ name: nic1, profile: known-to-the-engine }] }]`)).toEqual([]);
});

it('takes Windows line ends, a byte order mark, JSON, anchors and merge keys', () => {
  expect(places(`\ufeff${HEAD}`.replaceAll('\n', '\r\n'))).toEqual([]);
  expect(places('{"apiVersion":"ovirt-dpdk/v1","cluster":{"name":"dpdk"}}')).toEqual([]);
  const merged = `${HEAD}hosts:\n  - &one\n    name: h1\n    hugepages: { size: 1GiB, count: 4 }\n  - { <<: *one, name: h2 }\n`;
  expect(parseSpec(merged).hosts).toEqual([
    { name: 'h1', hugepages: { size: '1GiB', count: 4 } },
    { name: 'h2', hugepages: { size: '1GiB', count: 4 } },
  ]);
});

it('tells fifteen mistakes at once, each at its place', () => {
  const text = `apiVersion: ovirt-dpdk/v2
cluster:
  nme: dpdk
  compatibilityVersion: 4.10
  switchType: ovss
networks:
  - { name: blue, vlan: 4095, mtu: 12 }
  - name: blue
    required: yes
hosts:
  - name: host1
    hugepages: { size: 1G, count: 0 }
    isolateCpus: 2-x
    nics:
      - pci: 5E:00.0
        networks: [blue, blue]
      - driver: vfio-pci
        networks: blue
`;
  expect(places(text)).toEqual([
    '1:13 spec.apiVersion apiVersion',
    '3:3 spec.unknownKey cluster.nme',
    '4:25 spec.quoteLevel cluster.compatibilityVersion',
    '5:15 spec.notOneOf cluster.switchType',
    '7:25 spec.tooBig networks[0].vlan',
    '7:36 spec.tooSmall networks[0].mtu',
    '8:11 spec.duplicate networks[1].name',
    '9:15 spec.type networks[1].required',
    '12:24 spec.notOneOf hosts[0].hugepages.size',
    '12:35 spec.tooSmall hosts[0].hugepages.count',
    '13:18 spec.cpuList hosts[0].isolateCpus',
    '15:14 spec.pciAddress hosts[0].nics[0].pci',
    '16:26 spec.networkTwice hosts[0].nics[0].networks[1]',
    '17:9 spec.nicWithoutName hosts[0].nics[1]',
    '18:19 spec.type hosts[0].nics[1].networks',
  ]);
});

/** One small file for each kind of mistake; what is told of it. */
const EACH: readonly (readonly [SpecProblemCode, string, string])[] = [
  [
    'spec.yamlSyntax',
    `${HEAD}networks: [`,
    'line 3, column 12: this is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
  ['spec.yamlTab', 'cluster:\n\tname: dpdk\n', 'line 2, column 1: YAML is not indented with tabs: use blanks'],
  ['spec.yamlAlias', `${HEAD}vms: *nowhere`, 'line 3, column 6: *nowhere points to nothing: no anchor &nowhere stands before it'],
  [
    'spec.yamlDuplicateKey',
    `${HEAD}cluster: { name: other }\n`,
    'line 3, column 1: the key cluster is here for the second time: keep one of them',
  ],
  [
    'spec.yamlSeveralDocuments',
    `${HEAD}---\n${HEAD}`,
    'line 3, column 1: a second document begins here (---): write one file for each cluster',
  ],
  [
    'spec.nothing',
    '# later\n',
    'line 1, column 1: there is nothing in it: begin with apiVersion: ovirt-dpdk/v1 and a cluster with its name',
  ],
  [
    'spec.noValue',
    `${HEAD}networks:\n`,
    'line 3, column 1, networks: there is no value: give one, or take the key out to leave things as they are',
  ],
  ['spec.missing', 'apiVersion: ovirt-dpdk/v1\n', 'line 1, column 1, cluster: cluster is missing'],
  ['spec.type', `${HEAD}networks: { name: blue }\n`, 'line 3, column 11, networks: expected a list, found keys with values'],
  ['spec.unknownKey', `${HEAD}netwroks: []\n`, 'line 3, column 1, netwroks: unknown key netwroks; did you mean networks?'],
  [
    'spec.notOneOf',
    `${HEAD}vms: [{ name: v, hugepages: 1G }]\n`,
    'line 3, column 29, vms[0].hugepages: expected 2MiB, 1GiB or none, found "1G"; did you mean 1GiB?',
  ],
  [
    'spec.tooSmall',
    `${HEAD}networks: [{ name: n, mtu: 67 }]\n`,
    'line 3, column 28, networks[0].mtu: 67 is too small: at least 68',
  ],
  [
    'spec.tooBig',
    `${HEAD}networks: [{ name: n, mtu: 65536 }]\n`,
    'line 3, column 28, networks[0].mtu: 65536 is too big: at most 65535',
  ],
  [
    'spec.apiVersion',
    'apiVersion: v1\ncluster: { name: c }\n',
    'line 1, column 13, apiVersion: this program reads files with apiVersion: ovirt-dpdk/v1, not v1',
  ],
  [
    'spec.quoteText',
    `${HEAD}vms: [{ name: 0x10 }]\n`,
    'line 3, column 15, vms[0].name: expected a text, and YAML reads 0x10 otherwise: write it in quotes, "0x10"',
  ],
  [
    'spec.quoteLevel',
    'apiVersion: ovirt-dpdk/v1\ncluster: { name: c, compatibilityVersion: 4.7 }\n',
    'line 2, column 43, cluster.compatibilityVersion: a level is a text, not a number (to YAML, 4.10 is 4.1): write it in quotes, "4.7"',
  ],
  [
    'spec.blank',
    'apiVersion: ovirt-dpdk/v1\ncluster: { name: " " }\n',
    'line 2, column 18, cluster.name: a name cannot be empty',
  ],
  [
    'spec.level',
    'apiVersion: ovirt-dpdk/v1\ncluster: { name: c, compatibilityVersion: "4.7.1" }\n',
    'line 2, column 43, cluster.compatibilityVersion: "4.7.1" is no compatibility level: write it like "4.7"',
  ],
  [
    'spec.pciAddress',
    `${HEAD}hosts: [{ name: h, nics: [{ pci: 5e:00.1, networks: [] }] }]\n`,
    'line 3, column 34, hosts[0].nics[0].pci: "5e:00.1" is no full PCI address: write "0000:5e:00.1"',
  ],
  [
    'spec.cpuList',
    `${HEAD}hosts: [{ name: h, isolateCpus: 8-2 }]\n`,
    'line 3, column 33, hosts[0].isolateCpus: "8-2" is no list of CPUs: write true, false, or a list such as "2-15,18"',
  ],
  [
    'spec.nicWithoutName',
    `${HEAD}hosts: [{ name: h, nics: [{ networks: [] }] }]\n`,
    'line 3, column 27, hosts[0].nics[0]: nothing says which NIC this is: give pci, such as "0000:5e:00.0", or name, such as dpdk0',
  ],
  [
    'spec.nicWithTwoNames',
    `${HEAD}hosts: [{ name: h, nics: [{ pci: "0000:5e:00.0", name: dpdk0, networks: [] }] }]\n`,
    'line 3, column 50, hosts[0].nics[0].name: this NIC has both pci and name: keep one of them',
  ],
  [
    'spec.duplicate',
    `${HEAD}vms: [{ name: v }, { name: v }]\n`,
    'line 3, column 28, vms[1].name: v is here for the second time, after vms[0]: put both together',
  ],
  [
    'spec.networkTwice',
    `${HEAD}hosts: [{ name: h, nics: [{ name: dpdk0, networks: [n] }, { name: dpdk1, networks: [n] }] }]\n`,
    'line 3, column 85, hosts[0].nics[1].networks[0]: network n is on this host already, at hosts[0].nics[0].networks[0]: a host has a network on one NIC only',
  ],
  [
    'spec.sameVlan',
    `${HEAD}networks: [{ name: a, vlan: 7 }, { name: b, vlan: 7 }]\nhosts: [{ name: h, nics: [{ name: dpdk0, networks: [a, b] }] }]\n`,
    'line 4, column 56, hosts[0].nics[0].networks[1]: networks a and b both have VLAN 7: they cannot share a NIC',
  ],
  [
    'spec.ambiguousProfile',
    `${HEAD}networks: [{ name: a, profiles: [{ name: p }] }, { name: b, profiles: [{ name: p }] }]\nvms: [{ name: v, nics: [{ name: nic1, profile: p }] }]\n`,
    'line 4, column 48, vms[0].nics[0].profile: profile p belongs to several networks (a and b): say which with network:',
  ],
];

it.each(EACH)('tells %s with its place and what to write instead', (code, text, sentence) => {
  expect(problemsOf(text).map((problem) => problem.code)).toEqual([code]);
  expect(told(text)).toEqual([sentence]);
});

it('shows each kind of mistake here once, and has a sentence for each', () => {
  // Those of facts and of requests are shown in the tests of parseFacts and parseRequest.
  const elsewhere = ['spec.notJson', 'spec.factsVersion', 'spec.format', 'spec.emptyRequest', 'spec.nodeId'];
  expect([...EACH.map(([code]) => code), ...elsewhere].sort()).toEqual(Object.keys(input).sort());
});

it.each([
  // what stands in the file, how the mistakes are told
  [
    `${HEAD}vms: [{ name: v, nics: [{}] }]`,
    ['3:25 spec.missing vms[0].nics[0].name', '3:25 spec.missing vms[0].nics[0].profile'],
  ],
  [`${HEAD}vms:\n  - nics: []`, ['4:5 spec.missing vms[0].name']],
  [`${HEAD}vms:\n  -`, ['4:4 spec.noValue vms[0]']],
  [`${HEAD}vms:\n  - just text`, ['4:5 spec.type vms[0]']],
  [`${HEAD}vms:\n  - name:\n`, ['4:5 spec.noValue vms[0].name']],
  ['just text', ['1:1 spec.type']],
  ['- a\n- b', ['1:1 spec.type']],
  ['42', ['1:1 spec.type']],
  [`${HEAD}constructor: 1\n__proto__: 2`, ['3:1 spec.unknownKey constructor', '4:1 spec.unknownKey __proto__']],
  [`${HEAD}? [a]\n: 1`, ['3:3 spec.yamlSyntax']],
  [`${HEAD}5: a`, ['3:1 spec.unknownKey 5']],
  [`${HEAD}vms: !secret x`, ['3:6 spec.yamlSyntax']],
  [`${HEAD}vms: [*a, *b]\nhosts: 7`, ['3:7 spec.yamlAlias', '3:11 spec.yamlAlias']],
  [`${HEAD}vms: &a [*a]`, ['3:10 spec.type vms[0]']],
  [`${HEAD}networks: [{ name: n, vlan: 1.5 }]`, ['3:29 spec.type networks[0].vlan']],
  [`${HEAD}networks: [{ name: n, vlan: "7" }]`, ['3:29 spec.type networks[0].vlan']],
  [`${HEAD}networks: [{ name: n, vlan: -1 }]`, ['3:29 spec.tooSmall networks[0].vlan']],
  [`${HEAD}hosts: [{ name: h, hugepages: { size: 1GiB, count: -1 } }]`, ['3:52 spec.tooSmall hosts[0].hugepages.count']],
  [`${HEAD}hosts: [{ name: h, hugepages: { size: 1GiB, count: 1.5 } }]`, ['3:52 spec.type hosts[0].hugepages.count']],
  [`${HEAD}hosts: [{ name: h, hugepages: { size: 1GiB } }]`, ['3:20 spec.missing hosts[0].hugepages.count']],
  [`${HEAD}hosts: [{ name: h, hugepages: 1GiB }]`, ['3:31 spec.type hosts[0].hugepages']],
  [`${HEAD}hosts: [{ name: h, isolateCpus: 5 }]`, ['3:33 spec.quoteText hosts[0].isolateCpus']],
  [`${HEAD}hosts: [{ name: h, isolateCpus: [5] }]`, ['3:33 spec.type hosts[0].isolateCpus']],
  [`${HEAD}hosts: [{ name: h, isolateCpus: "" }]`, ['3:33 spec.cpuList hosts[0].isolateCpus']],
  // a misspelt key is one mistake, not two
  [`${HEAD}hosts: [{ name: h, nics: [{ pcii: "0000:5e:00.0", networks: [] }] }]`, ['3:29 spec.unknownKey hosts[0].nics[0].pcii']],
  // one NIC, however it is named
  [
    `${HEAD}hosts: [{ name: h, nics: [{ pci: "0000:5e:00.1", networks: [] }, { name: dummy_5e01, networks: [] }] }]`,
    ['3:74 spec.duplicate hosts[0].nics[1].name'],
  ],
  // a VLAN can be shared when it is on another NIC
  [
    `${HEAD}networks: [{ name: a, vlan: 7 }, { name: b, vlan: 7 }]\nhosts: [{ name: h, nics: [{ name: x, networks: [a] }, { name: y, networks: [b] }] }]`,
    [],
  ],
  // the network tells profiles of one name apart
  [
    `${HEAD}networks: [{ name: a, profiles: [{ name: p }] }, { name: b, profiles: [{ name: p }] }]\nvms: [{ name: v, nics: [{ name: n, profile: p, network: a }] }]`,
    [],
  ],
  // a repeated key does not hide what is wrong elsewhere
  [`${HEAD}vms: []\nvms: [{}]\nhosts: 7`, ['4:1 spec.yamlDuplicateKey', '4:7 spec.missing vms[0].name', '5:8 spec.type hosts']],
  // what an anchor brings is wrong where it was written
  [
    `${HEAD}vms:\n  - &v { name: a, hugepages: 4K }\n  - { <<: *v, name: b }`,
    ['4:30 spec.notOneOf vms[0].hugepages', '4:30 spec.notOneOf vms[1].hugepages'],
  ],
])('%# places mistakes of %j', (text, expected) => {
  expect(places(text)).toEqual(expected);
});

it('does not let aliases grow a small file into a large one', () => {
  const levels = Array.from(
    { length: 12 },
    (_, i) =>
      `l${i}: &l${i} [${Array(9)
        .fill(i === 0 ? 'x' : `*l${i - 1}`)
        .join(', ')}]`,
  );
  expect(problemsOf(`${HEAD}${levels.join('\n')}`).map(({ code }) => code)).toEqual(['spec.yamlSyntax']);
});

it('counts in its message and tells the first, with the name of the file', () => {
  expect(() => parseSpec('cluster: { name: c }\nvms: 1', 'dpdk.yaml')).toThrow(
    new SpecInvalid([], 'dpdk.yaml: 2 mistakes, the first: line 1, column 1, apiVersion: apiVersion is missing'),
  );
});

it('shows control characters of a hostile file instead of sending them to a terminal', () => {
  expect(told(`${HEAD}"\\e[31mred": 1`).join()).not.toContain('\u001b');
  expect(told(`${HEAD}vms: [{ name: v, hugepages: "\\e]0;x\\a" }]`).join()).not.toContain('\u001b');
});

it('fails on no text in any other way', () => {
  const piece = fc.constantFrom(
    'a',
    ':',
    ' ',
    '\n',
    '-',
    '[',
    ']',
    '{',
    '}',
    '&x',
    '*x',
    '<<',
    '"',
    "'",
    '#',
    '!',
    '|',
    '?',
    '\t',
    ',',
    'vms',
    'name',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece, { maxLength: 30 }).map((pieces) => HEAD + pieces.join('')),
      ),
      (text) => {
        for (const { line, column } of problemsOf(text)) {
          expect(line).toBeGreaterThan(0);
          expect(column).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 500 },
  );
});
