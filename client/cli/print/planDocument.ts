import type { Change, Finding } from '../../desired/change';
import type { Plan } from '../../desired/plan';
import { phrase } from '../../phrases';
import type { FindingDocument, SummaryDocument } from '../contracts/change';
import type { PlanDocument, VerifyDocument } from '../contracts/plan';
import { changeDocument } from './changeDocument';

export const planDocument = (plan: Plan): PlanDocument => ({
  contract: 'ovirt-dpdk/plan/v1',
  cluster: plan.spec.cluster.name,
  changes: plan.changes.map(changeDocument),
  findings: plan.findings.map(findingDocument),
  summary: summaryOf(plan.changes, plan.findings),
});

export const verifyDocument = (plan: Plan): VerifyDocument => ({
  contract: 'ovirt-dpdk/verify/v1',
  cluster: plan.spec.cluster.name,
  converged: plan.changes.length === 0 && !plan.findings.some(isProblem),
  missing: plan.changes.map(changeDocument),
  findings: plan.findings.map(findingDocument),
});

export const findingDocument = (finding: Finding): FindingDocument => ({
  severity: finding.severity,
  code: finding.code,
  path: finding.path,
  sentence: phrase(finding),
});

export const isProblem = ({ severity }: Pick<Finding, 'severity'>): boolean => severity === 'problem';

const summaryOf = (changes: readonly Change[], findings: readonly Finding[]): SummaryDocument => {
  const count = (holds: (change: Change) => boolean): number => changes.filter(holds).length;
  const problems = findings.filter(isProblem).length;
  return {
    changes: changes.length,
    byPerson: count(({ by }) => by === 'person'),
    vmRestart: count(({ disruption }) => disruption === 'vm-restart'),
    hostReboot: count(({ disruption }) => disruption === 'host-reboot'),
    problems,
    notes: findings.length - problems,
  };
};
