import { Alert } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { Run, RunStep } from '../../backstage/face';
import { reasonOfChange, reasonOfError } from '../../i18n/reasons';
import { useMessages } from '../../i18n/useMessages';
import { Card } from '../../shared/Card';
import { Copy } from '../../shared/Copy';
import { StepHead } from '../frame/StepHead';
import { PersonSteps } from '../review/PersonSteps';
import { forPerson, outcomeOf, stepsIn, type OutcomeKind } from './outcome';

const variants: Readonly<Record<OutcomeKind, 'success' | 'info' | 'warning' | 'danger'>> = {
  done: 'success',
  left: 'info',
  stopped: 'warning',
  notInForce: 'warning',
  unverified: 'warning',
  failed: 'danger',
};

/** What came of a run: what was done, what is left and for whom, and whether reading it again agrees. */
export const Result = ({ run, children }: { readonly run: Run; readonly children: ReactNode }): ReactNode => {
  const { t } = useMessages();
  const kind = outcomeOf(run);
  const [done, left, waiting] = [stepsIn(run.steps, 'done'), stepsIn(run.steps, 'left'), stepsIn(run.steps, 'waiting')];
  const persons = forPerson(run);
  return (
    <>
      <StepHead title={t('wizard.result')} />
      <div className="dpdk-plan">
        <Alert isInline component="h2" variant={variants[kind]} title={t(`wizard.outcome.${kind}`)}>
          {run.error && <Failure run={run} error={run.error} />}
          {kind !== 'failed' && <p>{t(`wizard.outcome.${kind}.why`)}</p>}
          {kind !== 'done' && kind !== 'unverified' && run.remaining && (
            <p>{t('wizard.verified', { count: run.remaining.length })}</p>
          )}
          {run.remaining === undefined && run.error && <p>{t('wizard.outcome.unverified.why')}</p>}
        </Alert>
        {persons.length > 0 && <PersonSteps changes={persons} all={run.plan.changes} />}
        {children}
        <StepList title={t('wizard.done', { count: done.length })} steps={done} />
        <StepList title={t('wizard.left', { count: left.length + waiting.length })} steps={[...left, ...waiting]} />
      </div>
    </>
  );
};

/** The engine's own words, what was done before, and what a second try does. */
const Failure = ({ run, error }: { readonly run: Run; readonly error: NonNullable<Run['error']> }): ReactNode => {
  const { t, say, has } = useMessages();
  const code = `error.${error.code}`;
  return (
    <>
      <p>{has(code) && say(reasonOfError(error.code))}</p>
      <blockquote className="dpdk-words">{error.detail ?? error.message}</blockquote>
      {error.correlationId !== undefined && (
        <p>
          {t('wizard.correlation')} <code>{error.correlationId}</code>
          <Copy text={error.correlationId} label={t('wizard.correlation')} />
        </p>
      )}
      <p>{t('wizard.doneBefore', { count: stepsIn(run.steps, 'done').length })}</p>
      <p>
        {has(`${code}.remedy`) && say(reasonOfError(error.code), 'remedy')} {t('wizard.secondTry')}
      </p>
    </>
  );
};

const StepList = ({ title, steps }: { readonly title: string; readonly steps: readonly RunStep[] }): ReactNode => {
  const { t, say } = useMessages();
  if (steps.length === 0) return null;
  return (
    <Card title={title}>
      <ul className="dpdk-outcome">
        {steps.map(({ change, why, lost, state }) => (
          <li key={change.id}>
            {say(reasonOfChange(change))}
            {state === 'waiting' && <span className="dpdk-outcome__why">{t('wizard.notBegun')}</span>}
            {why && <span className="dpdk-outcome__why">{t(`left.${why}`)}</span>}
            {lost?.found && <span className="dpdk-outcome__why">{t(`wizard.lost.${lost.found}`, { error: lost.error })}</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
};
