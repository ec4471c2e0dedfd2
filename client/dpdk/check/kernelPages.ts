import type { HostFinding } from '../host/finding';
import { finding } from '../host/judged';
import { formatKernelSize, parseKernelSize, readKernelHugepages } from '../kernelHugepages';
import { tokenKey, tokenValue, type KernelToken } from '../kernelTokens';
import { pagesOf } from './pageFacts';
import type { HostSetup } from './setup';

const SIZE_KEYS = ['hugepagesz', 'default_hugepagesz'];

/** `1GB`: the kernel stops reading behind the G, and VDSM compares texts. source: Linux lib/cmdline.c memparse; vdsm hugepages.py */
const judgeUnits = (kernel: readonly KernelToken[]): readonly HostFinding[] =>
  kernel.flatMap((token) => {
    const size = SIZE_KEYS.includes(tokenKey(token)) ? parseKernelSize(tokenValue(token) ?? '') : undefined;
    if (size === undefined || !/b$/i.test(tokenValue(token) ?? '')) return [];
    return [finding('warning', 'kernel.sizeUnit', { token, better: `${tokenKey(token)}=${formatKernelSize(size)}` })];
  });

const judgeOrder = (kernel: readonly KernelToken[]): readonly HostFinding[] => {
  const sizes = kernel
    .filter((token) => tokenKey(token) === 'hugepagesz')
    .map((token) => parseKernelSize(tokenValue(token) ?? ''));
  const twice = sizes.filter((size, at) => size !== undefined && sizes.indexOf(size) < at);
  const first = kernel.find((token) => ['hugepagesz', 'hugepages'].includes(tokenKey(token))) ?? '';
  return [
    ...[...new Set(twice)].map((size) => finding('warning', 'kernel.sizeTwice', { size })),
    ...(tokenKey(first) === 'hugepages' ? [finding('note', 'kernel.countWithoutSize', { token: first })] : []),
  ];
};

/** Pages that the line asks for and a node has not got: by node where the line names nodes, else its even share. */
const judgeCounts = ({ facts, kernel }: HostSetup): readonly HostFinding[] => {
  const { pages, byNode } = readKernelHugepages(kernel);
  const withMemory = facts.nodes.filter(({ memory }) => memory > 0);
  return [...pages].flatMap(([size, count]) =>
    withMemory.flatMap(({ id }) => {
      const asked = byNode.get(size)?.get(id) ?? (byNode.has(size) ? 0 : Math.floor(count / withMemory.length));
      const have = pagesOf(facts, id).find((of) => of.size === Number(size))?.total;
      return have === undefined || have >= asked
        ? []
        : [finding('warning', 'pages.fewerThanAsked', { node: id, asked, have, size })];
    }),
  );
};

/** What the kernel line says of huge pages, and what came of it. */
export const judgeKernelPages = (setup: HostSetup): readonly HostFinding[] => [
  ...judgeUnits(setup.kernel),
  ...judgeOrder(setup.kernel),
  ...judgeCounts(setup),
];
