import fc from 'fast-check';
import { hanging, wrap } from '../../../client/cli/text/wrap';
import { table } from '../../../client/cli/text/table';
import { visible } from '../../../client/cli/text/visible';
import { splitAt, widthOf } from '../../../client/cli/text/width';
import { paintFor, type Paint } from '../../../client/cli/text/paint';
import { fakeTerminal } from '../../support/fakeTerminal';

const plain: Paint = (_, text) => text;

it('makes escape sequences in a name visible', () => {
  expect(visible('a\u001b[31mred\u009b0m')).toBe('a\\x1b[31mred\\x9b0m');
});

it('keeps a text of several lines on one line', () => {
  expect(visible('one\r\ntwo\tthree\u2028four')).toBe('one\\r\\ntwo\\tthree\\u{2028}four');
});

it('shows marks that turn the direction of writing', () => {
  expect(visible('vm\u202egnp.exe')).toBe('vm\\u{202e}gnp.exe');
});

it('leaves letters of all languages as they are', () => {
  expect(visible('netz-ü 网络 שלום 👍')).toBe('netz-ü 网络 שלום 👍');
});

it('leaves nothing in a text that acts on a terminal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visible(text)).not.toMatch(/\p{Cc}/u);
    }),
  );
});

it('counts wide characters as two columns and combining marks as none', () => {
  expect(widthOf('abc')).toBe(3);
  expect(widthOf('网络')).toBe(4);
  expect(widthOf('e\u0301')).toBe(1);
  expect(widthOf('👍')).toBe(2);
});

it('never cuts a wide character in half', () => {
  expect(splitAt('网络x', 3)).toEqual(['网', '络x']);
});

it('breaks lines between words', () => {
  expect(wrap('one two three four', 9)).toEqual(['one two', 'three', 'four']);
});

it('breaks inside a word that is longer than a line', () => {
  expect(wrap('a 0123456789 b', 4)).toEqual(['a', '0123', '4567', '89 b']);
});

it('breaks a list that is longer than a line after a comma, so that no number becomes two', () => {
  expect(wrap('cpus=2-9,22-29,32-39', 16)).toEqual(['cpus=2-9,22-29,', '32-39']);
});

it('wraps without losing or adding anything but line ends', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 40 }), (text, width) => {
      const lines = wrap(text, width);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(width);
    }),
  );
});

it('indents the lines of a paragraph below its first word', () => {
  expect(hanging('error: ', 'one two three four five six', 30)).toBe('error: one two three four five\n       six');
});

it('gives a table the width that it needs when that fits', () => {
  expect(table([{ title: 'NAME' }, { title: 'STATE' }], [[{ text: 'host1' }, { text: 'ok' }]], 80, plain)).toBe(
    'NAME   STATE\nhost1  ok',
  );
});

it('wraps the widest column of a table that does not fit', () => {
  const lines = table(
    [{ title: '#' }, { title: 'SAYS', wraps: true }],
    [[{ text: '1' }, { text: 'word '.repeat(30).trim() }]],
    40,
    plain,
  ).split('\n');
  expect(lines.length).toBeGreaterThan(3);
  expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(40);
});

it('fits every table with a column that gives way into 80 columns', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 200 }).map((text) => ({ text: visible(text) }));
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell)), (rows) => {
      const columns = ['A', 'B', 'C'].map((title) => ({ title, wraps: true }));
      for (const line of table(columns, rows, 80, plain).split('\n')) expect(widthOf(line)).toBeLessThanOrEqual(80);
    }),
  );
});

it('colours only on a terminal', () => {
  const terminal = fakeTerminal({ interactive: true });
  expect(paintFor(terminal.stdout, terminal)('ok', 'x')).toBe('\u001b[32mx\u001b[39m');
  const pipe = fakeTerminal();
  expect(paintFor(pipe.stdout, pipe)('ok', 'x')).toBe('x');
});

it.each([{ NO_COLOR: '1' }, { TERM: 'dumb' }])('does not colour with %j', (env) => {
  const terminal = fakeTerminal({ interactive: true, env });
  expect(paintFor(terminal.stdout, terminal)('ok', 'x')).toBe('x');
});
