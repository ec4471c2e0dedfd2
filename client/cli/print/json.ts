import type { Terminal } from '../terminal';

// JSON.stringify escapes C0 controls only; DEL, C1 controls and marks that turn the direction of writing act on terminals too.
const ACTIVE = /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** One document of a contract as a text that does nothing to a terminal. */
export const jsonText = <T extends { readonly contract: string }>(document: T): string =>
  `${JSON.stringify(document, undefined, 2).replace(ACTIVE, escaped)}\n`;

/** Writes one document of a contract as the result. */
export const printJson = <T extends { readonly contract: string }>(terminal: Terminal, document: T): void => {
  terminal.stdout.write(jsonText(document));
};
