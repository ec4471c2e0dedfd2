import type { Engine } from '../../client/engine';
import type { Clock } from '../../client/http/clock';
import { connect, type Connection } from '../../client/node';
import { createSimulator, type SimulatorOptions } from '../../simulator/engine/engine';
import type { Reply } from '../../simulator/engine/request';
import { serve } from '../../simulator/attach/serve';

/** One write of many: the one that comes after `skip` of the same method and path. */
export interface Write {
  readonly method: string;
  readonly path: string;
  readonly skip: number;
}

export interface Simulated {
  readonly sim: ReturnType<typeof createSimulator>;
  readonly engine: Engine;
  /** Time of the simulated engine: a wait on it is over at once, and the engine is that much older. */
  readonly clock: Clock;
  readonly url: string;
  /** Method and path of what arrived since the start or the last call, reads and writes of the API only. */
  readonly arrived: () => readonly string[];
  /** The same without reads. */
  readonly written: () => readonly string[];
  /** Once this write is done no connection holds any more, as when our process dies: no answer, and nothing else arrives. */
  readonly cutOffAfter: (write: Write) => void;
  /** Once this write is answered the engine refuses connections, until `again`. */
  readonly downAfter: (write: Write) => void;
  /** A new connection to the same engine, for a second run after the first was cut off. */
  readonly again: () => Promise<Engine>;
  readonly close: () => Promise<void>;
}

/**
 * A simulated engine on loopback, and our client connected to it over HTTP.
 *
 * @param patienceMs what a request's time limit comes to in real time: short where a test lets the engine stall
 */
export const simulate = async (options: SimulatorOptions, patienceMs = 60_000): Promise<Simulated> => {
  const sim = createSimulator(options);
  const broken: Reply = { status: 0, headers: {}, body: '', wire: 'reset' };
  let last: Write | undefined;
  let isCutOff = false;
  let down: Write | undefined;
  let comeBack: Promise<() => Promise<void>> | undefined;
  const goDownAfter = (method: string, path: string): void => {
    if (down?.method !== method || !path.endsWith(down.path)) return;
    if (down.skip === 0)
      setImmediate(() => {
        comeBack = served.refuse();
      });
    down = down.skip === 0 ? undefined : { ...down, skip: down.skip - 1 };
  };
  const served = await serve({
    handle: (request) => {
      if (isCutOff) return broken;
      const reply = sim.handle(request);
      goDownAfter(request.method, request.path);
      if (last?.method !== request.method || !request.path.endsWith(last.path)) return reply;
      isCutOff = last.skip === 0;
      last = { ...last, skip: last.skip - 1 };
      return isCutOff ? broken : reply;
    },
  });
  const clock: Clock = {
    now: () => sim.clock.now(),
    after: (ms, call) => {
      // A request's time limit must not pass while its answer is on the way.
      const timer = ms >= REQUEST_LIMIT_MS ? setTimeout(call, patienceMs) : undefined;
      const soon = timer ? undefined : setImmediate(pass, ms, call);
      return () => {
        clearTimeout(timer);
        clearImmediate(soon);
      };
    },
  };
  const pass = (ms: number, call: () => void): void => {
    sim.clock.advance(ms);
    call();
  };
  const connections: Connection[] = [];
  const connected = async (): Promise<Engine> => {
    const connection = await connect({
      url: served.url,
      env: { OVIRT_USERNAME: 'admin@internal', OVIRT_PASSWORD: 'demo' },
      clock,
      timeoutMs: REQUEST_LIMIT_MS,
    });
    connections.push(connection);
    return connection.engine;
  };
  const engine = await connected();
  let from = 0;
  const arrived = (): readonly string[] => {
    const fresh = sim.requests.slice(from).filter(({ path }) => path.startsWith('/ovirt-engine/api'));
    from = sim.requests.length;
    return fresh.map(({ method, path }) => `${method} ${path.slice('/ovirt-engine/api'.length)}`);
  };
  return {
    sim,
    engine,
    clock,
    url: served.url,
    arrived,
    written: () => arrived().filter((line) => !line.startsWith('GET ')),
    cutOffAfter: (write) => {
      last = write;
    },
    downAfter: (write) => {
      down = write;
    },
    again: async () => {
      last = undefined;
      isCutOff = false;
      await (
        await comeBack
      )?.();
      comeBack = undefined;
      return connected();
    },
    close: async () => {
      await Promise.all(connections.map((connection) => connection.close()));
      await served.close();
    },
  };
};

const REQUEST_LIMIT_MS = 30_000;
