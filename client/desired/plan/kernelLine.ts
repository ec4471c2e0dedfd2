import { formatCpuSet, parseCpuSet } from '../../dpdk/cpuSet';
import { cpuVendor } from '../../dpdk/cpuVendor';
import { parsePageSize } from '../../dpdk/hugepages';
import { mergeKernelCmdline, missingKernelTokens, type KernelWishes } from '../../dpdk/kernelCmdline';
import { hasLiteralQuotes, literallyQuoted } from '../../dpdk/kernelTokens';
import { needsIommu } from '../chain/drivers';
import type { Ref } from '../change';
import { installReboots, quotesKernelLine } from '../releases';
import type { SeenHost } from '../seen';
import type { HostSpec } from '../spec';
import { needing } from './draft';
import { driverFor } from './drivers';
import { planByFacts } from './hostFacts';
import type { NetworkedContext } from './context';
import { OUT_OF_SERVICE } from './hosts';

/**
 * Plans the kernel command line of a host and what makes it count. Returns the id of the step after which it does.
 *
 * The edit is only stored; an install writes it to the host, and a reboot makes it the running kernel's.
 */
export const planKernelLine = (
  context: NetworkedContext,
  wanted: HostSpec,
  host: SeenHost,
  ref: Ref,
  path: string,
  needs: readonly string[],
): string | undefined => {
  const { draft, seen } = context;
  const wishes = wishesOf(context, wanted, host, path);
  const reported = host.kernelCmdline.reported ?? '';
  const quoted = literallyQuoted(reported);
  if (quoted.length > 0) draft.note('kernel.quotes', path, { host: host.name, tokens: quoted });
  const missing = missingKernelTokens(wishes, reported);
  if (missing.length === 0) return undefined;
  if (host.kernelCmdline.reported === undefined) {
    draft.note('kernel.unreported', path, { host: host.name });
    // What is stored and waits for nothing has to be taken as running: asking for it again would never end.
    const isStored = missingKernelTokens(wishes, host.kernelCmdline.custom).length === 0;
    if (isStored && host.reinstallationRequired !== true) return undefined;
  }
  if (quotesKernelLine(seen.system.version))
    draft.problem('kernel.quotesBug', path, { host: host.name, engine: seen.system.version.full, tokens: missing });
  const { custom } = host.kernelCmdline;
  const merged = mergeKernelCmdline(custom, wishes, hasLiteralQuotes(reported) ? '' : reported);
  const stored =
    merged === custom
      ? undefined
      : draft.add({
          kind: 'host.kernelCmdline',
          id: `host.kernelCmdline/${host.name}`,
          by: 'engine',
          disruption: 'none',
          needs: [],
          host: ref,
          before: { custom },
          after: { custom: merged },
        });
  const reboots = installReboots(seen.system.version);
  const isWritten = stored === undefined && host.reinstallationRequired === false;
  const reinstalled =
    isWritten && !reboots
      ? undefined
      : draft.add({
          kind: 'host.reinstall',
          id: `host.reinstall/${host.name}`,
          by: 'engine',
          disruption: OUT_OF_SERVICE,
          needs: [...needs, ...needing(stored)],
          host: ref,
          after: { tokens: missing },
          reboots,
        });
  return reboots ? reinstalled : planReboot(context, host, ref, needing(reinstalled));
};

/** Until 4.4.5.5 the engine does not reboot a host that it has installed anew. */
const planReboot = ({ draft }: NetworkedContext, host: SeenHost, ref: Ref, needs: readonly string[]): string =>
  draft.add({
    kind: 'host.operator',
    id: `host.operator/${host.name}/reboot`,
    by: 'person',
    disruption: OUT_OF_SERVICE,
    needs,
    where: 'host',
    commands: ['systemctl reboot'],
    reason: { code: 'host.reboot', values: { host: host.name } },
    host: ref,
  });

const wishesOf = (context: NetworkedContext, wanted: HostSpec, host: SeenHost, path: string): KernelWishes => {
  const { cluster, datapath } = context;
  const { hugepages, isolateCpus } = wanted;
  const size = hugepages && parsePageSize(hugepages.size);
  const planned = planAuto(context, wanted, host, path);
  const cpus = typeof isolateCpus === 'string' ? parseCpuSet(isolateCpus) : undefined;
  const binds = datapath.kind !== 'none' && (wanted.nics ?? []).some((nic) => needsIommu(driverFor(nic, host)));
  return {
    ...(binds && !host.iommu && { iommu: cpuVendor(host.cpu.name ?? cluster.seen?.cpuType ?? '') ?? 'intel' }),
    ...(size !== undefined && typeof hugepages?.count === 'number' && { hugepages: [{ size, count: hugepages.count }] }),
    ...(cpus && { isolatedCpus: { cpus } }),
    ...planned,
  };
};

/** What the file leaves to the planner: it needs facts of the host. */
const planAuto = (
  context: NetworkedContext,
  wanted: HostSpec,
  host: SeenHost,
  path: string,
): Pick<KernelWishes, 'hugepages' | 'isolatedCpus' | 'interruptCpus' | 'defaultPageSize'> => {
  const { draft } = context;
  const [wantsPages, wantsCpus] = [wanted.hugepages?.count === 'auto', wanted.isolateCpus === true];
  if (!wantsPages && !wantsCpus) return {};
  const planned = planByFacts(context, wanted, host);
  if (!planned) {
    if (wantsPages) draft.problem('kernel.pages.facts', `${path}.hugepages.count`, { host: host.name });
    if (wantsCpus) draft.problem('kernel.cpus.facts', `${path}.isolateCpus`, { host: host.name });
    return {};
  }
  for (const { code, severity, values } of planned.findings)
    if (severity === 'error' && !code.startsWith('nic.')) draft.problem(`facts.${code}`, path, { ...values, host: host.name });
  const { hugepages, defaultPageSize, isolatedCpus, interruptCpus } = planned.kernelLine.wishes;
  const [openVswitch, vms] = (['openVswitch', 'vms'] as const).map((of) =>
    planned.nodes.reduce((sum, { pages }) => sum + pages[of], 0),
  );
  if (wantsPages)
    draft.note('kernel.pages.auto', `${path}.hugepages.count`, { host: host.name, total: planned.pages.total, openVswitch, vms });
  if (wantsCpus)
    draft.note('kernel.cpus.auto', `${path}.isolateCpus`, { host: host.name, cpus: formatCpuSet(planned.cpus.isolated) });
  return {
    ...(wantsPages && hugepages && { hugepages }),
    ...(wantsPages && defaultPageSize !== undefined && { defaultPageSize }),
    ...(wantsCpus && isolatedCpus && { isolatedCpus }),
    ...(wantsCpus && interruptCpus && { interruptCpus }),
  };
};
