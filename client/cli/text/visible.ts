// Control characters (C0, DEL, C1), line and paragraph separators, marks that turn the direction of writing or take no room,
// and halves of surrogate pairs: in a name they could move the cursor, colour the screen or hide what is written.
const HIDDEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\p{Cs}]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const spelled = (character: string): string => {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return SHORT[character] ?? (code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u{${code}}`);
};

/** Text of unknown origin as one line on which every character can be seen. */
export const visible = (text: string): string => text.replace(HIDDEN, spelled);
