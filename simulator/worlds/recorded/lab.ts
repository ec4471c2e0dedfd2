import type { World } from '../../engine/engine';
import { installation } from '../installation';
import { labCertificate } from './labCertificate';
import { labMachine } from './labMachine';

type Engine = Parameters<World>[0];
/** The engine of the recordings called itself so. */
export const PRODUCT = '4.5.8-0.master';

/** What existed before a recording keeps its recorded id where later requests name it. */
export type LabIds = Partial<
  Record<
    'dc1' | 'cLeg' | 'cOvs' | 'leg1' | 'dpdk1' | 'nLeg' | 'nLegProfile' | 'nDpdk' | 'nDpdkProfile' | 'ovirtmgmt' | 'vm1' | 'vmHp',
    string
  >
>;
const id = (value: string | undefined): { readonly id?: string } => (value === undefined ? {} : { id: value });

/** A new engine, and a user who has no permission. */
export const fresh: World = (engine) => {
  const build = installation(engine);
  build.user('lowuser');
  engine.state.product = PRODUCT;
};

/** Data center dc1 at level 4.7 with clusters c-leg and c-ovs; any address answers as a played host. */
export const lab = (engine: Engine, ids: LabIds = {}) => {
  const world = installation(engine);
  engine.state.product = PRODUCT;
  // Without hosts there is no storage, and a data center without storage is uninitialized.
  const dc1 = world.dataCenter('dc1', {
    level: '4.7',
    status: 'uninitialized',
    storage_format: undefined,
    ...id(ids.dc1),
    management: id(ids.ovirtmgmt),
  });
  const cLeg = world.cluster('c-leg', dc1, id(ids.cLeg));
  const cOvs = world.cluster('c-ovs', dc1, { switch_type: 'ovs', ...id(ids.cOvs) });
  engine.state.certificate = labCertificate;
  engine.state.machineAt = (address) => labMachine(address.split('.')[0] ?? address, 'legacy');
  return { ...world, dc1, cLeg, cOvs };
};

/** The same with host leg1 in c-leg, host dpdk1 in c-ovs, and the networks n-leg and n-dpdk. */
export const labWithHosts = (engine: Engine, ids: LabIds = {}) => {
  const world = lab(engine, ids);
  engine.state.dataCenters.put({ ...world.dc1, status: 'up', storage_format: 'v5' });
  const leg1 = world.host('leg1', world.cLeg, labMachine('leg1', 'legacy'), { address: 'leg1.lab', ...id(ids.leg1) });
  const dpdk1 = world.host('dpdk1', world.cOvs, labMachine('dpdk1', 'ovs'), { address: 'dpdk1.lab', ...id(ids.dpdk1) });
  const nLeg = world.network('n-leg', world.dc1, { ...id(ids.nLeg), profile: id(ids.nLegProfile) });
  const nDpdk = world.network('n-dpdk', world.dc1, { ...id(ids.nDpdk), profile: id(ids.nDpdkProfile) });
  world.inCluster(nLeg, world.cLeg);
  world.inCluster(nDpdk, world.cOvs);
  // Their hosts told the clusters something.
  const cLeg = engine.state.clusters.get(world.cLeg.id) ?? world.cLeg;
  const cOvs = engine.state.clusters.get(world.cOvs.id) ?? world.cOvs;
  return { ...world, cLeg, cOvs, leg1, dpdk1, nLeg, nDpdk };
};

/** The same with the VMs vm1 and vm-hp, both down. */
export const labWithVms = (engine: Engine, ids: LabIds = {}) => {
  const world = labWithHosts(engine, ids);
  const profile = engine.state.vnicProfiles.find(({ networkId }) => networkId === world.nLeg.id);
  const vm1 = world.vm('vm1', world.cLeg, {
    ...id(ids.vm1),
    memory: 2 * 2 ** 30,
    memory_policy: { max: 8 * 2 ** 30 },
    cpu: { topology: { sockets: 2, cores: 1, threads: 1 } },
    custom_properties: [{ name: 'hugepages', value: '1048576' }],
    os: { boot: { devices: ['network'] } },
    disk: false,
  });
  world.nic(vm1, 'nic1', { vnic_profile: { id: profile?.id } });
  const vmHp = world.vm('vm-hp', world.cOvs, {
    ...id(ids.vmHp),
    memory: 2 ** 30,
    custom_properties: [{ name: 'hugepages', value: '1048576' }],
    os: { boot: { devices: ['network'] } },
    disk: false,
  });
  world.nic(vmHp, 'nic1');
  return { ...world, vm1, vmHp };
};
