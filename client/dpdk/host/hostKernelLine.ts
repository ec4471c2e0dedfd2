import type { HostFacts } from '../../facts/hostFacts';
import type { CpuVendor } from '../cpuVendor';
import { difference } from '../cpuSet';
import { kernelTokens, missingKernelTokens, type KernelWishes } from '../kernelCmdline';
import { readKernelHugepages } from '../kernelHugepages';
import { parseKernelCmdline } from '../kernelTokens';
import { parseRelease } from '../ovs/release';
import type { KiB } from '../units';
import { isAtLeast } from '../version';
import type { HostFinding } from './finding';
import type { ChosenNic } from './hostNics';
import type { HostPages } from './hostPages';
import type { CpuPlan, HostPlan } from './hostPlan';
import { finding } from './judged';

const VENDORS: Readonly<Record<string, CpuVendor>> = { GenuineIntel: 'intel', AuthenticAMD: 'amd', HygonGenuine: 'amd' };

const vendorOf = (vendor: string | undefined): CpuVendor | undefined => (vendor === undefined ? undefined : VENDORS[vendor]);

/**
 * `domain` takes CPUs from the scheduler, `managed_irq` keeps the interrupts of kernel drivers away; a kernel that does not know a
 * flag ignores the whole option, and the plain list is `domain`. source: Linux Documentation/admin-guide/kernel-parameters.txt, 5.6
 */
const isolationFlags = ({ host }: HostFacts): readonly string[] => {
  const kernel = parseRelease(host.kernel);
  return kernel && isAtLeast(kernel, 5, 6) ? ['domain', 'managed_irq'] : [];
};

/** What the kernel line has to hold for a plan. */
export const hostKernelWishes = (
  facts: HostFacts,
  nics: readonly Pick<ChosenNic, 'port'>[],
  cpus: CpuPlan,
  online: readonly number[],
  pages: Pick<HostPages, 'way' | 'total' | 'nodes'> & { readonly size: KiB },
): KernelWishes => {
  const vendor = vendorOf(facts.cpus.vendor);
  // UIO drivers need no IOMMU, but where there is one they need pass-through.
  const isHandedOver = nics.some(
    ({ port }) => port?.driver === 'vfio-pci' || (port && facts.iommu?.active && /uio/.test(port.driver)),
  );
  const { defaultSize } = readKernelHugepages(parseKernelCmdline(facts.kernelLine ?? ''));
  const { size, total, way } = pages;
  const spread = way === 'even' ? way : new Map(pages.nodes.map(({ id, planned }) => [id, planned]));
  return {
    ...(isHandedOver && vendor && { iommu: vendor }),
    ...(total > 0 && {
      ...((defaultSize ?? size) === size && size > 2048 && { defaultPageSize: size }),
      hugepages: [{ size, count: total, spread }],
    }),
    ...(cpus.isolated.length > 0 && {
      isolatedCpus: { cpus: cpus.isolated, flags: isolationFlags(facts) },
      interruptCpus: difference(online, cpus.isolated),
    }),
  };
};

export const hostKernelLine = (
  facts: HostFacts,
  wishes: KernelWishes,
): { readonly kernelLine: HostPlan['kernelLine']; readonly findings: readonly HostFinding[] } => {
  const missing = missingKernelTokens(wishes, facts.kernelLine ?? '');
  return {
    kernelLine: { wishes, tokens: kernelTokens(wishes), missing },
    findings: [
      ...(facts.kernelLine === undefined ? [finding('warning', 'facts.unread', { about: 'kernelLine' })] : []),
      ...(missing.length > 0 ? [finding('note', 'kernel.rebootNeeded', { tokens: missing })] : []),
    ],
  };
};
