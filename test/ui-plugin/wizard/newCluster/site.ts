import type { SiteReading } from '../../../../ui-plugin/backstage/face';
import type { World } from '../../../../simulator/engine/engine';
import type { ReleaseName } from '../../../../simulator/engine/releases';
import type { Entered } from '../../../../ui-plugin/wizard/newCluster/entered';
import { backstageOn } from '../../support/backstageOn';

/** The site of a world as the hidden page reads it. */
export const readSite = (world: string | World = 'standins-4.5', release: ReleaseName = '4.5.7'): Promise<SiteReading> =>
  backstageOn(world, { release }).backstage.readings.site();

export const entered = (differs: Partial<Entered> = {}): Entered => ({
  name: 'dpdk2',
  dataCenter: 'Default',
  level: '',
  cpuType: '',
  switchType: 'legacy',
  network: '',
  vlan: '',
  mtu: '',
  profile: '',
  ...differs,
});
