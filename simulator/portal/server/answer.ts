import type { Reply } from '../../engine/request';

/** A reply that may carry a file and set several cookies. */
export interface Answer extends Pick<Reply, 'status' | 'wire'> {
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string | Uint8Array;
}

const HTML = 'text/html;charset=UTF-8';
export const page = (status: number, body: string, headers: Answer['headers'] = {}): Answer => ({
  status,
  headers: { 'content-type': HTML, ...headers },
  body,
});
export const redirect = (location: string, headers: Answer['headers'] = {}): Answer => ({
  status: 302,
  headers: { location, ...headers },
  body: '',
});
/** What the server says itself: text not looked at by anybody. */
export const notFound = (): Answer => page(404, '<!DOCTYPE html>\n');
export const notAllowed = (): Answer => page(405, '<!DOCTYPE html>\n', { allow: 'GET, HEAD, OPTIONS' });
