import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseSpec } from '../client/node';
import { serve, type Served } from '../simulator/attach/serve';
import { createSimulator } from '../simulator/engine/engine';
import { worlds } from '../simulator/worlds';
import { runCli } from './support/builtCli';

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

describe('each command that a page shows', () => {
  const sim = createSimulator({
    release: '4.5.7',
    world: worlds['standins-4.5']?.() ?? (() => undefined),
    certificate: readFileSync('test/client/http/tls/ca.pem', 'utf8'),
  });
  let served: Served;
  beforeAll(async () => {
    served = await serve(sim);
  });
  afterAll(() => served.close());

  it.each(commands)(
    '%s: %s',
    async (_, command) => {
      const argv = command
        .split(/\s+/)
        .slice(1)
        .map((word) => word.replace(/^\S*site\.yaml$/, 'examples/shortest.yaml'));
      const answers = argv[0] === 'apply' ? ['--yes'] : [];
      const ran = await runCli([...argv, ...answers], {
        OVIRT_URL: served.url,
        OVIRT_USERNAME: 'admin@internal',
        OVIRT_PASSWORD: 'demo',
      });
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
