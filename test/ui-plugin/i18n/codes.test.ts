import { parse } from '../../../ui-plugin/i18n/parsed';
import { fill } from '../../../ui-plugin/i18n/values';
import { readFile } from './catalogues';
import { codes } from './codes';

describe.each(Object.entries(codes))('%s', (file, expected) => {
  const messages = Object.entries(readFile('en_US', file));

  it('has a message for each code, and none that belongs to no code', () => {
    expect(messages.map(([id]) => id).sort()).toEqual([...expected.keys()].sort());
  });

  it('asks for values that the code has', () => {
    const language = { list: () => '', t: () => '' };
    const unknown = messages.flatMap(([id, message]) => {
      const names = expected.get(id) ?? [];
      const values = Object.fromEntries(names.map((name) => [name, ['x']]));
      const known = [...Object.keys(fill(id, values, language)), ...names];
      return parse(message, 'en-US')
        .placeholders.filter(({ name }) => !known.includes(name))
        .map(({ name }) => `${id}: ${name}`);
    });
    expect(unknown).toEqual([]);
  });
});
