import { serve, type ServeOptions } from '../../simulator/attach/serve';
import { createSimulator, type Simulator, type World } from '../../simulator/engine/engine';
import type { ReleaseName } from '../../simulator/engine/releases';
import { worlds } from '../../simulator/worlds';
import { runCli, startCli, type Ran, type Running } from './builtCli';

/** A simulated engine over HTTP, and the built command against it as a user would run it. It is gone after the tests of the file. */
export interface CliWorld {
  readonly url: string;
  readonly simulator: Simulator;
  readonly run: (argv: readonly string[], more?: More) => Promise<Ran>;
  readonly start: (argv: readonly string[], more?: More) => Running;
  /** Requests since the last call that were to change something, as `METHOD path`; logging in and out does not count. */
  readonly writes: () => readonly string[];
  /** A VM's custom properties, as the engine keeps them. */
  readonly propertiesOf: (vm: string) => Readonly<Record<string, string | undefined>>;
  /** Ends the engine before that. */
  readonly close: () => Promise<void>;
}

interface More {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

interface Options extends Pick<ServeOptions, 'tls'> {
  /** What the engine gives for that of its own authority. */
  readonly certificate?: string;
}

export const PASSWORD = 'demo';

const open = new Set<() => Promise<void>>();
afterAll(() => Promise.all([...open].map((close) => close())));

export const cliWorld = async (
  world: string | World,
  release: ReleaseName = '4.5.7',
  { tls, certificate }: Options = {},
): Promise<CliWorld> => {
  const build = typeof world === 'string' ? worlds[world]?.() : world;
  if (build === undefined) throw new Error(`there is no world ${String(world)}`);
  const simulator = createSimulator({
    release,
    world: build,
    realTime: () => Date.now(),
    ...(certificate !== undefined && { certificate }),
  });
  const served = await serve(simulator, tls && { tls });
  const { url } = served;
  const end = async (): Promise<void> => {
    open.delete(end);
    await served.close();
  };
  open.add(end);
  const login = { OVIRT_URL: url, OVIRT_USERNAME: 'admin@internal', OVIRT_PASSWORD: PASSWORD };
  let read = 0;
  return {
    url,
    simulator,
    run: (argv, { env, stdin } = {}) => runCli(argv, { ...login, ...env }, stdin),
    start: (argv, { env, stdin } = {}) => startCli(argv, { ...login, ...env }, stdin),
    writes: () => {
      const arrived = simulator.requests.slice(read).filter(({ method, path }) => method !== 'GET' && path.includes('/api'));
      read = simulator.requests.length;
      return arrived.map(({ method, path }) => `${method} ${path.replace(/^.*\/api/, '')}`);
    },
    propertiesOf: (vm) => {
      const properties = simulator.state.vms.find(({ name }) => name === vm)?.custom_properties ?? [];
      return Object.fromEntries(properties.map(({ name, value }) => [name ?? '', value]));
    },
    close: end,
  };
};
