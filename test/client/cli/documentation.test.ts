import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { contracts } from '../../../client/cli/contracts';
import { exitCodes } from '../../../client/cli/exitCodes';
import { run } from '../../../client/cli/program';
import { fakeTerminal } from '../../support/fakeTerminal';

const root = join(__dirname, '..', '..', '..');
const cliDoc = readFileSync(join(root, 'docs', 'cli.md'), 'utf8');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

const helpOf = async (words: readonly string[]): Promise<string> => {
  const terminal = fakeTerminal();
  expect({ words, code: await run([...words, '--help'], terminal) }).toEqual({ words, code: 0 });
  return terminal.out();
};

/** Lines of shell in a page that call the command. */
const calls = (page: string): readonly string[] =>
  [...page.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block = '']) =>
    block
      .split('\n')
      .filter((line) => line.startsWith('ovirt-dpdk '))
      .map((line) => line.replace(/ +#.*| >.*/g, '')),
  );

const groups = ['cluster', 'network', 'vm', 'engine', 'host'];
const wordsOf = (call: string): readonly string[] => {
  const [, first = '', second = ''] = call.split(' ');
  return groups.includes(first) ? [first, second] : [first];
};

it.each([...new Set([...calls(cliDoc), ...calls(readme)])])(
  'shows a command that exists, with flags that it has: %s',
  async (call) => {
    const help = await helpOf(wordsOf(call));
    const flags = [...call.matchAll(/ (--?[a-z][a-z-]*)/g)].map(([, flag = '']) => flag);
    for (const flag of flags) expect(help).toMatch(new RegExp(`(^|[ ,])${flag}[ ,\n]`, 'm'));
  },
);

it('names every command in the page about the command', async () => {
  const listed = async (words: readonly string[]): Promise<readonly string[]> => {
    const commands = /\nCommands:\n([^]*?)\n\n/.exec(await helpOf(words))?.[1] ?? '';
    return [...commands.matchAll(/^ {2}(\w+)/gm)].map(([, name = '']) => name).filter((name) => name !== 'help');
  };
  const names: string[] = [];
  for (const name of await listed([])) {
    const below = groups.includes(name) ? await listed([name]) : [];
    names.push(...(below.length > 0 ? below.map((child) => `${name} ${child}`) : [name]));
  }
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !cliDoc.includes(`| \`${name}`))).toEqual([]);
});

it('names every contract and every exit code in the page about the command', () => {
  expect(Object.keys(contracts).filter((name) => !cliDoc.includes(`\`ovirt-dpdk/${name}/v1\``))).toEqual([]);
  expect(Object.values(exitCodes).filter((code) => !cliDoc.includes(`\n| ${code} | `))).toEqual([]);
});
