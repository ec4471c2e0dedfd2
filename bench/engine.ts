import { connect, createServer, type Socket } from 'node:net';
import { createSimulator } from '../simulator/engine/engine';
import { serve } from '../simulator/attach/serve';
import { fleet } from '../simulator/worlds/fleet';

// The simulated engine in a process of its own, so that its work does not count as the client's; in front of it a door that keeps
// every piece of data for some milliseconds. Says where it listens: a line for each latency.

const door = (target: number, ms: number): Promise<number> =>
  new Promise((resolve) => {
    const later = (from: Socket, to: Socket): void => {
      from.on('data', (piece) => setTimeout(() => to.write(piece), ms / 2));
      from.on('end', () => setTimeout(() => to.end(), ms / 2));
      from.on('error', () => to.destroy());
    };
    const server = createServer((outside) => {
      const inside = connect(target, '127.0.0.1');
      later(outside, inside);
      later(inside, outside);
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address === 'object' && address) resolve(address.port);
    });
  });

const start = async (): Promise<void> => {
  const { url } = await serve(createSimulator({ world: fleet({ clusters: 1 }) }));
  const slow = await door(Number(new URL(url).port), 20);
  process.send?.([
    { latencyMs: 0, url },
    { latencyMs: 20, url: `http://127.0.0.1:${slow}/ovirt-engine` },
  ]);
};
void start();
