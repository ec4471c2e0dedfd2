import http from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

export interface Arrived {
  readonly method: string;
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Answers a request, or handles its socket itself and gives undefined. */
export type Handler = (request: Arrived, socket: Socket) => Answer | undefined | Promise<Answer | undefined>;

export interface Server {
  readonly url: string;
  readonly requests: readonly Arrived[];
  /** Connections that were opened. */
  readonly connections: () => number;
  readonly handle: (handler: Handler) => void;
  readonly close: () => Promise<void>;
}

/** A server on loopback that answers what a test says and remembers what arrived. */
export const serve = async (first?: Handler, tls?: { readonly key: Buffer; readonly cert: Buffer }): Promise<Server> => {
  const requests: Arrived[] = [];
  let handler: Handler = first ?? (() => ({ body: {} }));
  const answer = async (request: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    const arrived = {
      method: request.method ?? '',
      url: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    requests.push(arrived);
    const given = await handler(arrived, request.socket);
    if (!given) return;
    const text = typeof given.body === 'string' ? given.body : given.body === undefined ? '' : JSON.stringify(given.body);
    response.writeHead(given.status ?? 200, { 'Content-Type': 'application/json', ...given.headers });
    response.end(text);
  };
  const listener: http.RequestListener = (request, response) => void answer(request, response).catch(() => response.destroy());
  const server = tls ? https.createServer(tls, listener) : http.createServer(listener);
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on a port
  return {
    url: `${tls ? 'https://localhost' : 'http://127.0.0.1'}:${String(port)}/ovirt-engine`,
    requests,
    connections: () => connections,
    handle: (next) => {
      handler = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
};
