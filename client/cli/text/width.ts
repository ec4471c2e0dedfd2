// Code points that fill two columns: East Asian Wide and Fullwidth, and emoji that are shown as pictures.
// source: Unicode EastAsianWidth.txt, in the coarse blocks that terminals use
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1faff],
  [0x20000, 0x3fffd],
];

const NO_ROOM = /^[\p{Mn}\p{Me}\u200c\u200d\ufe00-\ufe0f]$/u;

const columnsOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (NO_ROOM.test(character)) return 0;
  return WIDE.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
};

/** Columns that a text fills on a terminal; it holds no control characters. */
export const widthOf = (text: string): number => {
  let width = 0;
  for (const character of text) width += columnsOf(character);
  return width;
};

/** The longest beginning of a text that fits, and the rest. At least one character, so that cutting always comes to an end. */
export const splitAt = (text: string, width: number): readonly [string, string] => {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += columnsOf(character);
    if (used > width && end > 0) break;
    end += character.length;
  }
  return [text.slice(0, end), text.slice(end)];
};

export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));
