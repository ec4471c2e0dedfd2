import { phrase, visible } from '../../../client/phrases';
import { fillingOf } from '../../../client/phrases/phrase';

it('makes what would act on a terminal visible', () => {
  expect(visible('a\u001b[31mb\nc\u202ed')).toBe('a\\x1b[31mb\\nc\\u{202e}d');
});

it('leaves letters of every language alone', () => {
  expect(visible('netz-ü 网络 <script>')).toBe('netz-ü 网络 <script>');
});

it('cuts a long text by characters, not in the middle of one', () => {
  expect(visible('😀'.repeat(5), 3)).toBe('😀😀…');
});

const filling = fillingOf({
  none: [],
  one: ['a'],
  five: ['a', 'b', 'c', 'd', 'e'],
  n: 1,
  many: 16,
  off: false,
  on: true,
  empty: '',
});

it('counts in singular and plural', () => {
  expect([filling.count('n', 'page'), filling.count('many', 'page'), filling.count('none', 'entry', 'entries')]).toEqual([
    '1 page',
    '16 pages',
    '0 entries',
  ]);
});

it('names the first few of a list and counts the others', () => {
  expect([filling.list('none'), filling.list('one'), filling.list('five'), filling.list('five', 5)]).toEqual([
    'none',
    'a',
    'a, b, c and 2 more',
    'a, b, c, d and e',
  ]);
});

it('tells empty from filled', () => {
  expect(['none', 'one', 'off', 'on', 'empty', 'absent'].map((name) => filling.has(name))).toEqual([
    false,
    true,
    false,
    true,
    false,
    false,
  ]);
});

it('does not cut what is copied and pasted', () => {
  const long = 'x'.repeat(500);
  const values = fillingOf({ command: `a ${long}\n` });
  expect([values.whole('command'), values.text('command').length]).toEqual([`a ${long}\\n`, 200]);
});

it('shows a question mark for a value that is absent', () => {
  expect(filling.text('absent')).toBe('?');
});

it('shows a code that it does not know as it is', () => {
  expect(phrase({ code: 'from.elsewhere', values: {} })).toBe('from.elsewhere');
});
