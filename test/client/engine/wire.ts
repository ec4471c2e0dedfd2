import { createEngine, type Engine } from '../../../client/engine';
import { EngineFault } from '../../../client/errors';
import type { Query, Transport } from '../../../client/http/face';
import { queryText } from '../../../client/http/query';
import type { WireObject } from '../../../client/http/wire';

export interface Sent {
  readonly request: string;
  readonly body?: WireObject;
  readonly timeoutMs?: number;
}

/** Gives the answer to a request such as `GET /hosts?max=2`, or undefined for an empty one. */
export type Answers = (request: string, body?: WireObject) => WireObject | undefined | Promise<WireObject | undefined>;

/** An engine behind a transport that remembers what it was asked and answers what a test says. */
export const engineOver = (answers: Answers = () => undefined): { readonly engine: Engine; readonly sent: readonly Sent[] } => {
  const sent: Sent[] = [];
  const call = async (
    method: string,
    path: string,
    body?: WireObject,
    query?: Query,
    timeoutMs?: number,
  ): Promise<WireObject> => {
    const request = `${method} ${path}${decodeURIComponent(queryText(query))}`;
    sent.push({ request, ...(body && { body }), ...(timeoutMs !== undefined && { timeoutMs }) });
    return (await answers(request, body)) ?? {};
  };
  const http: Transport = {
    get: (path, query) => call('GET', path, undefined, query),
    post: (path, body, options) => call('POST', path, body, undefined, options?.timeoutMs),
    put: (path, body, options) => call('PUT', path, body, undefined, options?.timeoutMs),
    delete: (path) => call('DELETE', path),
  };
  return { engine: createEngine(http), sent };
};

export const refusal = (status: number): EngineFault =>
  new EngineFault(
    status === 404 ? 'engine.notFound' : 'engine.failed',
    status,
    undefined,
    undefined,
    { method: 'GET', path: '/x' },
    'refused',
  );
