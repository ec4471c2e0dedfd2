import fc from 'fast-check';
import {
  kernelTokens,
  mergeKernelCmdline,
  missingKernelTokens,
  tokensNotInEffect,
  wishesOfTokens,
  type KernelWishes,
} from '../../../client/dpdk/kernelCmdline';
import { formatKernelSize, parseKernelSize, readKernelHugepages } from '../../../client/dpdk/kernelHugepages';
import { formatKernelCmdline, hasLiteralQuotes, literallyQuoted, parseKernelCmdline } from '../../../client/dpdk/kernelTokens';
import { kib } from '../../../client/dpdk/units';

const [MIB2, GIB1] = [kib(2048), kib(1048576)];
const gigantic = (count: number): KernelWishes => ({ hugepages: [{ size: GIB1, count }] });
const small = (count: number): KernelWishes => ({ hugepages: [{ size: MIB2, count }] });
const isolated = (cpus: readonly number[], flags?: readonly string[]): KernelWishes => ({
  isolatedCpus: flags ? { cpus, flags } : { cpus },
});

it.each([
  ['', []],
  ['  a  b=1\tc\n', ['a', 'b=1', 'c']],
  ['dyndbg="file a.c +p; file b.c +p" quiet', ['dyndbg="file a.c +p; file b.c +p"', 'quiet']],
  ['"dyndbg=a b" c', ['"dyndbg=a b"', 'c']],
  ['a "b c', ['a', '"b c']],
  ["'hugepagesz=1G hugepages=4'", ["'hugepagesz=1G", "hugepages=4'"]],
])('splits %j', (line, tokens) => {
  expect(parseKernelCmdline(line)).toEqual(tokens);
});

// Documentation/admin-guide/mm/hugetlbpage.rst and kernel-parameters.txt.
it.each([
  ['', undefined, []],
  ['default_hugepagesz=1G hugepagesz=1G hugepages=16', GIB1, [[GIB1, 16]]],
  ['default_hugepagesz=1GB hugepagesz=1GB hugepages=16', GIB1, [[GIB1, 16]]],
  [
    'hugepagesz=2M hugepages=512 hugepagesz=1G hugepages=4',
    undefined,
    [
      [MIB2, 512],
      [GIB1, 4],
    ],
  ],
  ['hugepages=512', undefined, [[MIB2, 512]]],
  ['hugepages=8 default_hugepagesz=1G', GIB1, [[GIB1, 8]]],
  ['hugepagesz=1G hugepages=8 hugepagesz=1G hugepages=4', undefined, [[GIB1, 8]]],
  ['hugepagesz=1G hugepages=8 hugepages=4', undefined, [[GIB1, 8]]],
  ['hugepagesz=2M hugepages=0:1,1:2', undefined, [[MIB2, 3]]],
  ['hugepagesz=1G quiet hugepages=8', undefined, [[GIB1, 8]]],
  ['hugepagesz=nonsense hugepages=8', undefined, []],
  ['hugepagesz=1G hugepages=many', undefined, []],
  ['hugepagesz=1G', undefined, []],
  ['quiet -- hugepages=8', undefined, []],
])('reads the huge pages of %j', (line, defaultSize, pages) => {
  const read = readKernelHugepages(parseKernelCmdline(line));
  expect([read.defaultSize, [...read.pages]]).toEqual([defaultSize, pages]);
});

it.each([
  ['1G', 1048576],
  ['1GB', 1048576],
  ['1g', 1048576],
  ['1024M', 1048576],
  ['1048576K', 1048576],
  ['1073741824', 1048576],
  ['2M', 2048],
  ['2MB', 2048],
  ['16M', 16384],
])('reads the size %s', (text, size) => {
  expect(parseKernelSize(text)).toBe(size);
});

it('writes sizes as kernel and VDSM document them', () => {
  expect([GIB1, MIB2, kib(64)].map(formatKernelSize)).toEqual(['1G', '2M', '64K']);
});

