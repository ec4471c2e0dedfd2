import { serve, type ServeOptions } from '../../simulator/attach/serve';
import { createSimulator, type Simulator, type World } from '../../simulator/engine/engine';
import type { ReleaseName } from '../../simulator/engine/releases';
import { worlds } from '../../simulator/worlds';
import { runCli, startCli, type Ran, type Running } from './builtCli';

/** A simulated engine over HTTP, and the built command against it as a user would run it. */
export interface CliWorld {
  readonly url: string;
  readonly simulator: Simulator;
  readonly run: (argv: readonly string[], more?: More) => Promise<Ran>;
  readonly start: (argv: readonly string[], more?: More) => Running;
  /** Requests that were to change something, as `METHOD path`. */
  readonly writes: () => readonly string[];
  readonly close: () => Promise<void>;
}

interface More {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
}

export const PASSWORD = 'demo';

export const cliWorld = async (
  world: string | World,
  release: ReleaseName = '4.5.7',
  options: ServeOptions = {},
): Promise<CliWorld> => {
  const build = typeof world === 'string' ? worlds[world]?.() : world;
  if (build === undefined) throw new Error(`there is no world ${String(world)}`);
  const simulator = createSimulator({ release, world: build, realTime: () => Date.now() });
  const served = await serve(simulator, options);
  const login = { OVIRT_URL: served.url, OVIRT_USERNAME: 'admin@internal', OVIRT_PASSWORD: PASSWORD };
  return {
    url: served.url,
    simulator,
    run: (argv, { env, stdin } = {}) => runCli(argv, { ...login, ...env }, stdin),
    start: (argv, { env, stdin } = {}) => startCli(argv, { ...login, ...env }, stdin),
    writes: () =>
      simulator.requests
        .filter(({ method, path }) => method !== 'GET' && path.includes('/api'))
        .map(({ method, path }) => `${method} ${path.replace(/^.*\/api/, '')}`),
    close: () => served.close(),
  };
};
