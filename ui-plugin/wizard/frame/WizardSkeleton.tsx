import { Button, Skeleton } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useMessages } from '../../i18n/useMessages';
import { Frame } from './Frame';
import { useClosing } from './useClosing';

interface WizardSkeletonProps {
  readonly titles: readonly string[];
  readonly about: string;
  readonly close: () => void;
}

/** Until the engine has been read. */
export const WizardSkeleton = ({ titles, about, close }: WizardSkeletonProps): ReactNode => {
  const { t } = useMessages();
  useClosing(false, close);
  return (
    <Frame
      steps={titles}
      current={0}
      footer={
        <>
          <Button variant="secondary" isDisabled>
            {t('wizard.back')}
          </Button>
          <Button variant="primary" isDisabled>
            {t('wizard.next')}
          </Button>
          <Button variant="link" onClick={close}>
            {t('wizard.cancel')}
          </Button>
        </>
      }
    >
      <p role="status" className="pf-v6-screen-reader">
        {t('page.reading', { name: about })}
      </p>
      <div className="dpdk-wizard__bones">
        <Skeleton height="24px" width="40%" />
        <Skeleton height="120px" />
        <Skeleton height="180px" />
      </div>
    </Frame>
  );
};