it.each([
  // line, wishes, result
  ['', gigantic(16), 'default_hugepagesz=1G hugepagesz=1G hugepages=16'],
  ['', small(1024), 'hugepagesz=2M hugepages=1024'],
  ['', { iommu: 'intel' }, 'intel_iommu=on iommu=pt'],
  ['', { iommu: 'amd' }, 'iommu=pt'],
  ['', isolated([2, 3, 4, 8]), 'isolcpus=2-4,8 nohz_full=2-4,8 rcu_nocbs=2-4,8'],
  ['', isolated([2, 3], ['managed_irq', 'domain']), 'isolcpus=managed_irq,domain,2-3 nohz_full=2-3 rcu_nocbs=2-3'],
  ['', isolated([]), ''],
  [
    'quiet rhgb',
    { iommu: 'intel', ...gigantic(4), ...isolated([1]) },
    'quiet rhgb intel_iommu=on iommu=pt default_hugepagesz=1G hugepagesz=1G hugepages=4 isolcpus=1 nohz_full=1 rcu_nocbs=1',
  ],
  // a count changes where it stands
  ['a default_hugepagesz=1G hugepagesz=1G hugepages=8 b', gigantic(16), 'a default_hugepagesz=1G hugepagesz=1G hugepages=16 b'],
  // other sizes stay, and stay first
  ['hugepagesz=2M hugepages=512', gigantic(4), 'hugepagesz=2M hugepages=512 default_hugepagesz=1G hugepagesz=1G hugepages=4'],
  [
    'default_hugepagesz=1G hugepagesz=1G hugepages=4',
    small(512),
    'default_hugepagesz=1G hugepagesz=1G hugepages=4 hugepagesz=2M hugepages=512',
  ],
  // a default that somebody chose stays, and a count that hangs on it keeps its meaning
  ['default_hugepagesz=2M', gigantic(4), 'default_hugepagesz=2M hugepagesz=1G hugepages=4'],
  ['hugepages=512', gigantic(4), 'hugepages=512 hugepagesz=1G hugepages=4'],
  ['hugepages=512', small(1024), 'hugepages=1024'],
  ['default_hugepagesz=1G hugepages=8', gigantic(16), 'default_hugepagesz=1G hugepages=16'],
  // the blog's spelling means the same
  ['default_hugepagesz=1GB hugepagesz=1GB hugepages=16', gigantic(16), 'default_hugepagesz=1GB hugepagesz=1GB hugepages=16'],
  // what is broken or contradictory is put right
  ['hugepagesz=1G x', gigantic(4), 'hugepagesz=1G hugepages=4 x'],
  ['hugepagesz=1G hugepages=8 hugepagesz=1G hugepages=2', gigantic(4), 'hugepagesz=1G hugepages=4'],
  ['hugepagesz=1G hugepages=4 hugepagesz=1G hugepages=2', gigantic(4), 'hugepagesz=1G hugepages=4'],
  ['hugepagesz=1G hugepages=0:2,1:2', gigantic(4), 'hugepagesz=1G hugepages=0:2,1:2'],
  ['intel_iommu=off a', { iommu: 'intel' }, 'a intel_iommu=on iommu=pt'],
  ['intel_iommu=on,sm_on iommu=force', { iommu: 'intel' }, 'intel_iommu=on,sm_on iommu=force iommu=pt'],
  ['iommu=nopt,force intel_iommu=on', { iommu: 'intel' }, 'iommu=force intel_iommu=on iommu=pt'],
  ['amd_iommu=off a', { iommu: 'amd' }, 'a iommu=pt'],
  ['amd_iommu=on', { iommu: 'amd' }, 'amd_iommu=on iommu=pt'],
  ['isolcpus=managed_irq,1-3 a', isolated([2, 3]), 'isolcpus=managed_irq,2-3 a nohz_full=2-3 rcu_nocbs=2-3'],
  ['isolcpus=3,2 rcu_nocbs=all nohz_full=2-3', isolated([2, 3]), 'isolcpus=3,2 rcu_nocbs=all nohz_full=2-3'],
  ['isolcpus=1 a isolcpus=2', isolated([2, 3]), 'isolcpus=2-3 a nohz_full=2-3 rcu_nocbs=2-3'],
  // what is meant for init, and a quote that never ends, stay last
  ['quiet -- single', { iommu: 'amd' }, 'quiet iommu=pt -- single'],
  ['quiet x="a b', { iommu: 'amd' }, 'quiet iommu=pt x="a b'],
] satisfies readonly (readonly [string, KernelWishes, string])[])('merges: makes of %j with %j', (line, wishes, result) => {
  expect(mergeKernelCmdline(line, wishes)).toBe(result);
});

