/** A request's address as the engine's server sees it. */
export interface Address {
  /** Decoded; undefined: no such path can be. */
  readonly path: string | undefined;
  readonly query: URLSearchParams;
}

/**
 * Normalises what was written plainly, then decodes.
 *
 * So `//`, `/./` and `/../` never reach an application, but `%2e%2e` does (observed on engine 4.5.8). Undertow leaves an encoded slash
 * as it is, and no file is called like that.
 */
export function addressOf(text: string): Address {
  const [plain = '', ...query] = text.split('?');
  const kept: string[] = [];
  const parts = plain.split('/').filter((part, index, all) => (part !== '' && part !== '.') || index === all.length - 1);
  for (const part of parts) {
    if (part === '..') kept.pop();
    else kept.push(part === '.' ? '' : part);
  }
  const normal = `/${kept.join('/')}`;
  try {
    const path = /%2f/i.test(normal) ? undefined : decodeURIComponent(normal);
    return { path, query: new URLSearchParams(query.join('?')) };
  } catch {
    return { path: undefined, query: new URLSearchParams() };
  }
}
