import type { HostPlanDocument } from '../contracts/hostPlan';
import type { Style } from '../text/paint';
import type { Screen } from '../text/screen';
import { table } from '../text/table';
import { visible } from '../text/visible';
import { padded, widthOf } from '../text/width';
import { hanging } from '../text/wrap';
import { formatCpuSet } from '../../dpdk/cpuSet';
import { decisionText, isDecisionCode } from '../../phrases/hostFindings';
import { findingCounts, printHostFindings } from './hostFindings';

type Nic = HostPlanDocument['nics'][number];

export const printHostPlan = (screen: Screen, plan: HostPlanDocument): void => {
  printHead(screen, plan);
  printNics(screen, plan.nics);
  printNodes(screen, plan);
  printKernelLine(screen, plan);
  printOvsConfig(screen, plan.ovsConfig);
  section(screen, 'Steps on the host', plan.steps, (step, i) => [`${String(i + 1).padStart(3)}  `, step.title]);
  printCapacity(screen, plan);
  section(
    screen,
    'Decided, since the request leaves it open',
    decisionsTogether(plan.decisions),
    ({ sentence, basis, override }) => [
      '  - ',
      `${sentence}${basis === 'heuristic' ? ', by a rule of thumb' : ''} (override: ${override})`,
    ],
  );
  if (plan.comparisons) printComparisons(screen, plan.comparisons);
  printFindings(screen, plan);
  screen.line(summaryOf(plan, screen.width));
};

const printHead = (screen: Screen, { host, openVswitch, datapath }: HostPlanDocument): void => {
  const versions = openVswitch ? `Open vSwitch ${openVswitch.version}, DPDK ${openVswitch.dpdk}` : 'Open vSwitch unknown';
  screen.line(screen.paint('heading', `Host ${visible(host.name ?? 'without a name')}`));
  screen.line(`${versions}, datapath ${datapath}\n`);
};

/** A heading and its lines, or nothing where there are none. */
const section = <T>(
  screen: Screen,
  heading: string,
  items: readonly T[],
  text: (item: T, i: number) => readonly [string, string],
): void => {
  if (items.length === 0) return;
  screen.line(screen.paint('heading', heading));
  for (const [i, item] of items.entries()) {
    const [first, rest] = text(item, i);
    screen.line(hanging(first, visible(rest), screen.width));
  }
  screen.line('');
};

const states: Readonly<Record<Nic['state'], readonly [string, Style]>> = {
  usable: ['usable', 'ok'],
  bifurcated: ['usable, keeps its driver', 'ok'],
  tooNew: ['too new', 'impossible'],
  unsupported: ['unsupported', 'impossible'],
  unknown: ['unknown', 'unknown'],
  inUse: ['in use', 'missing'],
  groupShared: ['shares its IOMMU group', 'missing'],
};

const speedText = (speed: number | undefined): string => (speed === undefined ? '?' : `${speed / 1000} Gb/s`);

const portText = ({ port }: Nic): string =>
  port ? `${visible(port.driver)}, MTU ${port.mtu}, ${port.queues} ${port.queues === 1 ? 'queue' : 'queues'}` : '-';

const printNics = (screen: Screen, nics: readonly Nic[]): void => {
  if (nics.length === 0) return;
  const rows = nics.map((nic) => {
    const [text, style] = states[nic.state];
    const name = [nic.product ?? nic.id, ...(nic.netdevs.length > 0 ? [`(${nic.netdevs.join(', ')})`] : [])].join(' ');
    return [
      { text: nic.pci },
      { text: visible(name) },
      { text: String(nic.node) },
      { text: speedText(nic.speed) },
      { text, style },
      { text: portText(nic) },
    ];
  });
  const columns = [
    { title: 'NIC' },
    { title: 'WHAT', wraps: true },
    { title: 'NODE' },
    { title: 'SPEED' },
    { title: 'FOR DPDK', wraps: true },
    { title: 'PLANNED', wraps: true },
  ];
  screen.line(table(columns, rows, screen.width, screen.paint));
  for (const { reasons } of nics)
    for (const { sentence } of reasons) screen.line(hanging('  ', `${visible(sentence)}.`, screen.width));
  screen.line('');
};

type Pool = HostPlanDocument['nodes'][number]['pools'][number];

const poolText = ({ mtu, mbufs, objectBytes, sizeMiB, for: use }: Pool): string => {
  const what = { nic: 'NICs', vhost: 'VMs', transient: 'ports before they have their MTU' }[use];
  return `pool up to MTU ${mtu} for ${what}, ${mbufs} buffers of ${objectBytes} bytes, ${sizeMiB} MiB`;
};

/** Texts that are the same for several nodes, once, each with these nodes. */
const together = (texts: readonly (readonly [number, string])[]): readonly (readonly [readonly number[], string])[] =>
  [...new Set(texts.map(([, text]) => text))].map((text) => [texts.filter((one) => one[1] === text).map(([id]) => id), text]);

const nodesText = (ids: readonly number[]): string =>
  ids.length === 1 ? `node ${formatCpuSet(ids)}` : `nodes ${formatCpuSet(ids)}, each`;

const sizeText = (kib: number): string => (kib % 1048576 === 0 ? `${kib / 1048576} GiB` : `${kib / 1024} MiB`);
const none = (text: string): string => (text === '' ? '-' : text);

