import { Button } from '@patternfly/react-core';
import SyncAltIcon from '@patternfly/react-icons/dist/esm/icons/sync-alt-icon';
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/useMessages';
import { Age } from './Age';
import { StateIcon, type State } from './StateIcon';

interface TabHeadProps {
  readonly state: State;
  /** One sentence: does DPDK work here, and if not, why. */
  readonly verdict: string;
  /** Beside the verdict, such as the number of warnings. */
  readonly label?: ReactNode;
  /** Datapath, versions: shown before the age. */
  readonly facts: readonly ReactNode[];
  readonly readAt: number;
  readonly refreshing: boolean;
  readonly reload: () => void;
  /** Further actions of the page. */
  readonly actions?: ReactNode;
}

export const TabHead = ({ state, verdict, label, facts, readAt, refreshing, reload, actions }: TabHeadProps): ReactNode => {
  const { t } = useMessages();
  return (
    <header className="dpdk-head">
      <h1 className="dpdk-head__verdict">
        <StateIcon state={state} />
        <span>{verdict}</span>
      </h1>
      {label && <span className="dpdk-head__label">{label}</span>}
      <ul className="dpdk-head__facts">
        {facts.map((fact, at) => (
          <li key={at}>{fact}</li>
        ))}
        <li>
          <Age at={readAt} />
          <Button
            variant="plain"
            className="dpdk-head__reload"
            aria-label={t('head.reload')}
            icon={<SyncAltIcon />}
            isLoading={refreshing}
            onClick={reload}
          />
        </li>
      </ul>
      {actions && <div className="dpdk-head__actions">{actions}</div>}
    </header>
  );
};
