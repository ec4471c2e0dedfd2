import { tokensNotInEffect } from '../../dpdk/kernelCmdline';
import { readKernelHugepages } from '../../dpdk/kernelHugepages';
import { literallyQuoted, parseKernelCmdline, tokenKey, tokenValue } from '../../dpdk/kernelTokens';
import { formatPageSize } from '../../dpdk/hugepages';
import type { Version } from '../../engine/values';
import { versionText } from '../capability';
import type { Link } from '../link';
import type { SeenHost } from '../seen';
import { hostNeedsIommu } from './drivers';
import { asksForIommu, hasNeverReported } from './firmware';
import { judgementsOf, mend, worst } from './judgement';
import { hostFacts } from './mends';
import { pagesOf } from './pages';

const { ok, missing, unknown } = judgementsOf('kernelLine');

/** Link 2: the kernel runs with what was asked for, with an IOMMU and with huge pages. */
export const judgeKernelLine = (host: SeenHost, engine: Version): Link => {
  const at = { host: host.name };
  const { reported, custom } = host.kernelCmdline;
  if (hasNeverReported(host)) {
    return unknown('link.host.neverReported', { ...at, status: host.status }, mend('mend.hostUp', at));
  }
  if (reported === undefined) return unknown('link.kernelLine.unread', at, hostFacts(host.name));

  const tokens = tokensNotInEffect(custom, reported);
  const pages = [...readKernelHugepages(parseKernelCmdline(reported)).pages].map(
    ([size, count]) => `${count} × ${formatPageSize(size)}`,
  );
  const isolated = parseKernelCmdline(reported).find((token) => tokenKey(token) === 'isolcpus');
  const values = { ...at, pages, isolated: isolated && tokenValue(isolated) };
  return worst(
    [
      judgeQuotes(host, reported, engine),
      judgePending(host, tokens),
      asksForIommu(host) === false && !host.iommu && hostNeedsIommu(host)
        ? missing('link.kernelLine.iommuOff', at, mend('mend.kernelIommu', at))
        : undefined,
      pages.length === 0 && !hasAnyPages(host)
        ? missing('link.kernelLine.noHugepages', at, mend('mend.hostHugepages', at))
        : undefined,
      // Setting the line back does not clear the flag, only an installation does: observed on engine 4.5.8.
      host.reinstallationRequired ? ok('link.kernelLine.okReinstallFlag', values) : undefined,
    ],
    ok('link.kernelLine.ok', values),
  );
};

/** Pages may come from elsewhere than the kernel line. */
const hasAnyPages = (host: SeenHost): boolean =>
  (pagesOf(host) ?? []).some(({ total, free }) => (total ?? 0) > 0 || (free ?? 0) > 0);

// ovirt-engine issues 775 and 979; fixed in 4.5.6 by 8d47cd71da2.
const judgeQuotes = (host: SeenHost, reported: string, engine: Version): Link | undefined => {
  const tokens = literallyQuoted(reported);
  if (tokens.length === 0) return undefined;
  const values = { host: host.name, tokens, engine: versionText(engine) };
  return missing('link.kernelLine.quotes', values, mend('mend.quotes', values));
};

const judgePending = (host: SeenHost, tokens: readonly string[]): Link | undefined => {
  if (tokens.length === 0) return undefined;
  const values = { host: host.name, tokens };
  // The flag exists from engine 4.4.3 on; false means that the engine has installed the line, so that a reboot is left.
  return host.reinstallationRequired === false
    ? missing('link.kernelLine.notBooted', values, mend('mend.reboot', values))
    : missing('link.kernelLine.pending', values, mend('mend.reinstall', values));
};
