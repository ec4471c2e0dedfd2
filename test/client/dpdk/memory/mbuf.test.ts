import fc from 'fast-check';
import { isMtuAccepted, mbuf } from '../../../../client/dpdk/memory/mbuf';
import { RELEASES, release } from './release';

// 3008 and 10176 are printed in Documentation/topics/dpdk/memory.rst of Open vSwitch; the others follow from lib/netdev-dpdk.c by hand.
it.each([
  ['2.6.1', 1500, 2880],
  ['2.7', 1500, 2880],
  ['2.7', 9000, 10048],
  ['2.8', 1500, 3008],
  ['2.10', 1500, 3008],
  ['2.11', 1500, 3008],
  ['2.11', 1800, 3008],
  ['2.11', 9000, 10176],
  ['3.7', 1500, 3008],
  ['3.7', 9000, 10176],
])('takes on Open vSwitch %s for MTU %i buffers of %i bytes', (ovs, mtu, objectBytes) => {
  expect(mbuf({ mtu, ovs: release(ovs) })).toMatchObject({ objectBytes });
});

// By hand from arch_mem_object_align of DPDK: 46 and 158 cache lines, made prime to the number of channels.
it.each([
  [1500, 3, 2944],
  [1500, 6, 3008],
  [1500, 1, 2944],
  [9000, 3, 10112],
  [9000, 6, 10304],
  [9000, 0, 10176],
])('spreads buffers of MTU %i over %i channels: %i bytes', (mtu, channels, objectBytes) => {
  expect(mbuf({ mtu, channels, ovs: release('2.16') })).toMatchObject({ objectBytes });
  expect(mbuf({ mtu, channels, legacyMemory: true, ovs: release('3.1') })).toMatchObject({ objectBytes });
});

it('does not ask for channels from Open vSwitch 2.17 on: measured on 3.1.0 with -n 1, 2, 3 and 6', () => {
  const sizes = [1, 2, 3, 6].map((channels) => mbuf({ mtu: 1500, channels, ovs: release('2.17') }).objectBytes);
  expect(sizes).toEqual([3008, 3008, 3008, 3008]);
});

it.each(['aarch64', 'ppc64le'])('does not spread on %s', (arch) => {
  expect(mbuf({ mtu: 1500, arch, ovs: release('3.1') })).toMatchObject({ objectBytes: 2944 });
});

it.each([
  ['2.10', 870, 871],
  ['2.10', 1894, 1895],
  ['2.10', 9062, 9063],
  ['2.11', 998, 999],
  ['2.11', 2022, 2023],
  ['3.1.0', 3046, 3047],
  ['3.1.0', 8166, 8167],
  ['3.1.0', 9190, 9191],
])('begins a new size on Open vSwitch %s after MTU %i', (ovs, last, first) => {
  const [before, after] = [last, first].map((mtu) => mbuf({ mtu, ovs: release(ovs) }));
  expect(before?.classMtu).toBe(last);
  expect(after?.dataBytes).toBe((before?.dataBytes ?? 0) + 1024);
});

// memory.rst says 1500; the code compares the rounded MTU.
it.each([
  ['2.10', 870, 871],
  ['2.11', 998, 999],
])('has few buffers on Open vSwitch %s up to MTU %i and many from %i on', (ovs, last, first) => {
  expect([last, first].map((mtu) => mbuf({ mtu, ovs: release(ovs) }).isBig)).toEqual([false, true]);
});

it('accepts an MTU from 68 to 9702: lib/netdev-dpdk.c netdev_dpdk_set_mtu', () => {
  expect([67, 68, 9702, 9703, 1500.5].map(isMtuAccepted)).toEqual([false, true, true, false, false]);
});

const mtu = fc.integer({ min: 68, max: 9702 });
const ovs = fc.constantFrom(...RELEASES).map(release);

it('never needs less for more', () => {
  fc.assert(
    fc.property(mtu, mtu, ovs, (a, b, at) => {
      const [small, large] = [Math.min(a, b), Math.max(a, b)].map((each) => mbuf({ mtu: each, ovs: at }));
      expect(large?.objectBytes).toBeGreaterThanOrEqual(small?.objectBytes ?? NaN);
    }),
  );
});

it('holds the frame with its headers and the headroom, in whole cache lines', () => {
  fc.assert(
    fc.property(mtu, ovs, fc.integer({ min: 0, max: 16 }), (frame, at, channels) => {
      const { objectBytes, dataBytes } = mbuf({ mtu: frame, ovs: at, channels });
      expect(dataBytes).toBeGreaterThanOrEqual(frame + 26 + 128);
      expect(objectBytes).toBeGreaterThanOrEqual(dataBytes + 576 + 64);
      expect(objectBytes % 64).toBe(0);
    }),
  );
});

it('is the same for every MTU of a class', () => {
  fc.assert(
    fc.property(mtu, ovs, (each, at) => {
      const of = mbuf({ mtu: each, ovs: at });
      expect(of.classMtu).toBeGreaterThanOrEqual(each);
      expect(mbuf({ mtu: of.classMtu, ovs: at })).toEqual(of);
    }),
  );
});
