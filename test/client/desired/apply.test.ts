import { apply } from '../../../client/desired/apply';
import { plan } from '../../../client/desired/plan';
import { observe, questionOf } from '../../../client/desired/observe';
import type { Spec } from '../../../client/desired/spec';
import { verify } from '../../../client/desired/verify';
import { shellThat } from '../../support/shell';
import { simulate, type Simulated } from '../../support/simulated';
import { FOREIGN_LINE, making, old, throughOvn, updating, type Scene } from '../../support/worldsToChange';

const open: Simulated[] = [];
const simulated = async (scene: Scene): Promise<Simulated> => {
  const made = await simulate(scene);
  open.push(made);
  return made;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

const ids = (things: readonly { readonly change: { readonly id: string }; readonly why: string }[]): string[] =>
  things.map(({ change, why }) => `${why}: ${change.id}`);

describe('a plan that is carried out', () => {
  it.each(Object.entries({ making, updating, throughOvn }))('leaves nothing to plan, in the scene %s', async (_name, scene) => {
    const { engine, clock, written } = await simulated(scene);
    const outcome = await apply(engine, await verify(engine, scene.spec), shellThat(true), { allow: 'host-reboot', clock });
    expect(outcome.left).toEqual([]);
    written();
    const again = await verify(engine, scene.spec);
    expect(again.changes).toEqual([]);
    await apply(engine, again, shellThat(true), { allow: 'host-reboot', clock });
    expect(written()).toEqual([]);
  });

  it('keeps what it did not set: properties, kernel tokens and their order, NICs, attachments with their settings', async () => {
    const { engine, clock, sim } = await simulated(making);
    await apply(engine, await verify(engine, making.spec), shellThat(true), { allow: 'host-reboot', clock });
    const [host] = sim.state.hosts.all();
    const [vm] = sim.state.vms.all();
    expect(host?.kernelLine.startsWith(FOREIGN_LINE.split(' hugepagesz')[0] ?? '')).toBe(true);
    expect(vm?.custom_properties).toEqual(
      expect.arrayContaining([
        { name: 'sap_agent', value: 'true' },
        { name: 'site_owner', value: 'team-7' },
      ]),
    );
    expect(sim.state.nics.all().map(({ name }) => name)).toEqual(['mgmt', 'nic1']);
  });

  it('takes the huge pages of a VM away, and nothing else', async () => {
    const { engine, clock, sim } = await simulated(making);
    const given: Spec = { ...making.spec, vms: [{ name: 'vnf1', hugepages: '1GiB' }] };
    const asked: Spec = { ...given, vms: [{ name: 'vnf1', hugepages: 'none' }] };
    await apply(engine, await verify(engine, given), shellThat(true), { allow: 'host-reboot', clock });
    const outcome = await apply(engine, await verify(engine, asked), shellThat(true), { allow: 'host-reboot', clock });
    expect(outcome.done.map(({ id }) => id)).toContain('vm.properties/vnf1');
    expect(sim.state.vms.all()).toMatchObject([
      {
        custom_properties: [
          { name: 'sap_agent', value: 'true' },
          { name: 'site_owner', value: 'team-7' },
        ],
      },
    ]);
    expect((await verify(engine, asked)).changes).toEqual([]);
  });

  it('gives a cluster its provider and a VM memory that can be shared', async () => {
    const { engine, clock, sim } = await simulated(throughOvn);
    const outcome = await apply(engine, await verify(engine, throughOvn.spec), shellThat(true), { allow: 'vm-restart', clock });
    expect(outcome.done.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['cluster.update', 'vm.memory']));
    const [provider] = sim.state.providers.all();
    const [vm] = sim.state.vms.all();
    expect(sim.state.clusters.all()).toMatchObject([{ external_network_providers: [{ id: provider?.id }] }]);
    expect(vm?.memory_policy?.max).toBeGreaterThan(vm?.memory ?? Infinity);
  });

  it('commits networks by a call of its own on an engine that does not do it by itself', async () => {
    const { engine, clock, written } = await simulated(old);
    await apply(engine, await verify(engine, old.spec), shellThat(true), { allow: 'host-reboot', clock });
    expect(written().filter((line) => line.endsWith('/commitnetconfig'))).toHaveLength(1);
  });

  it('goes on with what a person need not do first, and says what is left to him', async () => {
    const { engine, clock } = await simulated(old);
    const outcome = await apply(engine, await verify(engine, old.spec), shellThat(true), { allow: 'host-reboot', clock });
    expect(ids(outcome.left)).toEqual(['person: host.operator/node1/reboot']);
    expect(outcome.done.map(({ id }) => id)).toContain('vm.nic.create/vnf1/nic1');
  });

  it('is refused before any write when it has problems', async () => {
    const { engine, clock, written } = await simulated(making);
    const spec: Spec = { ...making.spec, vms: [{ name: 'nobody' }] };
    const running = apply(engine, await verify(engine, spec), shellThat(true), { allow: 'host-reboot', clock });
    await expect(running).rejects.toMatchObject({
      code: 'plan.problems',
      message: expect.stringContaining('vm.missing') as string,
    });
    expect(written()).toEqual([]);
  });
});

