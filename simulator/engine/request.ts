/** A request as it arrives: header names in lower case, body as text. */
export interface Request {
  readonly method: string;
  /** Path and query as sent. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What happens on the wire instead of an orderly answer. */
  readonly wire?: WireFault;
}
/** `reset`: the connection breaks before an answer; `stall`: no answer ever; `cut`: half of the body, then the connection breaks. */
export type WireFault = 'reset' | 'stall' | 'cut';

export const isTrue = (value: string | null | undefined): boolean | undefined => {
  if (value === null || value === undefined) return undefined;
  const text = value.trim().toLowerCase();
  if (['', 't', 'true', 'y', 'yes', '1'].includes(text)) return true;
  return ['f', 'false', 'n', 'no', '0'].includes(text) ? false : undefined;
};