const printNodes = (screen: Screen, { nodes, hugepages }: HostPlanDocument): void => {
  if (nodes.length === 0) return;
  const rows = nodes.map((node) =>
    [
      String(node.id),
      `${node.memoryMiB} MiB`,
      none(node.housekeeping),
      none(node.pmd),
      none(node.guest),
      `${node.socketMemoryMiB} MiB`,
      `${node.pages.planned} (switch ${node.pages.openVswitch}, VMs ${node.pages.vms}, most ${node.pages.most})`,
    ].map((text) => ({ text })),
  );
  const columns = [
    { title: 'NODE' },
    { title: 'MEMORY' },
    { title: 'HOST', wraps: true },
    { title: 'PMD', wraps: true },
    { title: 'GUESTS', wraps: true },
    { title: 'SWITCH' },
    { title: `PAGES OF ${sizeText(hugepages.sizeKiB)}`, wraps: true },
  ];
  screen.line(table(columns, rows, screen.width, screen.paint));
  const pools = nodes.flatMap(({ id, pools }) => pools.map((pool) => [id, poolText(pool)] as const));
  for (const [ids, text] of together(pools)) screen.line(hanging('  ', `${nodesText(ids)}: ${text}`, screen.width));
  screen.line('');
};

/** Never wrapped: it is copied and pasted. */
const printKernelLine = (screen: Screen, { kernelLine: { tokens, missing }, findings }: HostPlanDocument): void => {
  if (tokens.length === 0) return;
  screen.line(screen.paint('heading', 'Kernel line'));
  screen.line(`  ${visible(tokens.join(' '))}`);
  const lacks = tokens.every((token) => missing.includes(token)) ? 'nothing of it yet' : `not yet ${visible(missing.join(' '))}`;
  if (missing.length === 0) screen.line('  The running kernel has all of it.');
  else screen.line(hanging('  ', `The running kernel has ${lacks}: it needs a reboot.`, screen.width));
  for (const { remedy } of findings.filter(isToldAbove)) screen.line(hanging('  ', `→ ${visible(remedy)}.`, screen.width));
  screen.line('');
};

/** What the kernel line lacks is told beside it. */
const isToldAbove = ({ code }: HostPlanDocument['findings'][number]): boolean => code === 'kernel.rebootNeeded';

const printOvsConfig = (screen: Screen, config: HostPlanDocument['ovsConfig']): void => {
  const entries = Object.entries(config);
  if (entries.length === 0) return;
  screen.line(screen.paint('heading', 'Settings of Open vSwitch'));
  const width = Math.max(...entries.map(([key]) => widthOf(visible(key))));
  for (const [key, value] of entries)
    screen.line(`  ${padded(visible(key), width)}  ${value === null ? '(not set)' : visible(value)}`);
  screen.line('');
};

const printCapacity = (screen: Screen, { capacity, hugepages }: HostPlanDocument): void => {
  const { nodes, vms } = capacity;
  const left = nodes.map(
    ({ node, guestCpus, freePages }) =>
      [node, `${guestCpus} CPUs, ${freePages} pages of ${sizeText(hugepages.sizeKiB)}`] as const,
  );
  section(screen, 'Left for virtual machines', together(left), ([ids, text]) => ['  ', `${nodesText(ids)}: ${text}`]);
  section(screen, 'Virtual machines of the request', vms, ({ name, asked, fit }) => ['  ', `${name}: ${fit} of ${asked} fit`]);
};

type Decision = HostPlanDocument['decisions'][number];

/** What was decided alike for several nodes, once. */
const decisionsTogether = (decisions: readonly Decision[]): readonly Decision[] => {
  const alike = new Map<string, Decision[]>();
  for (const decision of decisions) {
    const key = JSON.stringify([decision.code, decision.basis, { ...decision.values, node: undefined }]);
    alike.set(key, [...(alike.get(key) ?? []), decision]);
  }
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (group.length === 1 || !first || !isDecisionCode(first.code)) return group;
    const nodes = formatCpuSet(group.map(({ values }) => Number(values['node'])));
    return [{ ...first, sentence: decisionText({ code: first.code, values: { ...first.values, node: nodes } }) }];
  });
};

const tools = { tripleo: 'TripleO', 'ansible-role': 'Ansible role' } as const;

const printComparisons = (screen: Screen, comparisons: NonNullable<HostPlanDocument['comparisons']>): void => {
  screen.line(screen.paint('heading', 'What other tools would choose'));
  if (comparisons.length === 0) screen.line('  the same');
  for (const { what, tool, ours, theirs, reason } of comparisons) {
    const values = `here ${visible(ours ?? '(not set)')}, ${tools[tool]} ${visible(theirs ?? '(not set)')}`;
    screen.line(hanging('  ', `${what}: ${values}`, screen.width));
    screen.line(hanging('    ', `${visible(reason.sentence)}.`, screen.width));
  }
  screen.line('');
};

const printFindings = (screen: Screen, plan: HostPlanDocument): void => {
  const findings = plan.findings.filter((finding) => !isToldAbove(finding));
  if (findings.length === 0) return;
  screen.line(screen.paint('heading', 'Findings'));
  printHostFindings(screen, findings);
  screen.line('');
};

const summaryOf = ({ steps, kernelLine, findings }: HostPlanDocument, width: number): string => {
  const { length } = steps;
  const parts = [
    ...(length > 0 ? [`${length} ${length === 1 ? 'step' : 'steps'} on the host`] : []),
    ...(kernelLine.missing.length > 0 ? ['a reboot with another kernel line'] : []),
  ];
  const todo = parts.length === 0 ? ['nothing to do'] : parts;
  return hanging(
    'Plan: ',
    `${[...todo, ...findingCounts(findings.filter((finding) => !isToldAbove(finding)))].join(', ')}.`,
    width,
  );
};
