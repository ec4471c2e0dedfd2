import { Alert } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/useMessages';
import type { Refusal } from './useFactsFile';

const MOST_SHOWN = 5;

/** Why a file was not taken: every reason, and what was wrong where. */
export const FactsRefusal = ({ refusal }: { readonly refusal: Refusal | undefined }): ReactNode => {
  const { t } = useMessages();
  return (
    <div role="alert" className="dpdk-refusal">
      {refusal && (
        <Alert isInline isPlain component="p" variant="danger" title={t('host.facts.refused', { file: refusal.file })}>
          <Reasons refusal={refusal} />
        </Alert>
      )}
    </div>
  );
};

const Reasons = ({ refusal: { problems } }: { readonly refusal: Refusal }): ReactNode => {
  const { t, say } = useMessages();
  if (problems === 'unreadable') return t('host.facts.unreadable');
  if (problems === 'several') return t('host.facts.oneFile');
  const isAbout = (code: string): boolean => code.startsWith('facts.');
  return (
    <ul>
      {problems.slice(0, MOST_SHOWN).map(({ code, path, values }, at) => {
        const reason = say({ code, values });
        return <li key={at}>{isAbout(code) || path === '' ? reason : t('host.facts.at', { path, reason })}</li>;
      })}
      {problems.length > MOST_SHOWN && <li>{t('host.facts.more', { count: problems.length - MOST_SHOWN })}</li>}
    </ul>
  );
};
