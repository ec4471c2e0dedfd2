import { parseSharedMempools } from '../../../../client/dpdk/memory/sharedMempools';

// The first three are examples of vswitchd/vswitch.xml in other numbers; the rest as parse_user_mempools_list of lib/netdev-dpdk.c reads.
it.each([
  ['9000', [{ mtu: 9000 }]],
  ['1500,9000', [{ mtu: 1500 }, { mtu: 9000 }]],
  [
    '1500:0, 9000:1',
    [
      { mtu: 1500, node: 0 },
      { mtu: 9000, node: 1 },
    ],
  ],
  ['1500=1', [{ mtu: 1500, node: 1 }]],
  ['1500:all', [{ mtu: 1500 }]],
  ['', []],
  ['jumbo', undefined],
  ['1500,-1', undefined],
  ['1500:-1', undefined],
])('reads %j', (text, entries) => {
  expect(parseSharedMempools(text)).toEqual(entries);
});
