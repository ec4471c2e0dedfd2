import { BadReply } from '../errors';
import type { CallOptions, Query, Transport } from '../http/face';
import type { WireObject } from '../http/wire';

/** Turns an answer into ours; `at` is where it stands, empty for the whole. */
export type FromWire<T> = (answer: WireObject, at: string) => T;

/** A transport whose answers are mapped, and whose BadReply names the request beside the place. */
export const calls = (http: Transport): Calls => ({
  get: async (path, fromWire, query, options) => mapped('GET', path, await http.get(path, query, options), fromWire),
  post: async (path, body, fromWire, options) => mapped('POST', path, await http.post(path, body, options), fromWire),
  put: async (path, body, fromWire, options) => mapped('PUT', path, await http.put(path, body, options), fromWire),
});

export interface Calls {
  get<T>(path: string, fromWire: FromWire<T>, query?: Query, options?: CallOptions): Promise<T>;
  post<T>(path: string, body: WireObject, fromWire: FromWire<T>, options?: CallOptions): Promise<T>;
  put<T>(path: string, body: WireObject, fromWire: FromWire<T>, options?: CallOptions): Promise<T>;
}

const mapped = <T>(method: string, path: string, answer: WireObject, fromWire: FromWire<T>): T => {
  try {
    return fromWire(answer, '');
  } catch (error) {
    if (!(error instanceof BadReply)) throw error;
    throw new BadReply(error.path, error.expected, error.got, { method, path });
  }
};
