import { Alert } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { Planned } from '../../backstage/face';
import { useMessages } from '../../i18n/useMessages';
import { Card } from '../../shared/Card';
import { ChangeTable } from './ChangeTable';
import type { ConsentLine } from './consents';
import { FindingList } from './FindingList';
import { KernelLine } from './KernelLine';
import { PersonSteps } from './PersonSteps';

interface PlanShownProps {
  readonly planned: Planned;
  readonly consents: readonly ConsentLine[];
  readonly agreed: ReadonlySet<string>;
  readonly agree: (id: string, isAgreed: boolean) => void;
  readonly children: ReactNode;
}

/** A plan: what stands against it, kernel lines, changes, what a person does, and the spec that it was made of. */
export const PlanShown = ({ planned, consents, agreed, agree, children }: PlanShownProps): ReactNode => {
  const { t } = useMessages();
  const { plan, problems, yaml } = planned;
  const byPerson = plan.changes.filter((change) => change.by === 'person');
  return (
    <div className="dpdk-plan">
      <FindingList severity="problem" findings={problems} />
      {plan.changes.length === 0 && problems.length === 0 && (
        <Alert isInline component="p" variant="success" title={t('wizard.nothingToDo')} />
      )}
      {plan.changes.map((change) =>
        change.kind === 'host.kernelCmdline' ? <KernelLine key={change.id} change={change} /> : null,
      )}
      {plan.changes.length > 0 && <ChangeTable changes={plan.changes} consents={consents} agreed={agreed} agree={agree} />}
      <FindingList severity="note" findings={plan.findings.filter(({ severity }) => severity === 'note')} />
      {byPerson.length > 0 && <PersonSteps changes={byPerson} all={plan.changes} />}
      {children}
      <Card title={t('wizard.asFile')} about={t('wizard.asFile.about')}>
        <pre className="dpdk-yaml" tabIndex={0} aria-label={t('wizard.yaml')}>
          {yaml}
        </pre>
      </Card>
    </div>
  );
};
