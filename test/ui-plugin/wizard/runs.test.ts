import type { Run } from '../../../ui-plugin/backstage/face';
import type { Spec } from '../../../client';
import { agreedChanges } from '../../../ui-plugin/wizard/review/consents';
import { outcomeOf } from '../../../ui-plugin/wizard/run/outcome';
import { backstageOn, type OnStage } from '../support/backstageOn';

const networkSpec = (name: string, vlan: number): Spec => ({
  apiVersion: 'ovirt-dpdk/v1',
  cluster: { name: 'dpdk' },
  networks: [{ name, vlan }],
});
const begin = async ({ backstage: { plans, runs } }: OnStage, spec: Spec): Promise<Run> => {
  const { plan } = await plans.plan(spec);
  return runs.start({ wizard: 'attach-network', plan, agreed: agreedChanges(plan.changes) });
};
const end = ({ backstage: { runs } }: OnStage, { id }: Run): Promise<Run> =>
  new Promise((resolve) => {
    const look = (): void => {
      const run = runs.get(id);
      if (run?.endedAt === undefined) return;
      stop();
      resolve(run);
    };
    const stop = runs.onChange(look);
    look();
  });

it('carries out a plan and reads it again', async () => {
  const stage = backstageOn('prepared');
  const run = await end(stage, await begin(stage, networkSpec('green', 300)));
  expect(outcomeOf(run)).toBe('done');
  expect(run.steps.map(({ state }) => state)).toEqual(run.steps.map(() => 'done'));
  expect(stage.sim.state.networks.all().map(({ name }) => name)).toContain('green');
});

it('goes on when a listener throws, as one in a frame that is gone', async () => {
  const stage = backstageOn('prepared');
  stage.backstage.runs.onChange(() => {
    throw new Error('frame is gone');
  });
  expect(outcomeOf(await end(stage, await begin(stage, networkSpec('green', 300))))).toBe('done');
});

it('tells two runs apart by the correlation ids of their own writes', async () => {
  const stage = backstageOn('prepared');
  const [one, other] = await Promise.all([begin(stage, networkSpec('green', 300)), begin(stage, networkSpec('grey', 301))]);
  const ended = await Promise.all([end(stage, one), end(stage, other)]);
  expect(ended.map(outcomeOf)).toEqual(['done', 'done']);
  const ids = ended.map(({ steps }) => steps.map(({ correlationId }) => correlationId));
  expect(ids[0]?.filter((id) => id !== undefined && ids[1]?.includes(id))).toEqual([]);
});

it('keeps the words of the engine when it refuses, and what was done before', async () => {
  const stage = backstageOn('prepared');
  const { plan } = await stage.backstage.plans.plan(networkSpec('green', 300));
  stage.sim.failNext(
    { method: 'POST', path: /clusters\/[^/]+\/networks/ },
    {
      kind: 'reply',
      reply: {
        status: 400,
        headers: { 'content-type': 'application/json' },
        body: '{"detail":"[No.]","reason":"Operation Failed"}',
      },
    },
  );
  const run = await end(stage, stage.backstage.runs.start({ wizard: 'attach-network', plan, agreed: [] }));
  expect([run.state, run.error?.code, run.error?.detail]).toEqual(['failed', 'engine.refused', 'No.']);
  expect(run.steps[0]?.state).toBe('done');
  expect(run.remaining?.length).toBeGreaterThan(0);
});

it('ends when it is told to: what is left says so', async () => {
  const stage = backstageOn('prepared');
  const { plan } = await stage.backstage.plans.plan(networkSpec('green', 300));
  const run = stage.backstage.runs.start({ wizard: 'attach-network', plan, agreed: [] });
  stage.backstage.runs.stop(run.id);
  expect(stage.backstage.runs.get(run.id)?.stopping).toBe(true);
  const ended = await end(stage, run);
  expect(outcomeOf(ended)).toBe('stopped');
  expect(ended.steps.at(-1)?.why).toBe('interrupted');
});
