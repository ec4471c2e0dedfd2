import { disruptions, type Disruption } from '../../desired/change';
import type { ChangeDocument, FindingDocument, SummaryDocument } from '../contracts/change';
import type { PlanDocument, VerifyDocument } from '../contracts/plan';
import type { Screen } from '../text/screen';
import { visible } from '../text/visible';
import { padded, widthOf } from '../text/width';
import { hanging } from '../text/wrap';

const headings: Readonly<Record<Disruption, string>> = {
  none: 'Interrupts nothing',
  'vm-restart': 'Stops and starts virtual machines',
  'host-reboot': 'Takes hosts out of service',
};

export const printPlan = (screen: Screen, plan: PlanDocument): void => {
  printChanges(screen, plan.changes);
  printFindings(screen, plan.findings);
  screen.line(summaryText(plan.summary, screen.width));
};

export const printVerified = (screen: Screen, { converged, missing, findings, cluster }: VerifyDocument): void => {
  if (missing.length > 0) screen.line(screen.paint('heading', `Missing in cluster ${visible(cluster)}:\n`));
  printChanges(screen, missing);
  printFindings(screen, findings);
  screen.line(
    converged
      ? screen.paint('ok', `Cluster ${visible(cluster)} is as the file says.`)
      : `${counted(missing.length, 'thing is', 'things are')} missing${problemsText(findings)}.`,
  );
};

const problemsText = (findings: readonly FindingDocument[]): string => {
  const problems = findings.filter(({ severity }) => severity === 'problem').length;
  return problems > 0 ? `, ${counted(problems, 'problem', 'problems')}` : '';
};

/** By what they interrupt; the numbers tell the order of work. */
const printChanges = (screen: Screen, changes: readonly ChangeDocument[]): void => {
  for (const disruption of disruptions) {
    const numbered = changes.map((change, i) => ({ change, number: i + 1 }));
    const group = numbered.filter(({ change }) => change.disruption === disruption);
    if (group.length === 0) continue;
    screen.line(screen.paint('heading', headings[disruption]));
    for (const { change, number } of group) printChange(screen, change, String(number).padStart(3));
    screen.line('');
  }
};

export const printChange = (screen: Screen, change: ChangeDocument, label: string): void => {
  const first = `${label}  `;
  const indent = ' '.repeat(widthOf(first) + 2);
  screen.line(hanging(first, visible(change.title), screen.width));
  printFields(screen, change.fields, indent);
  if (change.by === 'engine') return;
  const where = change.where === 'host' ? 'on the host' : 'on the engine machine';
  screen.line(hanging(indent, `by hand, ${where}: ${visible(change.reason?.sentence ?? '')}`, screen.width));
  // Never wrapped or cut: they are copied and pasted.
  for (const command of change.commands ?? []) screen.line(`${indent}  ${screen.paint('note', visible(command))}`);
};

const NOTHING = '(none)';

const shown = (value: string | undefined): string => {
  if (value === undefined) return NOTHING;
  return value === '' ? '(empty)' : visible(value);
};

const printFields = (screen: Screen, fields: ChangeDocument['fields'], indent: string): void => {
  const names = fields.map(({ name }) => visible(name));
  const longest = Math.min(24, Math.max(0, ...names.map(widthOf)));
  for (const [i, { before, after }] of fields.entries()) {
    const first = `${indent}${padded(names[i] ?? '', longest)}  `;
    const short = before === undefined ? shown(after) : `${shown(before)} → ${shown(after)}`;
    if (widthOf(first) + widthOf(short) <= screen.width) screen.line(first + short);
    else if (before === undefined) screen.line(hanging(first, shown(after), screen.width));
    else {
      screen.line(first.trimEnd());
      screen.line(hanging(`${indent}  before  `, shown(before), screen.width));
      screen.line(hanging(`${indent}  after   `, shown(after), screen.width));
    }
  }
};

const printFindings = (screen: Screen, findings: readonly FindingDocument[]): void => {
  if (findings.length === 0) return;
  screen.line(screen.paint('heading', 'Findings'));
  // Problems first: with one of them the plan is not applied.
  for (const severity of ['problem', 'note'] as const) {
    for (const { path, sentence } of findings.filter((finding) => finding.severity === severity)) {
      const place = path === '' ? '' : `${visible(path)}: `;
      const label = severity.padEnd(7);
      const text = hanging(`  ${label}  `, `${place}${visible(sentence)}.`, screen.width);
      screen.line(text.replace(label, () => screen.paint(severity, label)));
    }
  }
  screen.line('');
};

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const summaryText = ({ changes, byPerson, vmRestart, hostReboot, problems, notes }: SummaryDocument, width: number): string => {
  const parts = [
    changes === 0 ? 'nothing to do' : `${counted(changes, 'change', 'changes')}${byPerson > 0 ? ` (${byPerson} by hand)` : ''}`,
    ...(vmRestart > 0 ? [`${vmRestart} with a VM restart`] : []),
    ...(hostReboot > 0 ? [`${hostReboot} with a host out of service`] : []),
    ...(problems > 0 ? [`${counted(problems, 'problem', 'problems')} (not applied)`] : []),
    ...(notes > 0 ? [counted(notes, 'note', 'notes')] : []),
  ];
  return hanging('Plan: ', `${parts.join(', ')}.`, width);
};
