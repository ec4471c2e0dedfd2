import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSpec } from '../client/node';
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

/** Tested elsewhere: what never ends, what ends up where the shell says, what needs the engine machine. */
const isElsewhere = (command: string): boolean => /^ovirt-dpdk (demo|completion|engine properties --apply)\b/.test(command);
const asks = (command: string): boolean => /^ovirt-dpdk (apply|cluster|network|vm)\b/.test(command) && !command.includes('--yes');

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
        if (word === 'site.yaml') return before === '-o' ? join(folder, word) : 'examples/shortest.yaml';
        return word.startsWith('https://engine.example') ? site.url : word;
      };
      if (command.includes('--nic ')) await site.run(['apply', '-f', 'examples/shortest.yaml', '--yes']);
      const words = [...command.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word).slice(1);
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
