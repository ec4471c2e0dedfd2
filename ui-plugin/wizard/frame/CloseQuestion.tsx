import { Button } from '@patternfly/react-core';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useMessages } from '../../i18n/useMessages';

/** In place of the footer's buttons: throw away what was entered, or go on. */
export const CloseQuestion = ({ close, goOn }: { readonly close: () => void; readonly goOn: () => void }): ReactNode => {
  const { t } = useMessages();
  const id = useId();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <div role="alertdialog" aria-labelledby={id} className="dpdk-wizard__question">
      <span id={id}>{t('wizard.close.question')}</span>
      <Button ref={first} variant="primary" onClick={goOn}>
        {t('wizard.close.goOn')}
      </Button>
      <Button variant="secondary" isDanger onClick={close}>
        {t('wizard.close.throwAway')}
      </Button>
    </div>
  );
};
