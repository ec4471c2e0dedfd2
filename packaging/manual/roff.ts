/** Text as data: nothing in it is a request or an escape, and a hyphen can be copied into a shell. */
export const escape = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
    .replaceAll("'", '\\(aq')
    .replaceAll('`', '\\(ga')
    .replace(/^\./gm, '\\&.');

const argument = (text: string): string => `"${escape(text).replaceAll('"', '\\(dq')}"`;

export const section = (title: string, ...content: readonly string[]): string =>
  [`.SH ${argument(title)}`, ...content].join('\n');

export const subsection = (title: string, ...content: readonly string[]): string =>
  [`.SS ${argument(title)}`, ...content].join('\n');

/** A term, set as `flags` sets it, and what it means. */
export const tagged = (term: string, meaning: string): string => `.TP\n${term}\n${escape(meaning)}`;

/** What is typed in bold, what it stands for in italics: `-f, --file <file>`. */
export const flags = (text: string): string =>
  escape(text)
    .replace(/(?<![\w>\\])((?:\\-)+[a-z][a-z\\-]*)/g, '\\fB$1\\fR')
    .replace(/<([^>]+)>/g, '\\fI$1\\fR');

/** Lines that stay as they are. */
export const verbatim = (text: string): string => `.PP\n.nf\n${escape(text)}\n.fi`;

/** Paragraphs, parted by empty lines; one whose lines are indented stays as it is. */
export const prose = (text: string): string =>
  text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => (paragraph.startsWith(' ') ? verbatim(paragraph) : `.PP\n${escape(paragraph.replaceAll(/\n/g, ' '))}`))
    .join('\n');
