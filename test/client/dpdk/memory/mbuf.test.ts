import { isMtuAccepted, mbuf } from '../../../../client/dpdk/memory/mbuf';
import { parseRelease } from '../../../../client/dpdk/ovs/release';
import { release } from './release';

// Documentation/topics/dpdk/memory.rst of Open vSwitch: 3008 and 10176; the others from the source, by hand.
it.each([
  ['2.11', 1500, 3008],
  ['3.1.0', 1500, 3008],
  ['3.1.0', 1800, 3008],
  ['3.7', 9000, 10176],
  ['2.7', 1500, 2880],
  ['2.7', 9000, 10048],
])('Open vSwitch %s takes for MTU %i buffers of %i bytes', (ovs, mtu, objectBytes) => {
  expect(mbuf({ mtu, ovs: release(ovs) })).toMatchObject({ objectBytes });
});
it('x', () => {
  expect(parseRelease('3.1')).toBeDefined();
  expect([67, 68, 9702, 9703].map(isMtuAccepted)).toEqual([false, true, true, false]);
});
