import { Button } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { Spec } from '../../../client/index';
import type { Run } from '../../backstage/face';
import { useMessages } from '../../i18n/useMessages';
import { useBackstage } from '../../shared/BackstageContext';
import { Frame } from '../frame/Frame';
import { useClosing } from '../frame/useClosing';
import { Progress } from './Progress';
import { Result } from './Result';
import { outcomeOf } from './outcome';
import { useRun } from './useRun';

interface RunPageProps {
  readonly id: string;
  readonly titles: readonly string[];
  /** Plans the same again. */
  readonly again: (spec: Spec) => void;
  readonly close: () => void;
  readonly more: (run: Run) => ReactNode;
}

/** A plan that is being applied, and then what came of it. Closing it ends nothing. */
export const RunPage = ({ id, titles, again, close, more }: RunPageProps): ReactNode => {
  const { t } = useMessages();
  const { runs, portal } = useBackstage();
  const run = useRun(id);
  useClosing(false, close);
  if (!run) throw new Error(`there is no run ${id}`);
  const isOver = run.state === 'done' || run.state === 'failed';
  const outcome = outcomeOf(run);

  const footer = isOver ? (
    <>
      <Button variant={outcome === 'done' ? 'primary' : 'secondary'} onClick={close}>
        {t('wizard.close')}
      </Button>
      {outcome !== 'done' &&
        (run.error?.code === 'engine.login' ? (
          <Button variant="primary" onClick={portal.signIn}>
            {t('state.signIn')}
          </Button>
        ) : (
          <Button variant="primary" onClick={() => again(run.plan.spec)}>
            {t(outcome === 'left' ? 'wizard.checkAgain' : 'wizard.tryAgain')}
          </Button>
        ))}
    </>
  ) : (
    <>
      <Button variant="secondary" onClick={close}>
        {t('wizard.close')}
      </Button>
      <Button
        variant="secondary"
        isDanger
        isDisabled={run.stopping === true || run.state === 'verifying'}
        onClick={() => runs.stop(id)}
      >
        {t('wizard.stop')}
      </Button>
      <span className="dpdk-wizard__wait">{t(run.stopping ? 'wizard.stopping' : 'wizard.goesOn')}</span>
    </>
  );

  return (
    <Frame steps={titles} current={titles.length - (isOver ? 1 : 2)} footer={footer}>
      {isOver ? <Result run={run}>{more(run)}</Result> : <Progress run={run} />}
    </Frame>
  );
};
