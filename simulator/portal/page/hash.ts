export interface PlaceRequest {
  readonly token: string;
  readonly parameters: Readonly<Record<string, string>>;
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** `#hosts-general;name=h1` → token and parameters. */
export function parseHash(hash: string): PlaceRequest {
  const [token = '', ...rest] = hash.replace(/^#/, '').split(';');
  const pairs = rest.map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return [decoded(name), decoded(value.join('='))] as const;
  });
  return { token: decoded(token), parameters: Object.fromEntries(pairs) };
}
export const formatHash = ({ token, parameters }: PlaceRequest): string =>
  ['#' + token, ...Object.entries(parameters).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)].join(';');

/** Writes the address without telling the portal itself, as GWT's history does. */
export const writeHash = (request: PlaceRequest, how: 'push' | 'replace'): void =>
  how === 'push' ? history.pushState(null, '', formatHash(request)) : history.replaceState(null, '', formatHash(request));
