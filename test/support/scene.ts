import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../simulator/attach/serve';
import { createSimulator, type World } from '../../simulator/engine/engine';
import type { ReleaseName } from '../../simulator/engine/releases';
import { worlds } from '../../simulator/worlds';
import { runCli, type Ran } from './builtCli';

export interface Scene {
  readonly sim: ReturnType<typeof createSimulator>;
  readonly url: string;
  /** Runs the built command as admin@internal, over HTTP. */
  run(...argv: readonly string[]): Promise<Ran>;
  runWith(env: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<Ran>;
  /** Writes a file for the command and returns its name. */
  file(name: string, text: string): string;
  /** The writes that arrived since the last call of this function; logging in and out does not count. */
  writes(): readonly string[];
  /** A VM's custom properties, as the engine keeps them. */
  propertiesOf(vm: string): Readonly<Record<string, string | undefined>>;
}

const worldOf = (world: string | World): World => {
  if (typeof world !== 'string') return world;
  const build = worlds[world];
  if (!build) throw new Error(`no world ${world}`);
  return build();
};

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((end) => end()));
});

/** A simulated engine on loopback, and a user at the shell; both are gone after the test. */
export const scene = async (
  release: ReleaseName,
  world: string | World,
  more: { readonly certificate?: string } = {},
): Promise<Scene> => {
  const sim = createSimulator({ release, world: worldOf(world), ...more });
  const server = await serve(sim);
  const home = mkdtempSync(join(tmpdir(), 'scene-'));
  const login = { OVIRT_URL: server.url, OVIRT_USERNAME: 'admin@internal', OVIRT_PASSWORD: 'demo' };
  open.push(async () => {
    await server.close();
    rmSync(home, { recursive: true, force: true });
  });
  let read = 0;
  return {
    sim,
    url: server.url,
    run: (...argv) => runCli(argv, login),
    runWith: (env, ...argv) => runCli(argv, { ...login, ...env }),
    file: (name, text) => {
      const path = join(home, name);
      writeFileSync(path, text);
      return path;
    },
    writes: () => {
      const arrived = sim.requests.slice(read).filter(({ method, path }) => method !== 'GET' && path.includes('/api'));
      read = sim.requests.length;
      return arrived.map(({ method, path }) => `${method} ${path}`);
    },
    propertiesOf: (vm) => {
      const row = sim.state.vms.find(({ name }) => name === vm);
      return Object.fromEntries((row?.custom_properties ?? []).map(({ name, value }) => [name ?? '', value]));
    },
  };
};
