import type { HostFinding } from '../../dpdk/host/finding';
import type { HostFacts } from '../../facts/hostFacts';
import type { HostCheckDocument } from '../contracts/hostCheck';
import type { Screen } from '../text/screen';
import { visible } from '../text/visible';
import { findingCounts, hostFindingDocument, printHostFindings } from './hostFindings';

export const hostCheckDocument = ({ host }: HostFacts, findings: readonly HostFinding[]): HostCheckDocument => ({
  contract: 'ovirt-dpdk/host-check/v1',
  host: {
    ...(host.name !== undefined && { name: host.name }),
    ...(host.uuid !== undefined && { uuid: host.uuid }),
    ...(host.bootId !== undefined && { bootId: host.bootId }),
  },
  findings: findings.map(hostFindingDocument),
});

export const printHostCheck = (screen: Screen, { host, findings }: HostCheckDocument): void => {
  screen.line(screen.paint('heading', `Host ${visible(host.name ?? 'without a name')}`));
  printHostFindings(screen, findings);
  const counts = findingCounts(findings);
  screen.line(counts.length === 0 ? screen.paint('ok', 'All is well, as far as the facts tell.') : `${counts.join(', ')}.`);
};
