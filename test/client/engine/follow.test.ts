import type { HostFollow } from '../../../client/engine/hosts';
import type { WireObject } from '../../../client/http/wire';
import { step, wireOf } from '../recorded/steps';
import { failure } from '../http/failure';
import { engineOver, refusal } from './wire';

const host = (id: string, parts: WireObject = {}): WireObject => ({
  id,
  name: `host-${id}`,
  address: id,
  status: 'up',
  cluster: { id: 'C' },
  ...parts,
});
const NIC: WireObject = { host_nic: [{ id: 'N', name: 'eth0' }] };
const STATISTICS: WireObject = { statistic: [{ name: 'hugepages.2048.free', values: { value: [{ datum: 3 }] } }] };
const ALL: readonly HostFollow[] = ['nics', 'attachments', 'hugepages', 'devices', 'hooks'];

/** Three hosts, the last with nothing; `fails` makes a read with follow fail as on a real engine. */
const hosts = ({ fails }: { readonly fails: boolean }) =>
  engineOver((request) => {
    if (request.includes('follow=')) {
      if (fails) throw refusal(500);
      const parts = { nics: NIC, network_attachments: {}, statistics: STATISTICS };
      return { host: [host('1', parts), host('2', parts), host('3', { nics: {}, statistics: {} })] };
    }
    if (/^GET \/hosts(\?|$)/.test(request)) return { host: [host('1'), host('2'), host('3')] };
    if (request.includes('/3/')) return {};
    if (request.endsWith('/nics')) return NIC;
    return request.endsWith('/statistics') ? STATISTICS : {};
  });

it('gives the same whether the engine follows or not', async () => {
  const followed = await hosts({ fails: false }).engine.hosts.list({ follow: ALL });
  const oneByOne = await hosts({ fails: true }).engine.hosts.list({ follow: ALL });
  expect(oneByOne).toEqual(followed);
  expect(followed[0]).toMatchObject({ nics: [{ id: 'N', name: 'eth0' }], attachments: [], hugepages: [{ size: 2048, free: 3 }] });
  expect(followed[2]).toMatchObject({ nics: [], attachments: [], hugepages: [], devices: [], hooks: [] });
});

it('tries without follow once, then reads the parts of each host', async () => {
  const { engine, sent } = hosts({ fails: true });
  await engine.hosts.list({ follow: ['nics', 'attachments'], max: 3 });
  expect(sent.map(({ request }) => request).sort()).toEqual(
    [
      'GET /hosts?max=3&follow=nics,network_attachments',
      'GET /hosts?max=3',
      ...['1', '2', '3'].flatMap((id) => [`GET /hosts/${id}/nics`, `GET /hosts/${id}/networkattachments`]),
    ].sort(),
  );
});

it('takes a host that went away meanwhile for one without parts', async () => {
  const { engine } = engineOver((request) => {
    if (request.includes('follow=')) throw refusal(500);
    if (request.includes('/2/')) throw refusal(404);
    return request === 'GET /hosts' ? { host: [host('1'), host('2')] } : NIC;
  });
  expect((await engine.hosts.list({ follow: ['nics'] })).map(({ nics }) => nics?.length)).toEqual([1, 0]);
});

it('leaves out what was not followed', async () => {
  const [first] = await hosts({ fails: false }).engine.hosts.list();
  for (const part of ALL) expect(first).not.toHaveProperty(part);
});

it('does not try without follow when the engine refuses for another reason', async () => {
  const { engine, sent } = engineOver(() => {
    throw refusal(404);
  });
  expect(await failure(engine.hosts.list({ follow: ['nics'] }))).toMatchObject({ status: 404 });
  expect(sent).toHaveLength(1);
});

it('reads parts that a real engine followed', async () => {
  const { engine } = engineOver(() => ({ host: [wireOf(step('60-053'))] }));
  const [read] = await engine.hosts.list({ follow: ['nics', 'hugepages'] });
  expect(read?.nics).toHaveLength(9);
  expect(read?.hugepages?.map(({ size }) => size)).toEqual([2048, 1048576]);
  const devices = await engineOver(() => ({ host: [wireOf(step('60-059'))] })).engine.hosts.list({ follow: ['devices'] });
  expect(devices[0]?.devices?.length).toBeGreaterThan(5);
});

it('follows the NICs of VMs, and reads them one by one where that fails', async () => {
  const vm = (id: string, parts: WireObject = {}): WireObject => ({
    id,
    name: id,
    status: 'down',
    memory: '1',
    cluster: { id: 'C' },
    cpu: { topology: { sockets: '1', cores: '1', threads: '1' } },
    ...parts,
  });
  const nics: WireObject = { nic: [{ id: 'N', name: 'nic1', interface: 'virtio', plugged: 'true', linked: 'true' }] };
  const vms = (fails: boolean) =>
    engineOver((request) => {
      if (request.endsWith('/nics')) return request.includes('/2/') ? {} : nics;
      if (!request.includes('follow')) return { vm: [vm('1'), vm('2')] };
      if (fails) throw refusal(500);
      return { vm: [vm('1', { nics }), vm('2', { nics: {} })] };
    }).engine.vms.list({ follow: ['nics'] });
  expect(await vms(true)).toEqual(await vms(false));
  expect((await vms(false)).map((one) => one.nics?.length)).toEqual([1, 0]);
});

it('asks for pages of hosts in a stable order, with their conditions', async () => {
  const { engine, sent } = engineOver((request) => ({ host: request.includes('page 1') ? [host('1'), host('2')] : [host('3')] }));
  const all = await engine.hosts.pages({ conditions: ['cluster="c"'], size: 2, parallel: 1, follow: ['nics'] });
  expect(all.map(({ id }) => id)).toEqual(['1', '2', '3']);
  expect(sent.map(({ request }) => request)).toEqual([
    'GET /hosts?search=cluster="c" sortby name asc page 1&max=2&follow=nics',
    'GET /hosts?search=cluster="c" sortby name asc page 2&max=2&follow=nics',
  ]);
});

it('asks for pages of VMs likewise', async () => {
  const { engine, sent } = engineOver();
  expect(await engine.vms.pages({ size: 100, expected: 250, parallel: 2 })).toEqual([]);
  expect(sent.map(({ request }) => request)).toContain('GET /vms?search=sortby name asc page 1&max=100');
});
