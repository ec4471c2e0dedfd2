import { parseCpuSet, type HostFinding } from '../../../client/index';
import type { FieldProblem } from '../frame/wizard';
import type { PrepareData } from './data';
import { isComplete, requestOf, WHOLE, type PrepareEntered } from './entered';

/** Figure that a finding of the planner is about; what is about none of them stands below all. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'cpu.tooFewCores': 'pmdCores',
  'pages.exceedNode': 'pages',
  'pages.sizeUnsupported': 'size',
  'pages.vmsDoNotFit': 'vms',
  'pages.none': 'pages',
};

/** A figure that is no number, and what the planner says against the others. */
export const figureProblems = (entered: PrepareEntered, data: PrepareData): readonly FieldProblem[] => {
  if (!data.reading.facts) return handProblems(entered);
  const typed = [
    ...unreadable('pmdCores', entered.pmdCores),
    ...unreadable('pages', entered.pages),
    ...(entered.reserve === '' || WHOLE.test(entered.reserve)
      ? []
      : [wrong('reserve', 'prepare.wrong.whole', { got: entered.reserve })]),
    ...entered.vms.flatMap((vm, at) => (isComplete(vm) ? [] : [wrong(`vms.${String(at)}`, 'prepare.wrong.vm')])),
  ];
  return typed.length > 0 ? typed : plannerProblems(entered, data);
};

const plannerProblems = (entered: PrepareEntered, { planHost, reading }: PrepareData): readonly FieldProblem[] =>
  (planHost(requestOf(entered, reading))?.findings ?? []).filter(stands).map(({ code, values }) => {
    const field = FIELD_OF[code];
    const node = values['node'];
    const at = typeof node === 'number' || typeof node === 'string' ? `.${String(node)}` : '';
    return wrong(
      field === undefined ? 'plan' : `${field}${field === 'pmdCores' || field === 'pages' ? at : ''}`,
      `facts.${code}`,
      values,
    );
  });

/** What is said about NICs is said in their step, and by the plan. */
const stands = ({ code, severity }: HostFinding): boolean => severity === 'error' && !code.startsWith('nic.');

const handProblems = ({ count, cpus }: PrepareEntered): readonly FieldProblem[] => [
  ...(count === '' || (WHOLE.test(count) && Number(count) > 0) ? [] : [wrong('count', 'prepare.wrong.count', { got: count })]),
  ...(parseCpuSet(cpus) ? [] : [wrong('cpus', 'prepare.wrong.cpus', { got: cpus })]),
];

const unreadable = (field: 'pmdCores' | 'pages', texts: Readonly<Record<string, string>>): readonly FieldProblem[] =>
  Object.entries(texts).flatMap(([node, text]) =>
    text === '' || WHOLE.test(text) ? [] : [wrong(`${field}.${node}`, 'prepare.wrong.whole', { got: text })],
  );

const wrong = (field: string, code: string, values: FieldProblem['values'] = {}): FieldProblem => ({ field, code, values });
