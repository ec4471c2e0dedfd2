import { Button, Spinner } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { Run } from '../backstage/face';
import { reasonOfChange } from '../i18n/reasons';
import { useMessages } from '../i18n/useMessages';
import { Age } from '../shared/Age';
import { useBackstage } from '../shared/BackstageContext';
import { StateIcon, type State } from '../shared/StateIcon';

/** What a wizard is doing or did here: the outcome is not lost with the dialog. */
export const RunStrip = ({ run }: { readonly run: Run }): ReactNode => {
  const { t } = useMessages();
  const { portal } = useBackstage();
  const isOn = run.state === 'running' || run.state === 'verifying';
  return (
    <section className="dpdk-card dpdk-strip" aria-label={t('host.run')}>
      {isOn ? <Spinner size="md" aria-hidden /> : <StateIcon state={stateOf(run)} isSaid />}
      <h2 className="dpdk-card__title" role="status">
        {words(run, t)}
      </h2>
      <Step run={run} />
      {run.error && <span className="dpdk-strip__error">{run.error.detail ?? run.error.message}</span>}
      {run.state === 'failed' && <span className="dpdk-subtle">{t('host.run.again')}</span>}
      <span className="dpdk-strip__actions">
        <span className="dpdk-subtle">
          <Age at={run.endedAt ?? run.startedAt} />
        </span>
        {run.of && !isOn && leftOf(run) > 0 && (
          <Button variant="secondary" size="sm" onClick={() => portal.openWizard(run.wizard, run.of)}>
            {t('host.run.show')}
          </Button>
        )}
      </span>
    </section>
  );
};

const leftOf = ({ steps, remaining }: Run): number =>
  remaining?.length ?? steps.filter(({ state }) => state === 'left' || state === 'waiting').length;

const stateOf = (run: Run): State => {
  if (run.state === 'failed') return 'missing';
  return leftOf(run) > 0 ? 'warning' : 'ok';
};

const words = (run: Run, t: ReturnType<typeof useMessages>['t']): string => {
  const wizard = t(`host.run.wizard.${run.wizard}`);
  const done = run.steps.filter(({ state }) => state === 'done').length;
  const left = leftOf(run);
  if (run.state === 'done' && left > 0) return t('host.run.left', { wizard, left });
  return t(`host.run.${run.state}`, { wizard, done, all: run.steps.length });
};

/** The step under way, and what it waits for. */
const Step = ({ run: { steps } }: { readonly run: Run }): ReactNode => {
  const { say } = useMessages();
  const step = steps.find(({ state }) => state === 'running');
  if (!step) return null;
  return (
    <span className="dpdk-subtle">
      {say(reasonOfChange(step.change))}
      {step.waitingFor && ` · ${step.waitingFor.what}: ${step.waitingFor.state}`}
    </span>
  );
};
