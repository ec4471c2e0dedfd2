import fc from 'fast-check';
import { planGuest, type Guest } from '../../../../client/dpdk/guest/guestPlan';
import { guestSteps } from '../../../../client/dpdk/guest/guestSteps';
import { kib, mib } from '../../../../client/dpdk/units';

const GIB = kib(1048576);
const nic = { name: 'nic1', mac: '56:6F:1A:2B:00:07', mtu: 1500, queues: 1 };
const guest = (differs: Partial<Guest> = {}): Guest => ({
  memory: mib(8192),
  vcpus: 4,
  hostPages: GIB,
  nics: [nic],
  ...differs,
});

it('gives each pair of queues a CPU that forwards, besides the one that listens', () => {
  expect(planGuest(guest({ nics: [{ ...nic, queues: 2 }] })).cores).toEqual([0, 1, 2]);
  expect(planGuest(guest({ nics: [nic, nic] })).cores).toEqual([0, 1, 2]);
});

it('takes no CPU that the machine does not have', () => {
  expect(planGuest(guest({ vcpus: 2, nics: [{ ...nic, queues: 4 }] }))).toMatchObject({
    cores: [0, 1],
    problems: ['guest.fewCpus'],
  });
});

it('writes a command line that names memory, cores, queues and every NIC', () => {
  expect(planGuest(guest({ nics: [nic, { ...nic, name: 'nic2' }] })).testpmd.join(' ')).toBe(
    'dpdk-testpmd -l 0-2 -m 78 -a ADDRESS -a ADDRESS -- -i --nb-cores=2 --rxq=1 --txq=1 --rxd=1024 --txd=1024 --total-num-mbufs=6144',
  );
});

it('is for one NIC where the machine has none yet', () => {
  expect(planGuest(guest({ nics: [] })).testpmd.filter((word) => word === '-a')).toHaveLength(1);
});

it('makes room for long packets where the network has them', () => {
  expect(planGuest(guest({ nics: [{ ...nic, mtu: 9000 }] })).testpmd).toEqual(
    expect.arrayContaining(['--max-pkt-len=9022', '--mbuf-size=9344']),
  );
});

it.each<[string, Partial<Guest>, object]>([
  ['1 GiB where the host has such pages and memory is plenty', {}, { size: GIB, count: 1 }],
  ['2 MiB where the host has no larger ones', { hostPages: kib(2048) }, { size: 2048, count: 36 }],
  ['2 MiB where one of 1 GiB would be too much', { memory: mib(2048) }, { size: 2048, count: 36 }],
])('takes pages of %s', (_, differs, pages) => {
  expect(planGuest(guest(differs)).pages).toMatchObject(pages);
});

it.each<[string, Partial<Guest>, string]>([
  ['no huge pages of the host', { hostPages: undefined }, 'guest.noHostPages'],
  ['one CPU', { vcpus: 1 }, 'guest.oneCpu'],
  ['little memory', { memory: mib(128) }, 'guest.littleMemory'],
  ['no NIC', { nics: [] }, 'guest.noNic'],
])('says that a machine with %s does not do', (_, differs, problem) => {
  expect(planGuest(guest(differs)).problems).toContain(problem);
});

it('never asks for more CPUs than there are, nor for fewer pages than memory, and grows with each NIC', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 256, max: 2 ** 20 }),
      fc.integer({ min: 2, max: 64 }),
      fc.array(
        fc.record({ name: fc.constant('n'), mtu: fc.integer({ min: 68, max: 9702 }), queues: fc.integer({ min: 1, max: 16 }) }),
        {
          maxLength: 8,
        },
      ),
      (memory, vcpus, nics) => {
        const plan = planGuest(guest({ memory: mib(memory), vcpus, nics }));
        expect(Math.max(...plan.cores)).toBeLessThan(vcpus);
        expect(plan.pages.count * plan.pages.size).toBeGreaterThanOrEqual(plan.memory * 1024);
        const more = planGuest(guest({ memory: mib(memory), vcpus, nics: [...nics, nic] }));
        expect(more.mbufs).toBeGreaterThanOrEqual(plan.mbufs);
      },
    ),
  );
});

it('reserves at once what can be had while the guest runs, else for its next boot', () => {
  const commands = (one: Guest) => guestSteps(one, planGuest(one))[0];
  expect(commands(guest({ memory: mib(2048) }))).toMatchObject({
    code: 'guest.pages',
    commands: ['sysctl -w vm.nr_hugepages=36'],
  });
  expect(commands(guest())).toMatchObject({
    code: 'guest.pagesAtBoot',
    commands: ["grubby --update-kernel=ALL --args='default_hugepagesz=1G hugepagesz=1G hugepages=1'", 'reboot'],
  });
});
