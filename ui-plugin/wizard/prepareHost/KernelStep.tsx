import { Alert, Skeleton } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useMessages } from '../../i18n/useMessages';
import { useBackstage } from '../../shared/BackstageContext';
import { useLoad } from '../../shared/useLoad';
import type { StepProps } from '../frame/wizard';
import { KernelLine } from '../review/KernelLine';
import { PlanFailed } from '../review/PlanFailed';
import type { PrepareData } from './data';
import { isOverridden, requestOf, type PrepareEntered } from './entered';
import { prepareSpec } from './prepareSpec';

/** The kernel line as the plan for what was entered has it. */
export const KernelStep = ({ state, data }: StepProps<PrepareEntered, PrepareData>): ReactNode => {
  const { t } = useMessages();
  const { plans } = useBackstage();
  const spec = prepareSpec(state, data);
  const { load, reload } = useLoad(JSON.stringify(spec), (signal) => plans.plan(spec, signal));
  if (load.state === 'loading') return <Skeleton height="110px" />;
  if (load.state === 'failed') return <PlanFailed error={load.error} retry={reload} />;
  const lines = load.data.plan.changes.flatMap((change) => (change.kind === 'host.kernelCmdline' ? [change] : []));
  const plan = data.planHost(requestOf(state, data.reading));
  const isUneven = isOverridden(state) && plan?.pages.way === 'perNode';
  return (
    <>
      {lines.length === 0 && (
        <Alert isInline component="p" variant="success" title={t('prepare.kernel.same')}>
          <code>{data.reading.host.kernelCmdline.custom || t('prepare.kernel.empty')}</code>
        </Alert>
      )}
      {lines.map((line) => (
        <KernelLine key={line.id} change={line} />
      ))}
      {isUneven && <Alert isInline component="p" variant="warning" title={t('prepare.kernel.uneven')} />}
      <p className="dpdk-step-head__about">{t('prepare.kernel.foreign')}</p>
    </>
  );
};
