import type { HostFinding } from '../host/finding';
import { finding } from '../host/judged';
import type { HostSetup } from './setup';

/** Settings of VDSM that touch huge pages: section [performance] of vdsm.conf, lib/vdsm/common/config.py.in. */
export const judgeVdsmPages = ({ facts, isMeant }: HostSetup): readonly HostFinding[] => {
  const settings = facts.vdsm?.settings ?? {};
  const reserved = settings['performance/reserved_hugepage_count'] ?? '0';
  if (!isMeant) return [];
  return [
    ...(settings['performance/use_dynamic_hugepages']?.toLowerCase() === 'true'
      ? [finding('warning', 'vdsm.dynamicHugepages')]
      : []),
    ...(/^0*$/.test(reserved) ? [] : [finding('note', 'pages.reservedByVdsm')]),
  ];
};