describe('consent', () => {
  it('is asked for once for each host and VM that suffers, and given covers all that is done to it', async () => {
    const { engine, clock } = await simulated(making);
    const shell = shellThat(true);
    const outcome = await apply(engine, await verify(engine, making.spec), shell, { allow: 'none', clock });
    expect(shell.asked.map(({ id }) => id)).toEqual(['host.move/node1']);
    expect(outcome.left).toEqual([]);
  });

  it('that is refused leaves the change and what needs it, and nothing else', async () => {
    const { engine, clock, written } = await simulated(updating);
    const shell = shellThat(false);
    const outcome = await apply(engine, await verify(engine, updating.spec), shell, { allow: 'none', clock });
    expect(ids(outcome.left)).toEqual([
      'consent: vm.stop/vnf1',
      'needs: vm.nic.update/vnf1/nic1',
      'needs: vm.nic.create/vnf1/nic2',
      'needs: vm.start/vnf1',
    ]);
    expect(written().filter((line) => /\/(shutdown|stop|start|nics)/.test(line))).toEqual([]);
  });

  it('given beforehand for less than a reboot does not reinstall a host unasked', async () => {
    const { engine, clock, written } = await simulated(old);
    await apply(engine, await verify(engine, old.spec), shellThat(false), { allow: 'vm-restart', clock });
    expect(written().filter((line) => /\/(deactivate|install)$/.test(line))).toEqual([]);
  });
});

describe('an interrupted run', () => {
  it('starts the VM that it has stopped before it ends', async () => {
    const { engine, clock, sim } = await simulated(updating);
    const control = new AbortController();
    const shell = shellThat(true, (event) => {
      if (event.kind === 'started' && event.change.kind === 'vm.nic.create') control.abort();
    });
    const outcome = await apply(engine, await verify(engine, updating.spec), shell, {
      allow: 'vm-restart',
      clock,
      signal: control.signal,
    });
    expect(outcome.left).toEqual([]);
    expect(sim.state.vms.all().map(({ status }) => status)).not.toContain('down');
  });

  it('leaves the changes that it did not come to', async () => {
    const { engine, clock } = await simulated(making);
    const control = new AbortController();
    const shell = shellThat(true, (event) => {
      if (event.kind === 'done' && event.change.kind === 'network.create') control.abort();
    });
    const options = { allow: 'host-reboot', clock, signal: control.signal } as const;
    const outcome = await apply(engine, await verify(engine, making.spec), shell, options);
    expect(outcome.done.map(({ id }) => id)).toEqual(['cluster.create/dpdk', 'network.create/blue']);
    expect(outcome.left.every(({ why }) => why === 'interrupted')).toBe(true);
    const rest = await apply(engine, await verify(engine, making.spec), shellThat(true), { allow: 'host-reboot', clock });
    expect(rest.left).toEqual([]);
    expect((await verify(engine, making.spec)).changes).toEqual([]);
  });
});

describe('a world that moves', () => {
  it('ends the run when somebody else has set the same property since the plan was made', async () => {
    const { engine, clock, sim } = await simulated(making);
    const seen = await observe(engine, questionOf(making.spec));
    const shown = plan(making.spec, seen);
    const [vm] = sim.state.vms.all();
    await engine.vms.setProperties(vm?.id ?? '', { sap_agent: 'true', site_owner: 'team-7', hugepages: '2048' });
    await expect(apply(engine, shown, shellThat(true), { allow: 'host-reboot', clock })).rejects.toMatchObject({
      code: 'apply.worldMoved',
      message: expect.stringContaining('property hugepages of VM vnf1') as string,
    });
  });

  it('does not mind another property that somebody has set since, and keeps it', async () => {
    const { engine, clock, sim } = await simulated(making);
    const shown = await verify(engine, making.spec);
    const [vm] = sim.state.vms.all();
    await engine.vms.setProperties(vm?.id ?? '', { sap_agent: 'false', site_owner: 'team-8' });
    await apply(engine, shown, shellThat(true), { allow: 'host-reboot', clock });
    expect((await engine.vms.get(vm?.id ?? '')).properties).toEqual({
      sap_agent: 'false',
      site_owner: 'team-8',
      hugepages: '1048576',
    });
  });
});

it('keeps what somebody else has left pending for the next start of a VM that runs', async () => {
  const { engine, clock, sim } = await simulated(making);
  const [vm] = sim.state.vms.all();
  const [host] = sim.state.hosts.all();
  if (!vm || !host) throw new Error('the scene has a VM and a host');
  const pending = { ...vm, description: 'pending', memory: 5 * 2 ** 30 };
  sim.state.vms.put({ ...vm, status: 'up', host: { id: host.id }, next: pending });
  const spec: Spec = { ...making.spec, cluster: { name: 'Default' }, vms: [{ name: 'vnf1', hugepages: '1GiB' }] };
  await apply(engine, await verify(engine, spec), shellThat(false), { allow: 'none', clock });
  const next = await engine.vms.get(vm.id, { nextRun: true });
  expect(next).toMatchObject({ memory: 5 * 2 ** 30, properties: { hugepages: '1048576', sap_agent: 'true' } });
});

describe('what does not come to its end', () => {
  it('is said with the state and what to do: a guest that does not shut down is never switched off', async () => {
    const { engine, clock, sim, written } = await simulated(throughOvn);
    const shown = await verify(engine, throughOvn.spec);
    const shell = shellThat(true, (event) => {
      if (event.change.kind === 'vm.stop') sim.clock.hold('*');
    });
    const limits = { vmStop: 30_000, vmStart: 1_000 };
    await expect(apply(engine, shown, shell, { allow: 'vm-restart', clock, limits })).rejects.toMatchObject({
      code: 'apply.stuck',
      message: expect.stringMatching(/VM vnf1 to be down.*never switched off by force/) as string,
    });
    expect(written().filter((line) => line.endsWith('/stop'))).toEqual([]);
  });
});
