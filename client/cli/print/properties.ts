import type { PropertiesDocument } from '../contracts/properties';
import type { Style } from '../text/paint';
import type { Screen } from '../text/screen';
import { table } from '../text/table';
import { visible } from '../text/visible';
import { wrap } from '../text/wrap';

type State = PropertiesDocument['levels'][number]['properties'][number]['state'];

const styles: Readonly<Record<State, Style>> = { defined: 'ok', missing: 'missing', refuses: 'impossible', unknown: 'unknown' };

export const printProperties = (screen: Screen, { levels, commands, applied }: PropertiesDocument): void => {
  const rows = levels.flatMap(({ level, usedBy, properties }) =>
    properties.map(({ name, state }, i) => [
      { text: i === 0 ? level : '' },
      { text: name },
      { text: applied && state === 'missing' ? 'defined now' : state, style: styles[state] },
      { text: i === 0 ? shortList(usedBy) : '' },
    ]),
  );
  const columns = [{ title: 'LEVEL' }, { title: 'PROPERTY' }, { title: 'STATE' }, { title: 'USED BY', wraps: true }];
  screen.line(table(columns, rows, screen.width, screen.paint));
  const say = (text: string): void => screen.line(`\n${wrap(text, screen.width).join('\n')}`);
  if (levels.some(({ properties }) => properties.some(({ state }) => state === 'unknown')))
    say('Unknown: this user may not read the definitions, or they use what only Java understands.');
  if (levels.some(({ properties }) => properties.some(({ state }) => state === 'refuses')))
    say('Refuses: the definition does not take the value that is needed. Mend it by hand; merging would add a second one.');
  if (commands.length === 0) return;
  say(
    applied
      ? 'The definitions are stored. The engine reads them when it starts: restart it, at a time that suits you.'
      : 'hugepages_shared is needed where VDSM itself makes the vhost-user NICs (datapath native). On the engine machine:',
  );
  for (const command of commands) screen.line(`  ${screen.paint('note', command)}`);
};

const MOST = 4;

const shortList = (names: readonly string[]): string => {
  const shown = names.slice(0, MOST).map(visible).join(', ');
  return names.length > MOST ? `${shown} and ${names.length - MOST} more` : shown;
};
