import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { HostRequest, NicRequest, VmRequest } from '../client/dpdk/host/request';
import { parseSpec } from '../client/node';
import { hostFindings } from '../client/phrases/hostFindings';
import { cliWorld } from './support/cliWorld';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'simulator/README.md',
  ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
];

/** Fenced blocks of a language on a page. */
const blocks = (page: string, language: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(
    (match) => match[1] ?? '',
  );

const yaml = pages.flatMap((page) => blocks(page, 'yaml').map((text) => [page, text] as const));
const commands = pages.flatMap((page) =>
  [...blocks(page, 'sh'), ...blocks(page, 'console')].flatMap((text) =>
    [...text.matchAll(/^(?:\$ )?(ovirt-dpdk [^#>\n]*[^#>\s])/gm)].map((match) => [page, match[1] ?? ''] as const),
  ),
);

it('finds what the pages show', () => {
  expect(yaml.length).toBeGreaterThan(1);
  expect(commands.length).toBeGreaterThan(4);
});

it.each(yaml)('%s shows a file that is right', (_, text) => {
  expect(parseSpec(text)).toMatchObject({ apiVersion: 'ovirt-dpdk/v1' });
});

/** Tested elsewhere: what never ends, what ends up where the shell says, what needs the engine machine or, in test/real, a host's sshd. */
const isElsewhere = (command: string): boolean =>
  /^ovirt-dpdk (demo|completion|engine properties --apply|host facts (?!--file)|host apply)\b/.test(command);
/** What is computed from a host's answer is computed from its facts too. */
const withoutConnection = (command: string): string =>
  command.replace(/^(ovirt-dpdk host (?:plan|check|script)) node1\b/, '$1 --facts examples/node1.json');
const asks = (command: string): boolean =>
  /^ovirt-dpdk (apply|cluster|network|vm hugepages)\b/.test(command) && !command.includes('--yes');

describe('each command that a page shows', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'docs-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const certificate = readFileSync('test/client/http/tls/ca.pem', 'utf8');

  it.each(commands.filter(([, command]) => !isElsewhere(command)))(
    '%s: %s',
    async (_, command) => {
      const site = await cliWorld('standins-4.5', '4.5.7', { certificate });
      const exampleFor = (word: string, before = ''): string => {
        if (before === '-o' && word !== 'site.yaml') return join(folder, word);
        if (word === 'site.yaml') return before === '-o' ? join(folder, word) : 'examples/shortest.yaml';
        return word.startsWith('https://engine.example') ? site.url : word;
      };
      if (/^ovirt-dpdk (vm|network) .*--nic /.test(command)) await site.run(['apply', '-f', 'examples/shortest.yaml', '--yes']);
      const words = [...withoutConnection(command).matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word).slice(1);
      const ran = await site.run([
        ...words.map((word, k) => exampleFor(word, words[k - 1])),
        ...(asks(command) ? ['--yes'] : []),
      ]);
      // 2: changes are pending, as they are in the show.
      expect({ ...ran, code: ran.code === 2 ? 0 : ran.code }).toMatchObject({ code: 0 });
    },
    60_000,
  );
});

it.each(pages)('%s links to pages that are there', (page) => {
  const folder = page.includes('/') ? page.slice(0, page.lastIndexOf('/')) : '.';
  const links = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(
    (match) => `${folder}/${match[1]}`,
  );
  expect(links.filter((link) => !existsSync(link))).toEqual([]);
});

describe('pictures', () => {
  const PICTURES = 'docs/screenshots';
  const shown = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\(([^)]*screenshots\/[^)]+\.png)\)/g)].map(([, path = '']) =>
      join(dirname(page), path),
    ),
  );
  const drawn = existsSync(PICTURES) ? readdirSync(PICTURES).map((name) => join(PICTURES, name)) : [];

  it('are there where a page shows one', () => {
    expect(shown.filter((path) => !existsSync(path))).toEqual([]);
  });
  it('are on a page where one was drawn', () => {
    expect(drawn.filter((path) => !shown.includes(path))).toEqual([]);
  });
});

it('names every finding about a host on the page about the planner', () => {
  const page = readFileSync('docs/planner.md', 'utf8');
  expect(Object.keys(hostFindings).filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});

const REQUEST_KEYS: Readonly<Record<keyof HostRequest | keyof NicRequest | keyof VmRequest, true>> = {
  ...{ nics: true, vms: true, vmNodes: true, pmdCores: true, pageSize: true, hugepages: true, reserveMiB: true, datapath: true },
  ...{ socketMemoryMiB: true, memoryModel: true, isolateGuests: true },
  ...{ pci: true, mtu: true, driver: true, queues: true },
  ...{ name: true, memoryMiB: true, vcpus: true, node: true, count: true },
};

it('names every key of a request on the page about the planner', () => {
  const page = readFileSync('docs/planner.md', 'utf8');
  const table = /^\| Key \|[^]*?\n\n/m.exec(page)?.[0] ?? '';
  expect(Object.keys(REQUEST_KEYS).filter((key) => !new RegExp(`[\`.]${key}\``).test(table))).toEqual([]);
});

it('shows on the page about the planner the request of the example', () => {
  const request = readFileSync('examples/node1-request.yaml', 'utf8')
    .replace(/^#.*\n/, '')
    .trim();
  const shown = request.split('\n').map((line) => `    ${line}`);
  expect(readFileSync('docs/planner.md', 'utf8')).toContain(shown.join('\n'));
});
