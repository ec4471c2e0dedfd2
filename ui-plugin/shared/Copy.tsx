import { Button } from '@patternfly/react-core';
import CheckIcon from '@patternfly/react-icons/dist/esm/icons/check-icon';
import CopyIcon from '@patternfly/react-icons/dist/esm/icons/copy-icon';
import { useEffect, useState, type ReactNode } from 'react';
import { useMessages } from '../i18n/useMessages';
import { copyText } from './copyText';

interface CopyProps {
  readonly text: string;
  /** What is copied, for those who do not see it beside the button. */
  readonly label: string;
  /** With words beside the icon. */
  readonly children?: ReactNode;
}

const TOLD_MS = 2000;

/** Copies a text, and says for a moment that it did. */
export const Copy = ({ text, label, children }: CopyProps): ReactNode => {
  const { t } = useMessages();
  const [told, setTold] = useState<'copied' | 'failed'>();
  useEffect(() => {
    if (!told) return undefined;
    const timer = setTimeout(() => setTold(undefined), TOLD_MS);
    return () => clearTimeout(timer);
  }, [told]);
  const copy = (): void => {
    copyText(text).then(
      () => setTold('copied'),
      () => setTold('failed'),
    );
  };
  return (
    <>
      <Button
        variant={children ? 'secondary' : 'plain'}
        size="sm"
        className="dpdk-copy"
        icon={told === 'copied' ? <CheckIcon /> : <CopyIcon />}
        {...(!children && { 'aria-label': label })}
        onClick={copy}
      >
        {children}
      </Button>
      <span role="status" className={told === 'failed' ? 'dpdk-copy__failed' : 'pf-v6-screen-reader'}>
        {told && t(`copy.${told}`, { label })}
      </span>
    </>
  );
};
