import { OvirtDpdkError } from '../../errors';
import { OUR_REASON } from '../unfinished';
import { mergeProperties } from './mergeProperties';
import { worldMoved } from './remaining';
import { bring } from './states';
import { isStillToDo, stillThere } from './stillSo';
import type { Execute } from './work';
import { write } from './writing';

export const moveVm: Execute<'vm.move'> = async (work, { vm, before, after }) => {
  const { engine, names } = work;
  const id = names.id('VM', vm);
  const target = names.id('cluster', after.cluster);
  const now = await engine.vms.get(id);
  if (isStillToDo(`cluster of VM ${vm.name}`, now.clusterId, names.id('cluster', before.cluster), target))
    await write(work, () => engine.vms.moveToCluster(id, target));
};

/**
 * The engine replaces the whole list of properties: what is there now is merged with what the plan changes. Of a VM that runs, `now`
 * is what it will have after its next start, since that is what the engine replaces.
 */
export const setProperties: Execute<'vm.properties'> = async (work, { vm, before, after }) => {
  const { engine, names } = work;
  const id = names.id('VM', vm);
  const what = `VM ${vm.name}`;
  const now = await engine.vms.get(id, { nextRun: true });
  const wanted = mergeProperties(what, now.properties, before, after);
  if (!wanted) return;
  await write(work, () => engine.vms.setProperties(id, wanted, { nextRun: now.nextRun }));
  const { properties } = await engine.vms.get(id, { nextRun: true });
  const lost = [...Object.keys(wanted), ...Object.keys(before)].filter(
    (name) => properties[name] !== wanted[name] && (name in wanted || !(name in after)),
  );
  if (lost.length > 0)
    throw new OvirtDpdkError(
      'apply.stuck',
      `the engine took the properties of ${what}, but it does not show ${lost.join(', ')} as set. Look at the VM in the portal and plan again.`,
    );
};

export const setMaxMemory: Execute<'vm.memory'> = async (work, { vm, before, after }) => {
  const { engine, names } = work;
  const now = await engine.vms.get(names.id('VM', vm), { nextRun: true });
  if (isStillToDo(`maximum memory of VM ${vm.name}`, now.maxMemory, before.maxMemory, after.maxMemory))
    await write(work, () => engine.vms.setMaxMemory(now, after.maxMemory));
};

export const createNic: Execute<'vm.nic.create'> = async (work, { vm, nic, after }) => {
  const { engine, names } = work;
  const vmId = names.id('VM', vm);
  const profileId = names.id('profile', after.profile, after.network);
  const there = (await engine.vmNics.list(vmId)).find(({ name }) => name === nic);
  if (there?.profileId === profileId) return;
  if (there) throw worldMoved(`NIC ${nic} of VM ${vm.name} was not there when the plan was made and has another profile now`);
  await write(work, () => engine.vmNics.create(vmId, { name: nic, profileId }));
};

export const updateNic: Execute<'vm.nic.update'> = async (work, { vm, nic, before, after }) => {
  const { engine, names } = work;
  const vmId = names.id('VM', vm);
  const profileId = names.id('profile', after.profile, after.network);
  const what = `NIC ${nic.name} of VM ${vm.name}`;
  const now = stillThere(what, nic.id ?? '', await engine.vmNics.list(vmId));
  const profile = isStillToDo(`profile of ${what}`, now.profileId, before.profile?.id, profileId);
  const model = isStillToDo(`interface of ${what}`, now.interface, before.interface, 'virtio');
  if (!profile && !model) return;
  await write(work, () =>
    engine.vmNics.update(vmId, now.id, { ...(profile && { profileId }), ...(model && { interface: 'virtio' }) }),
  );
};

/** States in which a VM stays. One that starts up may wait for its guest for long. */
const RESTING = new Set(['up', 'powering_up', 'down', 'paused', 'suspended', 'not_responding']);

export const stopVm: Execute<'vm.stop'> = async (work, change) => {
  const { engine, names } = work;
  const id = names.id('VM', change.vm);
  await bring(work, change, {
    for: `VM ${change.vm.name} to be down`,
    limitMs: work.limits.vmStop,
    status: async () => (await engine.vms.get(id)).status,
    resting: RESTING,
    goals: new Set(['down']),
    guestDecides: true,
    send: (correlationId) => engine.vms.shutdown(id, { reason: OUR_REASON }, { correlationId }),
    advice:
      'The guest was asked to shut down, as with its power button; it is never switched off by force. Shut it down from inside, then apply again.',
  });
};

export const startVm: Execute<'vm.start'> = async (work, change) => {
  const { engine, names } = work;
  const id = names.id('VM', change.vm);
  await bring(work, change, {
    for: `VM ${change.vm.name} to be up`,
    limitMs: work.limits.vmStart,
    status: async () => (await engine.vms.get(id)).status,
    resting: RESTING,
    // A VM that powers up runs; whether its guest ever says that it is up is the guest's affair.
    goals: new Set(['up', 'powering_up']),
    send: (correlationId) => engine.vms.start(id, { correlationId }),
    advice: "Look at the VM's events in the portal; when it is mended, start it.",
  });
};
