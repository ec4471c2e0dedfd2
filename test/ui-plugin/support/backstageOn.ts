import { AxiosHeaders, type AxiosAdapter } from 'axios';
import { createEngine, createTransport, passwordGrant, type Engine } from '../../../client';
import { createSend } from '../../../client/http/send';
import { createSimulator, type World } from '../../../simulator/engine/engine';
import type { ReleaseName } from '../../../simulator/engine/releases';
import { worlds } from '../../../simulator/worlds';
import type { Backstage } from '../../../ui-plugin/backstage/face';
import { createFactsShelf } from '../../../ui-plugin/backstage/facts';
import { createPlans } from '../../../ui-plugin/backstage/plans';
import { createReadings } from '../../../ui-plugin/backstage/readings';
import { createRuns } from '../../../ui-plugin/backstage/runs';
import type { Chosen, EntityKind } from '../../../ui-plugin/portal/entityKind';

type Simulator = ReturnType<typeof createSimulator>;

export interface OnStage {
  readonly backstage: Backstage;
  readonly sim: Simulator;
  readonly engine: Engine;
  /** What the page asked the portal for: `openWizard attach-network node1 {"nic":"dummy_5e00"}`. */
  readonly asked: readonly string[];
  /** Selects a thing in the portal, by its name; undefined selects nothing. */
  readonly choose: (kind: EntityKind, name: string | undefined, managed?: boolean) => void;
}

/** The hidden page's own code over a simulated engine, and a portal that remembers what it is asked for. */
export const backstageOn = (world: string | World, { release = '4.5.7' }: { readonly release?: ReleaseName } = {}): OnStage => {
  const sim = createSimulator({ release, world: typeof world === 'string' ? named(world) : world });
  const now = (): number => Date.now();
  let requests = 0;
  const newId = (): string => `request-${String((requests += 1))}`;
  const runs = createRuns((log) => createEngine(connection(sim, newId, log)), now);
  const engine = createEngine(connection(sim, newId));
  const shelf = createFactsShelf(memory(), now);
  const { selection, choose } = createSelection(sim);
  const asked: string[] = [];
  const note =
    (what: string) =>
    (...rest: readonly unknown[]): void => {
      asked.push([what, ...rest.filter((one) => one !== undefined).map(asText)].join(' '));
    };
  return {
    sim,
    engine,
    asked,
    choose,
    backstage: {
      window,
      selection,
      readings: createReadings(engine, shelf),
      plans: createPlans(engine, shelf),
      runs,
      factsShelf: shelf,
      portal: {
        openWizard: note('openWizard'),
        closeWizard: note('closeWizard'),
        showList: note('showList'),
        showDetails: note('showDetails'),
        signIn: note('signIn'),
      },
    },
  };
};

const named = (name: string): World => {
  const world = worlds[name];
  if (!world) throw new Error(`there is no world called ${name}`);
  return world();
};

const asText = (value: unknown): string => {
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null && 'kind' in value && 'name' in value
    ? String(value.name)
    : JSON.stringify(value);
};

const BASE_URL = 'http://localhost/ovirt-engine';

const connection = (sim: Simulator, newId: () => string, log?: Parameters<typeof createTransport>[0]['log']) => {
  const send = createSend({ adapter: adapterOf(sim) });
  const tokens = passwordGrant({ baseUrl: BASE_URL, username: 'admin@internal', password: 'demo', send });
  return createTransport({
    baseUrl: BASE_URL,
    tokens,
    send,
    newId,
    ...(log && { log }),
  });
};

/** What the engine answers, without a socket. */
const adapterOf =
  (sim: Simulator): AxiosAdapter =>
  async (config) => {
    const { pathname, search } = new URL(config.url ?? '', BASE_URL);
    const headers = Object.entries(AxiosHeaders.from(config.headers).toJSON()).map(([name, value]) => [
      name.toLowerCase(),
      String(value),
    ]);
    const reply = sim.handle({
      method: (config.method ?? 'get').toUpperCase(),
      path: pathname + search,
      headers: Object.fromEntries(headers) as Record<string, string>,
      body: typeof config.data === 'string' ? config.data : '',
    });
    return { data: reply.body, status: reply.status, statusText: '', headers: { ...reply.headers }, config };
  };

const memory = (): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> => {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => {
      kept.set(key, value);
    },
    removeItem: (key) => {
      kept.delete(key);
    },
  };
};

const createSelection = (sim: Simulator) => {
  const chosen = new Map<EntityKind, Chosen>();
  const listeners = new Set<(kind: EntityKind) => void>();
  const { state } = sim.engine;
  const tables = { host: state.hosts, vm: state.vms, cluster: state.clusters };
  const idOf = (kind: EntityKind, name: string): string => {
    const row = [...tables[kind].all()].find((one) => one.name === name);
    if (row?.id === undefined) throw new Error(`the world has no ${kind} called ${name}`);
    return row.id;
  };
  return {
    selection: {
      current: (kind: EntityKind) => chosen.get(kind),
      onChange: (listener: (kind: EntityKind) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    choose: (kind: EntityKind, name: string | undefined, managed = true): void => {
      if (name === undefined) chosen.delete(kind);
      else chosen.set(kind, { kind, id: idOf(kind, name), name, managed });
      for (const listener of listeners) listener(kind);
    },
  };
};
