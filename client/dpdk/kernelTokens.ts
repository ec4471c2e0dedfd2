/** One argument of a kernel command line as it is written, quotes included. */
export type KernelToken = string;

/** Splits a line at blanks outside double quotes, as the kernel's next_arg does; single quotes mean nothing to it. */
export const parseKernelCmdline = (line: string): readonly KernelToken[] => line.match(/(?:"[^"]*(?:"|$)|[^\s"])+/g) ?? [];

export const formatKernelCmdline = (tokens: readonly KernelToken[]): string => tokens.join(' ');

const unquoted = (token: KernelToken): string => token.replaceAll('"', '');

/** Name of the parameter; the kernel takes dashes for underscores. */
export const tokenKey = (token: KernelToken): string => (unquoted(token).split('=', 1)[0] ?? '').replaceAll('-', '_');

/** What stands behind the first `=`; undefined for a bare word. */
export const tokenValue = (token: KernelToken): string | undefined => {
  const text = unquoted(token);
  const at = text.indexOf('=');
  return at < 0 ? undefined : text.slice(at + 1);
};

/** The same parameter with the same value, however it is spelt. */
export const isSameToken = (a: KernelToken, b: KernelToken): boolean =>
  tokenKey(a) === tokenKey(b) && tokenValue(a) === tokenValue(b);

/**
 * Tokens that carry a literal single quote. Engines 4.5.4 and 4.5.5 hand the whole line to grubby inside quotes of its own, so
 * the first and the last argument are damaged: ovirt-engine issues 775 and 979, fixed in 4.5.6 by 8d47cd71da2.
 */
export const literallyQuoted = (line: string): readonly KernelToken[] =>
  parseKernelCmdline(line).filter((token) => token.includes("'"));

export const hasLiteralQuotes = (line: string): boolean => literallyQuoted(line).length > 0;

/** Adds parameters behind the others, but before what is meant for init (`--`) and before a quote that never ends. */
export const appendTokens = (tokens: readonly KernelToken[], added: readonly KernelToken[]): readonly KernelToken[] => {
  const dashes = tokens.indexOf('--');
  const isOpen = (tokens.at(-1)?.split('"').length ?? 1) % 2 === 0;
  const end = dashes >= 0 ? dashes : tokens.length - (isOpen ? 1 : 0);
  return [...tokens.slice(0, end), ...added, ...tokens.slice(end)];
};
