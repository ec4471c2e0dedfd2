import fc from 'fast-check';
import { judgeGuestMemory } from '../../../client/dpdk/guestMemory';
import { judgeVhostUserNic } from '../../../client/dpdk/vhostUserNic';
import { readDomain } from '../../../client/libvirt/domainXml';

const NIC = `<interface type='vhostuser'><mac address='56:6f:1a:1a:00:10'/><source type='unix' path='/run/vh.sock' mode='server'/><target dev='vh1'/></interface>`;
const HUGE = '<hugepages/>';
const SHARED = "<access mode='shared'/>";
const MEMFD = "<source type='memfd'/>";

const domainWith = (backing: string, cells: string, devices = NIC) =>
  readDomain(
    `<domain><uuid>u-1</uuid><name>vnf1</name><memoryBacking>${backing}</memoryBacking>` +
      `<cpu>${cells === '' ? '' : `<numa>${cells}</numa>`}</cpu><devices>${devices}</devices></domain>`,
  );

// Measured with libvirt 9.0.0, QEMU 7.2, Open vSwitch 3.1.0: two guests that ping each other over vhost-user.
it.each([
  ['huge pages, a shared cell', HUGE, "<cell memAccess='shared'/>", 'works'],
  ['huge pages and shared access, no cell', HUGE + SHARED, '', 'works'],
  ['huge pages and shared access, a cell without a word', HUGE + SHARED, '<cell/>', 'works'],
  ['huge pages in a memfd and shared access, no cell', HUGE + MEMFD + SHARED, '', 'works'],
  ['a memfd and shared access without huge pages, no cell', MEMFD + SHARED, '', 'works'],
  ['nothing, a shared cell', '', "<cell memAccess='shared'/>", 'works'],
  ['huge pages only, no cell', HUGE, '', 'noPackets'],
  ['huge pages only, a cell without a word', HUGE, '<cell/>', 'noPackets'],
  ['nothing, no cell', '', '', 'noPackets'],
])('with %s: %s %s %s', async (_, backing, cells, verdict) => {
  expect(judgeGuestMemory(await domainWith(backing, cells)).verdict).toBe(verdict);
});

// By what libvirt writes for QEMU, qemu_command.c qemuBuildMemoryBackendProps: not measured.
it.each([
  ['one of two cells shared', HUGE, "<cell memAccess='shared'/><cell/>", 'noPackets'],
  ['shared access, a private cell', HUGE + SHARED, "<cell memAccess='private'/>", 'noPackets'],
  ['shared access, a shared cell and one without a word', HUGE + SHARED, "<cell memAccess='shared'/><cell/>", 'works'],
  ['private access, no cell', "<hugepages/><access mode='private'/>", '', 'noPackets'],
])('with %s: %s %s %s', async (_, backing, cells, verdict) => {
  expect(judgeGuestMemory(await domainWith(backing, cells)).verdict).toBe(verdict);
});

it('asks nothing of a domain without a vhost-user NIC', async () => {
  expect(judgeGuestMemory(await domainWith('', '', "<interface type='bridge'/>"))).toEqual({
    verdict: 'notNeeded',
    findings: [],
  });
});

it('says which VM has private memory, and whether that costs huge pages twice', async () => {
  expect(judgeGuestMemory(await domainWith(HUGE, '')).findings).toEqual([
    { code: 'vm.notShared', severity: 'error', values: { vm: 'vnf1', hugepages: true } },
  ]);
  expect(judgeGuestMemory(await domainWith('', '')).findings).toMatchObject([
    { code: 'vm.notShared', values: { hugepages: false } },
  ]);
});

it('warns of shared memory that is not huge pages, and of nothing where it is', async () => {
  expect(judgeGuestMemory(await domainWith(MEMFD + SHARED, '')).findings).toEqual([
    { code: 'vm.noHugepages', severity: 'warning', values: { vm: 'vnf1' } },
  ]);
  expect(judgeGuestMemory(await domainWith(HUGE + SHARED, '')).findings).toEqual([]);
});

it('never calls memory shared for being huge', () => {
  const access = fc.constantFrom('', 'shared', 'private');
  fc.assert(
    fc.property(fc.boolean(), fc.boolean(), fc.array(access, { maxLength: 4 }), (hugepages, accessShared, cellAccess) => {
      const vm = { uuid: 'u', name: 'v', accessShared, cellAccess, vhostUser: [{ mac: '', path: '' }] };
      const verdicts = [hugepages, !hugepages].map((huge) => judgeGuestMemory({ ...vm, hugepages: huge }).verdict);
      expect(verdicts[0]).toBe(verdicts[1]);
    }),
  );
});

const nicWith = async (inside: string) => {
  const devices = NIC.replace('</interface>', `${inside}</interface>`);
  const { name, vhostUser } = await domainWith(HUGE + SHARED, '', devices);
  return vhostUser
    .flatMap((nic) => judgeVhostUserNic(name, nic))
    .map(({ code, severity, values }) => [severity, code, values['element']]);
};

// Measured with libvirt 9.0.0.
it.each([
  ["<mtu size='1500'/>", [['error', 'vm.elementRefused', 'mtu']]],
  ["<mtu size='9000'/>", [['error', 'vm.elementRefused', 'mtu']]],
  ["<port isolated='yes'/>", [['error', 'vm.elementRefused', 'port']]],
  ["<vlan><tag id='5'/></vlan>", [['error', 'vm.elementRefused', 'vlan']]],
  ["<virtualport type='openvswitch'/>", [['error', 'vm.elementRefused', 'virtualport']]],
  ["<filterref filter='vdsm-no-mac-spoofing'/>", [['note', 'vm.elementDropped', 'filterref']]],
  ["<link state='down'/>", [['warning', 'vm.linkDown', undefined]]],
  ["<link state='up'/>", []],
  ['<bandwidth/>', []],
  ["<driver queues='2'/><alias name='ua-1'/><model type='virtio'/><boot order='1'/>", []],
])('says of %s in a vhost-user NIC what comes of it', async (inside, findings) => {
  expect(await nicWith(inside)).toEqual(findings);
});

it('says that libvirt has no statistics of a NIC whose port it did not find', async () => {
  const { vhostUser } = await domainWith(HUGE + SHARED, '', NIC.replace("<target dev='vh1'/>", ''));
  expect(vhostUser.flatMap((nic) => judgeVhostUserNic('vnf1', nic))).toEqual([
    {
      code: 'vm.noStatistics',
      severity: 'note',
      values: { vm: 'vnf1', mac: '56:6f:1a:1a:00:10', path: '/run/vh.sock' },
    },
  ]);
});
