import { createServer, connect, type Socket } from 'node:net';
import { serve } from '../simulator/attach/serve';
import { createSimulator } from '../simulator/engine/engine';
import { fleet } from '../simulator/worlds/fleet';

/** A process of its own: the fleet in one cluster, with a delay in front. Arguments: milliseconds each way. */
const delayMs = Number(process.argv[2] ?? 0);

const later = (from: Socket, to: Socket): void => {
  from.on('data', (bytes) => setTimeout(() => to.writable && to.write(bytes), delayMs));
  from.on('close', () => setTimeout(() => to.destroy(), delayMs));
  from.on('error', () => to.destroy());
};

const main = async (): Promise<void> => {
  const { url } = await serve(createSimulator({ release: '4.5.7', world: fleet({ clusters: 1 }) }));
  const { port, pathname } = new URL(url);
  const front = createServer((client) => {
    const engine = connect(Number(port), '127.0.0.1');
    later(client, engine);
    later(engine, client);
  });
  front.listen(0, '127.0.0.1', () => {
    const address = front.address();
    if (typeof address === 'object' && address) console.log(`ready http://127.0.0.1:${address.port}${pathname}`);
  });
};
void main();
