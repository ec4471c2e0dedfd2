import { Alert, AlertActionCloseButton, AlertActionLink } from '@patternfly/react-core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Run } from '../backstage/face';
import { useMessages } from '../i18n/useMessages';
import { useBackstage } from './BackstageContext';
import { lastRunView } from './lastRunView';
import { useRunOf } from './useRun';

interface LastRunProps {
  /** Id of what the tab is about. */
  readonly thing: string;
  /** Called when a run ends while the tab is shown: what it shows is old by then. */
  readonly reload: () => void;
}

/** The outcome of the latest wizard for a thing, which may have gone on after its dialog was closed. */
export const LastRun = ({ thing, reload }: LastRunProps): ReactNode => {
  const { t } = useMessages();
  const { portal } = useBackstage();
  const run = useRunOf(thing);
  const [closed, setClosed] = useState<string>();
  const [openedAt] = useState(() => Date.now());
  useReloadAtEnd(run, reload);
  const view = run && lastRunView(run, openedAt);
  return (
    <div aria-live="polite" className="dpdk-live">
      {run && view && closed !== run.id && (
        <Alert
          isInline
          component="p"
          className="dpdk-last-run"
          variant={view.variant}
          title={
            view.code === 'unverified'
              ? t(`lastRun.title.${run.wizard}`)
              : t(`lastRun.${view.code}`, { ...view.values, title: t(`lastRun.title.${run.wizard}`) })
          }
          actionLinks={
            <AlertActionLink onClick={() => portal.openWizard(run.wizard, run.of, { run: run.id })}>
              {t('lastRun.show')}
            </AlertActionLink>
          }
          {...(view.isOver && {
            actionClose: <AlertActionCloseButton aria-label={t('lastRun.close')} onClose={() => setClosed(run.id)} />,
          })}
        >
          {view.code === 'unverified' && <p>{t('wizard.outcome.unverified.why')}</p>}
          {run.error && <blockquote className="dpdk-words">{run.error.detail ?? run.error.message}</blockquote>}
          {run.error?.correlationId !== undefined && <p>{t('lastRun.correlation', { id: run.error.correlationId })}</p>}
        </Alert>
      )}
    </div>
  );
};

const useReloadAtEnd = (run: Run | undefined, reload: () => void): void => {
  const underWay = useRef<string>(undefined);
  useEffect(() => {
    if (!run) return;
    if (run.endedAt === undefined) underWay.current = run.id;
    else if (underWay.current === run.id) {
      underWay.current = undefined;
      reload();
    }
  }, [run, reload]);
};
