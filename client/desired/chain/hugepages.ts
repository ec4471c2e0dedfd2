import { formatPageSize } from '../../dpdk/hugepages';
import { nodePages } from '../../facts/pages';
import { socketMemoryOf } from '../../facts/socketMemory';
import { readKernelHugepages } from '../../dpdk/kernelHugepages';
import { parseKernelCmdline } from '../../dpdk/kernelTokens';
import type { Link } from '../link';
import type { SeenHost } from '../seen';
import { hasNeverReported } from './firmware';
import { judgementsOf, mend, worst } from './judgement';
import { hostFacts, hostPlan } from './mends';
import { pagesOf, type Pages } from './pages';
import { isHeard } from './view';

const { ok, missing, unknown } = judgementsOf('hugepages');

/** Link 3: huge pages are there, as many as the kernel line reserves, and on each NUMA node where Open vSwitch wants memory. */
export const judgeHugepages = (host: SeenHost): Link => {
  const at = { host: host.name };
  if (hasNeverReported(host)) {
    return unknown('link.host.neverReported', { ...at, status: host.status }, mend('mend.hostUp', at));
  }
  const pages = pagesOf(host);
  if (!pages) return unknown('link.hugepages.unread', at, mend('mend.permission', at));
  if (!host.facts && !isHeard(host)) {
    return unknown('link.host.silent', { ...at, status: host.status }, mend('mend.hostUp', at));
  }
  const present = pages.filter(({ total, free }) => (total ?? free ?? 0) > 0);
  return worst(
    [present.length === 0 ? judgeNone(host, pages) : undefined, judgeShort(host, pages), judgeNodes(host)],
    present.every(({ free }) => free === 0)
      ? ok('link.hugepages.allUsed', { ...at, pages: present.map(pagesText) })
      : ok('link.hugepages.ok', { ...at, pages: present.map(pagesText) }),
  );
};

const pagesText = ({ size, total, free }: Pages): string =>
  total === undefined
    ? `${free ?? 0} free × ${formatPageSize(size)}`
    : `${total} × ${formatPageSize(size)} (${free ?? '?'} free)`;

const reserved = (host: SeenHost) => readKernelHugepages(parseKernelCmdline(host.kernelCmdline.reported ?? '')).pages;

/** Pages that the engine has been asked for already come with the kernel line, by what link 2 still lacks. */
const mendNone = (host: SeenHost): ReturnType<typeof mend> => {
  const at = { host: host.name };
  const asked = readKernelHugepages(parseKernelCmdline(host.kernelCmdline.custom ?? '')).pages;
  if (asked.size === 0 || reserved(host).size > 0) return mend('mend.hostHugepages', at);
  return host.reinstallationRequired === false ? mend('mend.reboot', at) : mend('mend.reinstall', at);
};

/** Before engine 4.5.0 only free pages are told: none free may mean all in use. */
const judgeNone = (host: SeenHost, pages: readonly Pages[]): Link => {
  const at = { host: host.name };
  const counted = pages.length > 0 && pages.every(({ total }) => total !== undefined);
  return counted || reserved(host).size === 0
    ? missing('link.hugepages.none', at, mendNone(host))
    : unknown('link.hugepages.totalUnknown', at, hostFacts(host.name));
};

/** The kernel gives what it can find, without an error. */
const judgeShort = (host: SeenHost, pages: readonly Pages[]): Link | undefined => {
  for (const [size, want] of reserved(host)) {
    const have = pages.find((one) => one.size === size)?.total;
    if (have !== undefined && have > 0 && have < want) {
      const values = { host: host.name, size: formatPageSize(size), want, have };
      return missing('link.hugepages.short', values, mend('mend.fewerPages', values));
    }
  }
  return undefined;
};

const judgeNodes = (host: SeenHost): Link | undefined => {
  const pages = host.facts && nodePages(host.facts);
  const nodes = (host.facts ? socketMemoryOf(host.facts) : []).flatMap((mib, node) => {
    const there = pages?.some((one) => one.node === node && one.total > 0);
    return mib > 0 && there === false ? [String(node)] : [];
  });
  const values = { host: host.name, nodes };
  return nodes.length > 0 ? missing('link.hugepages.nodeWithout', values, hostPlan(host.name)) : undefined;
};
