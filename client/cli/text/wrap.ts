import { splitAt, widthOf } from './width';

/** Lines of at most `width` columns, broken between words; a word that is longer alone is broken inside, after a comma if it has one. */
export const wrap = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (widthOf(line) > width) {
      const [head, tail] = splitAt(line, width);
      if (tail === '') break;
      // Lists of CPUs: a number that is cut in two reads as two numbers.
      const end = head.lastIndexOf(',') + 1 || head.length;
      lines.push(head.slice(0, end));
      line = head.slice(end) + tail;
    }
  }
  return [...lines, line];
};

/** A paragraph whose first line begins with `first` and whose others begin with as many blanks. */
export const hanging = (first: string, text: string, width: number): string => {
  const indent = widthOf(first);
  return wrap(text, Math.max(20, width - indent))
    .map((line, i) => (i === 0 ? first : ' '.repeat(indent)) + line)
    .join('\n');
};
