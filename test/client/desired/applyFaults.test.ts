import { apply } from '../../../client/desired/apply';
import { verify } from '../../../client/desired/verify';
import { isOvirtDpdkError } from '../../../client/errors';
import type { InjectedFault } from '../../../simulator/engine/injected';
import { shellThat } from '../../support/shell';
import { simulate, type Simulated, type Write } from '../../support/simulated';
import { stateOf } from '../../support/stateOf';
import { making, old, throughOvn, updating, type Scene } from '../../support/worldsToChange';

jest.setTimeout(120_000);

const scenes = { making, updating, old, throughOvn };

const faults: Readonly<Record<string, InjectedFault>> = {
  'is reset before it arrives': { kind: 'reset-before' },
  'is reset after it was done': { kind: 'reset-after' },
  stalls: { kind: 'stall' },
  'is answered by half a body': { kind: 'cut-body' },
  'is answered 500': { kind: 'status', status: 500 },
  'is answered 503 with HTML': { kind: 'status', status: 503 },
  'is answered 401 in mid-use': { kind: 'status', status: 401 },
  'is answered 409 busy': { kind: 'status', status: 409 },
};

/** What one undisturbed run writes, and the state that it ends in. */
const undisturbed = async (scene: Scene): Promise<{ readonly writes: readonly Write[]; readonly state: unknown }> => {
  const world = await simulate(scene);
  await run(world, scene);
  const writes = withOccurrence(world.written());
  const state = settled(world);
  await world.close();
  return { writes, state };
};

const withOccurrence = (lines: readonly string[]): Write[] => {
  const count = new Map<string, number>();
  return lines.map((line) => {
    const skip = count.get(line) ?? 0;
    count.set(line, skip + 1);
    const [method = '', path = ''] = line.split(' ');
    return { method, path, skip };
  });
};

const run = async ({ engine, clock }: Pick<Simulated, 'engine' | 'clock'>, scene: Scene) =>
  apply(engine, await verify(engine, scene.spec), shellThat(true), {
    allow: 'host-reboot',
    clock,
    limits: { unreachable: 10_000 },
  });

/** The state once nothing moves by itself any more. */
const settled = (world: Simulated): unknown => {
  world.sim.clock.advance(60_000);
  return stateOf(world);
};

/** Only what an administrator could be shown may end a run. */
const errorOf = async (running: Promise<unknown>): Promise<unknown> => {
  try {
    await running;
    return undefined;
  } catch (error) {
    if (!isOvirtDpdkError(error) || error.source === 'bug') throw error;
    return error;
  }
};

/** Kinds of write that a scene above has been through with every fault. */
const covered = new Set<string>();
const kindOf = ({ method, path }: Write): string =>
  `${method} ${path.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')}`;

describe.each(Object.entries(scenes))('in the scene %s', (_name, scene) => {
  let clean: Awaited<ReturnType<typeof undisturbed>>;
  let fresh: readonly Write[];
  beforeAll(async () => {
    clean = await undisturbed(scene);
    fresh = clean.writes.filter((write) => !covered.has(kindOf(write)));
  });
  afterAll(() => {
    for (const write of clean.writes) covered.add(kindOf(write));
  });

  it.each(Object.entries(faults))('a write that %s is made good, and nothing is lost', async (_fault, fault) => {
    for (const write of fresh) {
      const world = await simulate(scene, fault.kind === 'stall' ? 150 : undefined);
      const path = new RegExp(`${write.path}$`);
      world.sim.failNext({ method: write.method, path, skip: write.skip }, fault);
      const error = await errorOf(run(world, scene));
      await run(world, scene);
      expect({ write, error, state: settled(world) }).toEqual({ write, error: undefined, state: clean.state });
      await world.close();
    }
  });

  it('a second run completes what one has begun that was refused all connections in the middle', async () => {
    const errors: unknown[] = [];
    for (const write of clean.writes) {
      if (isOrphaning(scene, write)) continue;
      const world = await simulate(scene);
      world.downAfter(write);
      errors.push(await errorOf(run(world, scene)));
      await run({ ...world, engine: await world.again() }, scene);
      expect({ write, state: settled(world) }).toEqual({ write, state: clean.state });
      await world.close();
    }
    expect(errors).toContainEqual(expect.objectContaining({ code: 'network.unreachable', sent: false }));
  });

  it('a second run completes what a killed one has begun, wherever it was killed', async () => {
    for (const write of clean.writes) {
      if (isOrphaning(scene, write)) continue;
      const world = await simulate(scene);
      world.cutOffAfter(write);
      expect(await errorOf(run(world, scene))).toBeDefined();
      await run({ ...world, engine: await world.again() }, scene);
      expect({ write, state: settled(world) }).toEqual({ write, state: clean.state });
      await world.close();
    }
  });
});

/**
 * Two moments of engine 4.2 that no later run can know of: it cannot be asked to activate a host that it installs, and forgets the
 * reason of its maintenance meanwhile; and it does not tell whether networks are committed.
 */
const isOrphaning = (scene: Scene, write: Write): boolean =>
  scene.release === '4.2.8' && /\/(install|setupnetworks)$/.test(write.path);
