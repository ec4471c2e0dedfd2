import { Button } from '@patternfly/react-core';
import { useState, type ReactNode } from 'react';
import type { HostFinding } from '../../client/index';
import { reasonOfFinding } from '../i18n/reasons';
import { useMessages } from '../i18n/useMessages';
import { Card } from '../shared/Card';
import { StateIcon, type State } from '../shared/StateIcon';

interface FindingsProps {
  readonly grave: readonly HostFinding[];
  readonly notes: readonly HostFinding[];
}

/** What the checker found that has no place in the map, each with what to do about it. */
export const Findings = ({ grave, notes }: FindingsProps): ReactNode => {
  const { t } = useMessages();
  const [areNotesShown, setNotesShown] = useState(false);
  if (grave.length === 0 && notes.length === 0) return null;
  return (
    <Card
      title={t('host.findings')}
      actions={
        notes.length > 0 && (
          <Button variant="link" size="sm" isInline aria-expanded={areNotesShown} onClick={() => setNotesShown(!areNotesShown)}>
            {areNotesShown ? t('host.findings.hideNotes') : t('host.findings.notes', { count: notes.length })}
          </Button>
        )
      }
      className={grave.length === 0 && !areNotesShown ? 'dpdk-card--headOnly' : ''}
    >
      <ul className="dpdk-findings">
        {[...grave, ...(areNotesShown ? notes : [])].map((finding, at) => (
          <Finding key={at} finding={finding} />
        ))}
      </ul>
    </Card>
  );
};

const STATES: Readonly<Record<HostFinding['severity'], State>> = { error: 'missing', warning: 'warning', note: 'unknown' };

const Finding = ({ finding }: { readonly finding: HostFinding }): ReactNode => {
  const { t, say } = useMessages();
  const reason = reasonOfFinding(finding);
  return (
    <li>
      <StateIcon state={STATES[finding.severity]} isSaid />
      <span className="pf-v6-screen-reader">{t(`host.findings.severity.${finding.severity}`)}</span>
      <span>
        {say(reason)}
        <span className="dpdk-subtle"> {say(reason, 'remedy')}</span>
      </span>
    </li>
  );
};
