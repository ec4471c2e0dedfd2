import type { HostPlan } from '../dpdk/host/hostPlan';
import type { HostStep } from '../dpdk/host/step';
import { OWNER } from '../dpdk/host/standInPort';
import { formatRelease } from '../dpdk/ovs/release';
import { OvirtDpdkError } from '../errors';
import { quoteForShell } from '../dpdk/customProperties';
import { visible } from '../phrases/phrase';
import { nameOf, quoted } from './quote';
import checks from './shell/checks.sh';
import driver from './shell/driver.sh';
import file from './shell/file.sh';
import frame from './shell/frame.sh';
import module from './shell/module.sh';
import openVswitch from './shell/openVswitch.sh';
import pages from './shell/pages.sh';
import ports from './shell/ports.sh';
import record from './shell/record.sh';
import services from './shell/services.sh';
import undo from './shell/undo.sh';
import usage from './shell/usage.sh';
import { pciOf, startsDpdk, stepCall } from './stepCall';

const SHELL = [usage, frame, checks, record, services, module, driver, pages, openVswitch, ports, file, undo];

/** Tools of each kind of step, with the package that has them on Enterprise Linux. */
const TOOLS: Readonly<Record<HostStep['kind'], readonly string[]>> = {
  module: ['modprobe:kmod'],
  driver: ['driverctl:driverctl', 'modprobe:kmod', 'ip:iproute'],
  pages: [],
  ovsConfig: ['ovs-vsctl:openvswitch'],
  restartOvs: ['ovs-vsctl:openvswitch', 'systemctl:systemd'],
  bridge: ['ovs-vsctl:openvswitch'],
  port: ['ovs-vsctl:openvswitch'],
  file: [],
};

/** What starts DPDK comes right before the restart, whose consent it waits for too: with all other settings made, and once. */
const inOrder = (steps: readonly HostStep[]): readonly HostStep[] => {
  const starting = steps.filter(startsDpdk);
  const rest = steps.filter((step) => !startsDpdk(step));
  const at = rest.findIndex((step) => step.kind === 'restartOvs');
  return at < 0 ? [...rest, ...starting] : [...rest.slice(0, at), ...starting, ...rest.slice(at)];
};

const title = (plan: HostPlan): readonly string[] => {
  const { name = 'a host without a name', uuid = 'unknown', bootId = 'unknown' } = plan.host;
  return [
    `Prepares ${visible(name)} for Open vSwitch with DPDK. Written by ovirt-dpdk.`,
    ...['', `Made from the facts of host ${visible(name)}`, `  UUID     ${visible(uuid)}`, `  boot     ${visible(bootId)}`],
    ...(plan.ovs ? [`  versions Open vSwitch ${formatRelease(plan.ovs.version)}, DPDK ${formatRelease(plan.ovs.dpdk)}`] : []),
  ];
};

const body = (name: string, lines: readonly string[]): string =>
  [`${name}() {`, ...lines.map((line) => `  ${line}`), '}'].join('\n');

const planned = (plan: HostPlan, steps: readonly HostStep[]): string => {
  const ports = steps.flatMap((step) => (step.kind === 'port' ? [step] : []));
  const nics = steps.flatMap((step) => (step.kind === 'driver' ? [step.pci] : []));
  const used = new Set([...nics, ...ports.map((port) => pciOf(port.devargs))]);
  const tools = new Set(['flock:util-linux', ...steps.flatMap((step) => TOOLS[step.kind])]);
  const { kernelLine, pages: planPages } = plan;
  return [
    body('plan', [
      `plan_uuid=${quoted(plan.host.uuid?.toLowerCase() ?? '')}`,
      `plan_owner=${quoted(OWNER)}`,
      `plan_tools=${quoted([...tools].join(' '))}`,
      `plan_nics=${quoted(nics.join(' '))}`,
      `plan_ports=${quoted(ports.map((port) => port.name).join(' '))}`,
      `kernel_args=${quoted(quoteForShell(kernelLine.missing.join(' ')))}`,
      `total=${steps.length}`,
    ]),
    body('plan_cards', [
      ...plan.nics.filter((nic) => used.has(nic.pci)).map((nic) => `check_nic ${nameOf(nic.pci)} ${nameOf(nic.id)}`),
      ':',
    ]),
    body('plan_kernel', [...kernelLine.missing.map((token) => `token ${quoted(token)}`), ':']),
    body('plan_pages', [
      ...plan.nodes
        .filter((node) => node.pages.openVswitch > 0)
        .map((node) => `need_pages ${node.id} ${planPages.size} ${node.pages.openVswitch}`),
      ':',
    ]),
    body('plan_steps', [...steps.map(stepCall), ':']),
    body('describe', [`printf '%s\\n' ${title(plan).map(quoted).join(' ')}`]),
  ].join('\n\n');
};

/**
 * The POSIX shell script that does a plan's steps on its host, and takes them back.
 *
 * It is complete in itself, needs root, and changes only what is not so yet; `--help` tells its options and exit codes, `progress.ts`
 * what it says to a program. Whatever a plan holds stands in single quotes. Everything is in functions and the call of `main` is the
 * last line: of a script that was cut off while it was sent nothing runs.
 *
 * @throws OvirtDpdkError plan.problems, when the plan has findings that make it unusable
 */
export const hostScript = (plan: HostPlan): string => {
  const errors = plan.findings.filter((finding) => finding.severity === 'error');
  if (errors.length > 0)
    throw new OvirtDpdkError(
      'plan.problems',
      `writing a host script: the plan has errors (${[...new Set(errors.map((e) => e.code))].join(', ')})`,
    );
  return [
    ['#!/bin/sh', ...title(plan).map((line) => `# ${line}`.trimEnd()), '#', '# See --help.'].join('\n'),
    // Functions are called by names that are put together.
    '# shellcheck disable=SC2317,SC2329\nset -eu',
    planned(plan, inOrder(plan.steps)),
    ...SHELL.map((part) => part.trimEnd()),
    '{ plan; main "$@"; exit; }\n',
  ].join('\n\n');
};
