import BanIcon from '@patternfly/react-icons/dist/esm/icons/ban-icon';
import CheckCircleIcon from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import ExclamationTriangleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon';
import OutlinedQuestionCircleIcon from '@patternfly/react-icons/dist/esm/icons/outlined-question-circle-icon';
import type { ComponentType, ReactNode } from 'react';
import { useMessages } from '../i18n/useMessages';

/** How something stands. `warning`: it works, and something about it should be known. */
export type State = 'ok' | 'warning' | 'missing' | 'impossible' | 'unknown';

const icons: Readonly<Record<State, ComponentType<{ readonly className?: string }>>> = {
  ok: CheckCircleIcon,
  warning: ExclamationTriangleIcon,
  missing: ExclamationCircleIcon,
  impossible: BanIcon,
  unknown: OutlinedQuestionCircleIcon,
};

/** The icon of a state in its colour; its word is read out, unless it stands beside words that say it. */
export const StateIcon = ({ state, isSaid = false }: { readonly state: State; readonly isSaid?: boolean }): ReactNode => {
  const { t } = useMessages();
  const Icon = icons[state];
  return (
    <span className={`dpdk-state-icon dpdk-state-icon--${state}`}>
      <Icon aria-hidden />
      {!isSaid && <span className="pf-v6-screen-reader">{t(`state.word.${state}`)}</span>}
    </span>
  );
};
