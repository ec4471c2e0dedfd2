import { Spinner } from '@patternfly/react-core';
import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import MinusCircleIcon from '@patternfly/react-icons/dist/esm/icons/minus-circle-icon';
import OutlinedCircleIcon from '@patternfly/react-icons/dist/esm/icons/outlined-circle-icon';
import type { ReactNode } from 'react';
import type { Run, RunStep } from '../../backstage/face';
import { reasonOfChange } from '../../i18n/reasons';
import { useMessages } from '../../i18n/useMessages';
import { Copy } from '../../shared/Copy';
import { StepHead } from '../frame/StepHead';
import { elapsedText } from './elapsed';
import { useNow } from './useNow';

/** Each step of a run, and what the one under way waits for. */
export const Progress = ({ run }: { readonly run: Run }): ReactNode => {
  const { t } = useMessages();
  const now = useNow(true);
  return (
    <>
      <StepHead
        title={t('wizard.progress')}
        about={t('wizard.progress.about')}
        actions={
          <span className="dpdk-run__clock" role="timer" aria-label={t('wizard.elapsed')}>
            {elapsedText(now - run.startedAt)}
          </span>
        }
      />
      <p role="status" className="dpdk-run__news">
        <News run={run} />
      </p>
      <ol className="dpdk-run" tabIndex={0} aria-label={t('wizard.changes')}>
        {run.steps.map((step) => (
          <StepRow key={step.change.id} step={step} now={now} />
        ))}
      </ol>
    </>
  );
};

/** Where the run is, in one sentence: read out as it changes. */
const News = ({ run: { state, steps } }: { readonly run: Run }): ReactNode => {
  const { t, say } = useMessages();
  if (state === 'verifying') return t('wizard.verifying');
  const at = steps.findIndex((step) => step.state === 'running');
  const step = steps[at];
  if (!step) return t('wizard.starting');
  const values = { number: at + 1, all: steps.length, change: say(reasonOfChange(step.change)) };
  if (step.lost && !step.lost.found) return t('wizard.lost', values);
  return step.waitingFor ? t('wizard.atWaiting', { ...values, state: step.waitingFor.state }) : t('wizard.at', values);
};

const StepRow = ({ step, now }: { readonly step: RunStep; readonly now: number }): ReactNode => {
  const { t, say } = useMessages();
  const { change, state, startedAt, endedAt, waitingFor, correlationId, lost, why } = step;
  return (
    <li className="dpdk-run__step" data-state={state}>
      <StepMark state={state} />
      <div className="dpdk-run__words">
        <p className="dpdk-run__title">{say(reasonOfChange(change))}</p>
        {why && <p className="dpdk-run__more">{t(`left.${why}`)}</p>}
        {state === 'running' && waitingFor && (
          <p className="dpdk-run__more">{t('wizard.waitingFor', { state: waitingFor.state })}</p>
        )}
        {lost && (
          <p className="dpdk-run__more dpdk-run__lost">{t(`wizard.lost.${lost.found ?? 'reading'}`, { error: lost.error })}</p>
        )}
        {state === 'running' && correlationId !== undefined && (
          <p className="dpdk-run__more">
            {t('wizard.correlation')} <code>{correlationId}</code>
            <Copy text={correlationId} label={t('wizard.correlation')} />
          </p>
        )}
      </div>
      <span className="dpdk-run__time">{startedAt !== undefined && elapsedText((endedAt ?? now) - startedAt)}</span>
    </li>
  );
};

const StepMark = ({ state }: { readonly state: RunStep['state'] }): ReactNode => {
  const { t } = useMessages();
  return (
    <span className="dpdk-run__mark">
      {state === 'running' && <Spinner size="md" aria-hidden />}
      {state === 'done' && <CheckCircleIcon aria-hidden />}
      {state === 'left' && <MinusCircleIcon aria-hidden />}
      {state === 'waiting' && <OutlinedCircleIcon aria-hidden />}
      <span className="pf-v6-screen-reader">{t(`wizard.step.${state}`)}</span>
    </span>
  );
};
