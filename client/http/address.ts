import { SpecInvalid } from '../errors';

/**
 * The engine's base address, such as `https://engine.example/ovirt-engine`, from what people write: with or without
 * `/ovirt-engine`, `/api`, `/api/v4`, a slash at the end. A path alone is taken as it is: the portal's own origin.
 *
 * @throws SpecInvalid (`input.invalid`) if it is no http address or carries a user or password
 */
export const engineAddress = (text: string): string => {
  if (text.startsWith('/')) return withoutApi(text);
  const url = parsed(text);
  const path = withoutApi(url.pathname);
  return `${url.origin}${path === '' ? '/ovirt-engine' : path}`;
};

/**
 * Refuses an address over which a password would travel readable: plain http is for this machine only.
 *
 * @throws SpecInvalid (`input.invalid`)
 */
export const assertSecure = (text: string): void => {
  const url = parsed(text);
  if (url.protocol === 'https:' || isLoopback(url.hostname)) return;
  throw invalid(
    'address.insecure',
    text,
    `${url.origin} is plain http, which would send the password and the token readable over
the network: use https (http is accepted for this machine's own addresses only)`,
  );
};

export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);

const parsed = (text: string): URL => {
  const full = text.includes('://') ? text : `https://${text}`;
  const url = URL.canParse(full) ? new URL(full) : undefined;
  if (!url || !/^https?:$/.test(url.protocol))
    throw invalid(
      'address.invalid',
      text,
      'the address of the engine is not an http address: write it like https://engine.example/ovirt-engine',
    );
  if (url.username !== '' || url.password !== '')
    throw invalid(
      'address.credentials',
      url.origin,
      `the address of the engine (${url.origin}) carries a user or password:
leave them out and give OVIRT_USERNAME and OVIRT_PASSWORD`,
    );
  return url;
};

const withoutApi = (path: string): string => path.replace(/\/+$/, '').replace(/\/api(\/v\d+)?$/, '');

const invalid = (code: string, address: string, message: string): SpecInvalid =>
  new SpecInvalid([{ code, path: 'engine', values: { address } }], message.replace(/\s+/g, ' '));
