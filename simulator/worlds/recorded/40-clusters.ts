import type { World } from '../../engine/engine';
import { installation } from '../installation';
import { PRODUCT } from './lab';
import { labMachine } from './labMachine';

/** Group 40. Host leg1 joined c-leg between the requests, and left it again. */
export const world: World = (engine) => {
  const build = installation(engine);
  engine.state.product = PRODUCT;
  const empty = { status: 'uninitialized', storage_format: undefined } as const;
  build.dataCenter('dc1', {
    id: '4c6afb02-1573-4ffc-aeb7-86e65bf7f4dd',
    level: '4.7',
    ...empty,
    management: { id: 'c6c99c1d-3afe-47e2-b9ca-dc90863a9c9c' },
  });
  build.dataCenter('dc42', { level: '4.2', ...empty });
  engine.state.machineAt = (address) => labMachine(address.split('.')[0] ?? address, 'legacy');
  engine.ids.foresee('cluster c-min', '41b84f6d-3e23-400b-aadf-cfcb7cfb5f4a');
  engine.ids.foresee('cluster c-ovs', 'bc3d898a-7246-4f27-bad0-dfca3e7b209c');
  engine.ids.foresee('cluster c43', '7e954f8f-b643-4cbf-a4c5-3458645c145a');
  engine.ids.foresee('cluster c-bad12', '2504d964-5209-4667-beb5-492e00a84705');

  const host = 'b925cccd-b935-4ec9-bde4-093d9b958793';
  engine.script.before(72, () => {
    const cluster = engine.state.clusters.find(({ name }) => name === 'c-leg');
    if (!cluster) return;
    const home = engine.state.dataCenters.find(({ name }) => name === 'dc1');
    const here = engine.state.clusters.put({ ...cluster, data_center: { id: home?.id } });
    build.host('leg1', here, labMachine('leg1', 'legacy'), { id: host, address: 'leg1.lab' });
  });
  engine.script.before(81, () => {
    engine.state.hosts.remove(host);
    for (const each of engine.state.attachmentsOf(host)) engine.state.attachments.remove(each.id);
  });
};
