import type { HostFinding } from '../host/finding';
import { finding } from '../host/judged';
import { literallyQuoted } from '../kernelTokens';
import { isIommuActive, isIommuPassThrough } from '../nics/iommu';
import type { HostSetup } from './setup';

/** What the kernel line says of all but huge pages. */
export const judgeKernelLine = ({ facts, nics }: HostSetup): readonly HostFinding[] => {
  const { kernelLine } = facts;
  if (kernelLine === undefined) return [finding('warning', 'facts.unread', { about: 'kernelLine' })];
  const quoted = literallyQuoted(kernelLine);
  const byVfio = nics.some(({ nic }) => nic.driver === 'vfio-pci');
  return [
    ...(quoted.length > 0 ? [finding('error', 'kernel.quoted', { tokens: quoted })] : []),
    // VFIO works without; devices that stay with the kernel are slower for it.
    ...(byVfio && isIommuActive(facts) && !isIommuPassThrough(facts) ? [finding('note', 'kernel.iommuNotPassThrough')] : []),
  ];
};
