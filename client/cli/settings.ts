import { inputError } from './inputError';
import type { CommonFlags } from './options';
import { visible } from './text/visible';

/** Where the engine is. Who asks it is found out later, so that a wrong address needs no password. */
export interface EngineAddress {
  /** Ends in `/ovirt-engine`. */
  readonly url: string;
  readonly caFile?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

export const engineAddress = (flags: Pick<CommonFlags, 'engine' | 'ca'>, env: Environment): EngineAddress => {
  const given = flags.engine ?? env['OVIRT_URL'];
  if (!given)
    throw inputError('no engine is named: give --engine URL or set OVIRT_URL, such as https://engine.example.com/ovirt-engine');
  const caFile = flags.ca ?? env['OVIRT_CAFILE'];
  return { url: engineUrl(given, flags.engine === undefined ? 'OVIRT_URL' : '--engine'), ...(caFile ? { caFile } : {}) };
};

/** The address up to `/ovirt-engine`, from any of the forms that people and other oVirt tools use. */
export const engineUrl = (text: string, from: string): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // The text is not repeated: it may hold a password.
  if (url?.username || url?.password) {
    throw inputError(`${from}: the address holds a user or password; leave it out and set OVIRT_USERNAME and OVIRT_PASSWORD`);
  }
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.search || url.hash) {
    const quoted = text.includes('@') ? 'this' : `"${visible(text)}"`;
    throw inputError(`${from}: ${quoted} is not an address of an engine; write https://engine.example.com/ovirt-engine`);
  }
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    throw inputError(
      `${from}: ${visible(url.origin)} would send the password unprotected; plain http is accepted for loopback addresses only, use https`,
    );
  }
  const path = url.pathname.replace(/\/+$/, '').replace(/\/api(?:\/v4)?$/, '');
  return url.origin + (path === '' ? '/ovirt-engine' : path);
};
