import { Alert } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { Finding } from '../../../client/index';
import { useMessages } from '../../i18n/useMessages';

interface FindingListProps {
  readonly severity: Finding['severity'];
  readonly findings: readonly Finding[];
}

/** What stands against a plan, or should be known before. */
export const FindingList = ({ severity, findings }: FindingListProps): ReactNode => {
  const { t, say, has } = useMessages();
  if (findings.length === 0) return null;
  return (
    <Alert
      isInline
      component="h2"
      variant={severity === 'problem' ? 'danger' : 'info'}
      title={t(`wizard.findings.${severity}`, { count: findings.length })}
    >
      <ul className="dpdk-list">
        {findings.map((finding) => (
          <li key={`${finding.path} ${finding.code}`}>
            {say(finding)}
            {has(`${finding.code}.remedy`) && <span className="dpdk-list__remedy"> {say(finding, 'remedy')}</span>}
          </li>
        ))}
      </ul>
    </Alert>
  );
};