it('leaves the default size alone when a count outside the engine hangs on it', () => {
  expect(mergeKernelCmdline('', gigantic(4), 'ro quiet hugepages=512')).toBe('hugepagesz=1G hugepages=4');
  expect(mergeKernelCmdline('', gigantic(4), 'ro default_hugepagesz=2M')).toBe('hugepagesz=1G hugepages=4');
  expect(mergeKernelCmdline('', gigantic(4), 'ro quiet')).toBe('default_hugepagesz=1G hugepagesz=1G hugepages=4');
});

it('keeps a line to the letter when nothing is missing', () => {
  const line = '  quiet   intel_iommu=on\tiommu=pt\n';
  expect(mergeKernelCmdline(line, { iommu: 'intel' })).toBe(line);
  expect(mergeKernelCmdline(line, {})).toBe(line);
});

const running = 'BOOT_IMAGE=/vmlinuz root=UUID=1 ro quiet intel_iommu=on';

it('names the tokens of the wishes that a running kernel lacks', () => {
  expect(missingKernelTokens({ iommu: 'intel', ...gigantic(4) }, running)).toEqual(['iommu=pt', 'hugepagesz=1G', 'hugepages=4']);
  expect(missingKernelTokens(gigantic(4), `${running} hugepagesz=1GB hugepages=4`)).toEqual([]);
  expect(missingKernelTokens(gigantic(4), `${running} hugepagesz=1G hugepages=2`)).toEqual(['hugepagesz=1G', 'hugepages=4']);
  expect(missingKernelTokens({ iommu: 'amd' }, 'iommu=pt amd_iommu=off')).toEqual(['iommu=pt']);
  expect(missingKernelTokens(isolated([1]), 'isolcpus=domain,1 nohz_full=1')).toEqual(['rcu_nocbs=1']);
});

it('compares the line that the engine keeps with the one that runs', () => {
  expect(tokensNotInEffect('intel_iommu=on pci=realloc', running)).toEqual(['pci=realloc']);
  expect(
    tokensNotInEffect('default_hugepagesz=1G hugepagesz=1G hugepages=4', `${running} hugepages=4 default_hugepagesz=1GB`),
  ).toEqual([]);
  expect(tokensNotInEffect('default_hugepagesz=1G hugepages=4', running)).toEqual([
    'default_hugepagesz=1G',
    'hugepagesz=1G',
    'hugepages=4',
  ]);
  expect(tokensNotInEffect('kvm-intel.nested=1', 'kvm_intel.nested=1')).toEqual([]);
  expect(tokensNotInEffect('', running)).toEqual([]);
});

it('does not take a token with a literal quote for the one that was asked for', () => {
  // What engines 4.5.4 and 4.5.5 make of the line: ovirt-engine issue 979.
  const damaged = `${running} 'hugepagesz=1G hugepages=4'`;
  expect(literallyQuoted(damaged)).toEqual(["'hugepagesz=1G", "hugepages=4'"]);
  expect(hasLiteralQuotes(damaged)).toBe(true);
  expect(hasLiteralQuotes(`${running} dyndbg="file a.c +p"`)).toBe(false);
  expect(missingKernelTokens(gigantic(4), damaged)).toEqual(['hugepagesz=1G', 'hugepages=4']);
  expect(tokensNotInEffect('hugepagesz=1G hugepages=4', damaged)).toEqual(['hugepagesz=1G', 'hugepages=4']);
});

