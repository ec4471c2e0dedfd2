import { createHash } from 'node:crypto';

/** A public key as a line of known_hosts has it. */
export interface HostKey {
  /** `ssh-ed25519`, `ecdsa-sha2-nistp256`, `ssh-rsa` … */
  readonly type: string;
  /** Base64. */
  readonly key: string;
}

/** The key of one line of a known_hosts file; nothing for a comment or what is no key. */
export const hostKeyFrom = (line: string): HostKey | undefined => {
  const [, type, key] = /^(?:@\S+\s+)?[^#\s]\S*\s+([a-z][\w.@-]*)\s+([A-Za-z0-9+/]+=*)(?:\s|$)/.exec(line.trim()) ?? [];
  return type !== undefined && key !== undefined ? { type, key } : undefined;
};

type Form = 'sha256' | 'md5';

/** The engine writes `SHA256:` and base64 without padding; engines before 4.0, and people, the 16 pairs of MD5. */
const formOf = (fingerprint: string): Form | undefined => {
  if (/^SHA256:[A-Za-z0-9+/]{43}=?$/.test(fingerprint)) return 'sha256';
  return /^(?:MD5:)?[0-9a-f]{2}(?::[0-9a-f]{2}){15}$/i.test(fingerprint) ? 'md5' : undefined;
};

const fingerprintIn = (form: Form, { key }: HostKey): string => {
  const digest = createHash(form).update(Buffer.from(key, 'base64'));
  if (form === 'sha256') return `SHA256:${digest.digest('base64').replace(/=+$/, '')}`;
  return `MD5:${digest.digest('hex').replace(/..(?=.)/g, '$&:')}`;
};

const canonical = (fingerprint: string): string =>
  formOf(fingerprint) === 'md5' ? `MD5:${fingerprint.replace(/^MD5:/i, '').toLowerCase()}` : fingerprint.replace(/=$/, '');

/** Whether a fingerprint is written in a way that keys can be compared with. */
export const isFingerprint = (text: string): boolean => formOf(text) !== undefined;

export const hasFingerprint = (key: HostKey, fingerprint: string): boolean => {
  const form = formOf(fingerprint);
  return form !== undefined && fingerprintIn(form, key) === canonical(fingerprint);
};

/** `SHA256:… (ssh-ed25519)`, in the form of `like` where that is given. */
export const fingerprintText = (key: HostKey, like = 'SHA256:'): string =>
  `${fingerprintIn(formOf(like) ?? 'sha256', key)} (${key.type})`;
