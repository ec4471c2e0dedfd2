import { Button, Skeleton } from '@patternfly/react-core';
import { useState, type ReactNode } from 'react';
import type { Plan, Spec } from '../../../client/index';
import type { Planned } from '../../backstage/face';
import { useMessages } from '../../i18n/useMessages';
import { useBackstage } from '../../shared/BackstageContext';
import { Copy } from '../../shared/Copy';
import { useLoad } from '../../shared/useLoad';
import { CloseQuestion } from '../frame/CloseQuestion';
import { Frame } from '../frame/Frame';
import { StepHead } from '../frame/StepHead';
import { useClosing } from '../frame/useClosing';
import { agreedChanges, consentsOf } from './consents';
import { PlanFailed } from './PlanFailed';
import { PlanShown } from './PlanShown';
import { whatApplyWaitsFor } from './waits';

interface ReviewProps {
  readonly spec: Spec;
  readonly titles: readonly string[];
  readonly isEntered: boolean;
  readonly goTo: (step: number) => void;
  readonly apply: (plan: Plan, agreed: readonly string[]) => void;
  readonly close: () => void;
  /** What only this wizard shows. */
  readonly more: (planned: Planned) => ReactNode;
}

/** The plan that stands behind what was entered, before anything is changed. */
export const Review = ({ spec, titles, isEntered, goTo, apply, close, more }: ReviewProps): ReactNode => {
  const { t, list } = useMessages();
  const { plans } = useBackstage();
  const { load, reload } = useLoad(JSON.stringify(spec), (signal) => plans.plan(spec, signal));
  const [agreed, setAgreed] = useState<ReadonlySet<string>>(new Set());
  const closing = useClosing(isEntered, close);
  const at = titles.length - 3;
  const planned = load.state === 'ready' && load.refreshError === undefined ? load.data : undefined;
  const isFresh = load.state === 'ready' && !load.refreshing;
  const consents = planned ? consentsOf(planned.plan.changes, planned.seen) : [];
  const waits = planned && whatApplyWaitsFor(planned, consents, agreed);
  const error = load.state === 'failed' ? load.error : load.state === 'ready' ? load.refreshError : undefined;

  const footer = closing.isAsking ? (
    <CloseQuestion close={close} goOn={closing.goOn} />
  ) : (
    <>
      <Button variant="secondary" onClick={() => goTo(at - 1)}>
        {t('wizard.back')}
      </Button>
      {waits?.code === 'person' ? (
        <Button variant="primary" isLoading={!isFresh} onClick={reload}>
          {t('wizard.checkAgain')}
        </Button>
      ) : (
        <Button
          variant="primary"
          isDisabled={!planned || !isFresh || waits !== undefined}
          onClick={() => planned && apply(planned.plan, agreedChanges(planned.plan.changes, consents, agreed))}
        >
          {t('wizard.apply')}
        </Button>
      )}
      <Button variant="link" onClick={closing.ask}>
        {t(waits?.code === 'nothing' ? 'wizard.close' : 'wizard.cancel')}
      </Button>
      <span className="dpdk-wizard__wait" role="status">
        {waits &&
          t(`wizard.waits.${waits.code}`, {
            ...waits.values,
            ...(waits.consents && { what: list(waits.consents.map((code) => t(`wizard.consent.${code}.name`))) }),
          })}
      </span>
    </>
  );

  return (
    <Frame steps={titles} current={at} goTo={goTo} footer={footer}>
      <StepHead
        title={t('wizard.review')}
        about={t('wizard.review.about')}
        actions={
          planned && (
            <Copy text={planned.yaml} label={t('wizard.yaml')}>
              {t('wizard.copyYaml')}
            </Copy>
          )
        }
      />
      {error !== undefined && <PlanFailed error={error} retry={reload} />}
      {load.state === 'loading' && (
        <div className="dpdk-wizard__bones">
          <p role="status" className="pf-v6-screen-reader">
            {t('wizard.planning')}
          </p>
          <Skeleton height="110px" />
          <Skeleton height="190px" />
        </div>
      )}
      {planned && (
        <PlanShown
          planned={planned}
          consents={consents}
          agreed={agreed}
          agree={(id, isAgreed) => setAgreed((before) => toggled(before, id, isAgreed))}
        >
          {more(planned)}
        </PlanShown>
      )}
    </Frame>
  );
};

const toggled = (before: ReadonlySet<string>, id: string, isIn: boolean): ReadonlySet<string> =>
  new Set(isIn ? [...before, id] : [...before].filter((one) => one !== id));