const own = /^(default_hugepagesz|hugepagesz|hugepages|intel_iommu|amd_iommu|iommu|isolcpus|nohz_full|rcu_nocbs)(=|$)/;
const foreign = fc.constantFrom(
  'quiet',
  'ro',
  'root=UUID=1',
  'dyndbg="a b; c"',
  'crashkernel=auto',
  "odd='x'",
  'pci=realloc',
  'a=b=c',
);
const ours = fc.constantFrom(
  'intel_iommu=on',
  'intel_iommu=off',
  'iommu=pt',
  'iommu=nopt,force',
  'amd_iommu=off',
  'default_hugepagesz=1G',
  'default_hugepagesz=2M',
  'hugepagesz=1GB',
  'hugepagesz=2M',
  'hugepages=8',
  'hugepages=0:1,1:2',
  'hugepages=many',
  'isolcpus=domain,1-3',
  'isolcpus=7',
  'nohz_full=all',
  'rcu_nocbs=1-3',
);
const line = fc.array(fc.oneof(foreign, ours), { maxLength: 12 }).map(formatKernelCmdline);
const pages = fc.uniqueArray(fc.record({ size: fc.constantFrom(MIB2, GIB1), count: fc.integer({ min: 1, max: 2048 }) }), {
  selector: ({ size }) => size,
});
const wishes: fc.Arbitrary<KernelWishes> = fc.record(
  {
    iommu: fc.constantFrom('intel' as const, 'amd' as const),
    hugepages: pages,
    isolatedCpus: fc.record(
      { cpus: fc.uniqueArray(fc.integer({ min: 0, max: 63 })), flags: fc.subarray(['managed_irq', 'domain']) },
      { requiredKeys: ['cpus'] },
    ),
  },
  { requiredKeys: [] },
);

it('has nothing more to do once merged', () => {
  fc.assert(
    fc.property(line, wishes, (before, wanted) => {
      const merged = mergeKernelCmdline(before, wanted);
      expect(mergeKernelCmdline(merged, wanted)).toBe(merged);
      expect(missingKernelTokens(wanted, merged)).toEqual([]);
    }),
    { numRuns: 1000 },
  );
});

it('keeps every foreign token, in its order', () => {
  fc.assert(
    fc.property(line, wishes, (before, wanted) => {
      const foreignOf = (text: string) => parseKernelCmdline(text).filter((token) => !own.test(token));
      expect(foreignOf(mergeKernelCmdline(before, wanted))).toEqual(foreignOf(before));
    }),
    { numRuns: 1000 },
  );
});

