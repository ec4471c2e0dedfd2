import { IntlMessageFormat } from 'intl-messageformat';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** What a message asks for under a name. A select knows its words; a name may be asked for in several ways. */
export interface Placeholder {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'plural' | 'select';
  readonly words?: readonly string[];
}

/** A message, read once. */
export interface Parsed {
  readonly format: IntlMessageFormat;
  readonly placeholders: readonly Placeholder[];
}

// The kinds of element as numbers: the enum of the parser is not exported by intl-messageformat.
const NUMBER = 2;
const SELECT = 5;
const PLURAL = 6;

const kindOf = (element: Element): Placeholder['kind'] => {
  switch (Number(element.type)) {
    case NUMBER:
      return 'number';
    case SELECT:
      return 'select';
    case PLURAL:
      return 'plural';
    default:
      return 'text';
  }
};

const LITERAL = 0;

const placeholdersIn = (elements: readonly Element[]): readonly Placeholder[] =>
  elements.flatMap((element) => {
    // Tags have children, and are filled with functions, not with values.
    if ('children' in element) return placeholdersIn(element.children);
    if (!('value' in element) || Number(element.type) === LITERAL) return [];
    const options = 'options' in element ? element.options : {};
    return [
      {
        name: element.value,
        kind: kindOf(element),
        ...(kindOf(element) === 'select' && { words: Object.keys(options) }),
      },
      ...Object.values(options).flatMap((option) => placeholdersIn(option.value)),
    ];
  });

/** @throws SyntaxError if the message is not ICU MessageFormat */
export const parse = (message: string, language: string): Parsed => {
  const format = new IntlMessageFormat(message, language);
  return { format, placeholders: placeholdersIn(format.getAst()) };
};
