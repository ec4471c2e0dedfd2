import { createServer as createPlain, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { Socket } from 'node:net';
import type { Request } from '../engine/request';
import type { Answer } from '../portal/server/answer';

export interface ServeOptions {
  readonly port?: number;
  /** PEM texts; with them the simulator speaks TLS. */
  readonly tls?: { readonly key: string; readonly cert: string };
}
export interface Served {
  /** `http://127.0.0.1:PORT/ovirt-engine` */
  readonly url: string;
  /** Connections are refused, as while the engine service is down; what it gives back ends that. */
  refuse(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const single = (value: string | readonly string[] | undefined): string =>
  value === undefined ? '' : typeof value === 'string' ? value : value.join(', ');

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function send(reply: Answer, response: ServerResponse, socket: Socket): void {
  if (reply.wire === 'stall') return;
  if (reply.wire === 'reset') {
    socket.resetAndDestroy();
    return;
  }
  const body = Buffer.from(reply.body);
  for (const [name, value] of Object.entries(reply.headers)) response.setHeader(name, value);
  // The length of an answer that has no body would be taken for that of the file.
  if (reply.status !== 304 && reply.status !== 204) response.setHeader('content-length', body.length);
  response.writeHead(reply.status);
  if (reply.wire === 'cut') {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => socket.resetAndDestroy());
    return;
  }
  response.end(body);
}

/** Gives a simulated engine, with or without its portal, a socket on loopback. */
export async function serve(
  simulator: { handle(request: Request): Answer },
  { port = 0, tls }: ServeOptions = {},
): Promise<Served> {
  const sockets = new Set<Socket>();
  const answer = (message: IncomingMessage, response: ServerResponse): void => {
    bodyOf(message)
      .then((body) => {
        const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, single(value)]));
        send(
          simulator.handle({ method: message.method ?? 'GET', path: message.url ?? '/', headers, body }),
          response,
          message.socket,
        );
      })
      .catch((error: unknown) => {
        response.writeHead(500, { 'content-type': 'text/plain' });
        response.end(`simulator: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      });
  };
  const server = tls ? createSecure(tls, answer) : createPlain(answer);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const listen = (at: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(at, '127.0.0.1', resolve);
    });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  await listen(port);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`listening on port ${port}: no port was given`);
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${address.port}/ovirt-engine`,
    refuse: async () => {
      await close();
      return () => listen(address.port);
    },
    close,
  };
}