it('reserves what was asked and leaves pages of other sizes as they were', () => {
  fc.assert(
    fc.property(line, pages, (before, hugepages) => {
      const after = readKernelHugepages(parseKernelCmdline(mergeKernelCmdline(before, { hugepages }))).pages;
      const expected = new Map(readKernelHugepages(parseKernelCmdline(before)).pages);
      for (const { size, count } of hugepages) expected.set(size, count);
      expect(new Map(after)).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});

it('reads back every line that it writes, and any text at all', () => {
  fc.assert(
    fc.property(fc.oneof(line, fc.string()), (text) => {
      const tokens = parseKernelCmdline(text);
      expect(parseKernelCmdline(formatKernelCmdline(tokens))).toEqual(tokens);
    }),
  );
});

it('finds a line in effect when it runs', () => {
  fc.assert(fc.property(line, (text) => expect(tokensNotInEffect(text, text)).toEqual([])));
});

// Documentation/admin-guide/mm/hugetlbpage.rst: hugepages=0:1,1:2, from Linux 5.16 on.
const perNode = (...pages: readonly (readonly [number, number])[]): KernelWishes => ({
  hugepages: [{ size: GIB1, count: pages.reduce((sum, [, count]) => sum + count, 0), spread: new Map(pages) }],
});
const even = (count: number): KernelWishes => ({ hugepages: [{ size: GIB1, count, spread: 'even' }] });

it('reads how many pages each node gets', () => {
  const { pages, byNode } = readKernelHugepages(
    parseKernelCmdline('hugepagesz=1G hugepages=0:34,1:20 hugepagesz=2M hugepages=8'),
  );
  expect([pages.get(GIB1), byNode.get(GIB1), byNode.get(MIB2)]).toEqual([
    54,
    new Map([
      [0, 34],
      [1, 20],
    ]),
    undefined,
  ]);
});

it.each<[string, KernelWishes, string]>([
  ['', perNode([1, 20], [0, 34]), 'default_hugepagesz=1G hugepagesz=1G hugepages=0:34,1:20'],
  ['', perNode([0, 0], [8, 20]), 'default_hugepagesz=1G hugepagesz=1G hugepages=8:20'],
  ['hugepagesz=1G hugepages=54 quiet', perNode([0, 34], [1, 20]), 'hugepagesz=1G hugepages=0:34,1:20 quiet'],
  ['hugepagesz=1G hugepages=1:20,0:34', perNode([0, 34], [1, 20]), 'hugepagesz=1G hugepages=1:20,0:34'],
  ['hugepagesz=1G hugepages=0:20,1:34', perNode([0, 34], [1, 20]), 'hugepagesz=1G hugepages=0:34,1:20'],
  ['hugepagesz=1G hugepages=0:60,1:8', even(68), 'hugepagesz=1G hugepages=68'],
  ['hugepagesz=1G hugepages=0:34,1:34', even(68), 'hugepagesz=1G hugepages=0:34,1:34'],
  ['hugepagesz=1G hugepages=0:60,1:8', gigantic(68), 'hugepagesz=1G hugepages=0:60,1:8'],
  ['ro', { defaultPageSize: GIB1, hugepages: [{ size: GIB1, count: 4 }] }, 'ro default_hugepagesz=1G hugepagesz=1G hugepages=4'],
  ['hugepagesz=1G hugepages=4', { defaultPageSize: GIB1 }, 'hugepagesz=1G hugepages=4'],
  ['default_hugepagesz=2M', { defaultPageSize: GIB1 }, 'default_hugepagesz=2M'],
  ['hugepages=8', { defaultPageSize: GIB1 }, 'hugepages=8'],
  ['ro', { interruptCpus: [0, 2, 3] }, 'ro irqaffinity=0,2-3'],
  ['irqaffinity=0-3 ro', { interruptCpus: [0, 2, 3] }, 'irqaffinity=0,2-3 ro'],
  ['irqaffinity=0,2,3', { interruptCpus: [0, 2, 3] }, 'irqaffinity=0,2,3'],
])('makes of %j', (line, wishes, expected) => {
  expect(mergeKernelCmdline(line, wishes)).toBe(expected);
  expect(missingKernelTokens(wishes, expected)).toEqual([]);
});

it('reads its own tokens back as what was wished for', () => {
  const cpus = fc.uniqueArray(fc.nat(63), { minLength: 1 }).map((list) => [...list].sort((a, b) => a - b));
  const counts = fc.uniqueArray(fc.tuple(fc.nat(7), fc.integer({ min: 1, max: 99 })), {
    minLength: 1,
    selector: ([node]) => node,
  });
  const spread = fc.oneof(
    fc.constant('even' as const),
    counts.map((pairs) => new Map([...pairs].sort(([a], [b]) => a - b))),
  );
  const wishes = fc
    .record({
      iommu: fc.constantFrom(undefined, 'intel' as const, 'amd' as const),
      size: fc.constantFrom(MIB2, GIB1),
      spread,
      cpus,
    })
    .map(({ iommu, size, spread: of, cpus: list }): KernelWishes => ({
      ...(iommu && { iommu }),
      ...(size === GIB1 && { defaultPageSize: size }),
      hugepages: [{ size, count: of === 'even' ? 12 : [...of.values()].reduce((sum, n) => sum + n, 0), spread: of }],
      isolatedCpus: { cpus: list, flags: ['domain', 'managed_irq'] },
      interruptCpus: list,
    }));
  fc.assert(fc.property(wishes, (wished) => expect(wishesOfTokens(kernelTokens(wished))).toEqual(wished)));
});
