import { Button, EmptyState, EmptyStateActions, EmptyStateBody, EmptyStateFooter } from '@patternfly/react-core';
import BanIcon from '@patternfly/react-icons/dist/esm/icons/ban-icon';
import ExclamationCircleIcon from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import LockIcon from '@patternfly/react-icons/dist/esm/icons/lock-icon';
import SearchIcon from '@patternfly/react-icons/dist/esm/icons/search-icon';
import UnlinkIcon from '@patternfly/react-icons/dist/esm/icons/unlink-icon';
import UserClockIcon from '@patternfly/react-icons/dist/esm/icons/user-clock-icon';
import type { ComponentType, ReactNode } from 'react';
import { useMessages } from '../i18n/useMessages';
import type { EntityKind } from '../portal/entityKind';
import { useBackstage } from './BackstageContext';
import { errorKind, wordsOf } from './errorKind';

interface StateProps {
  readonly icon: ComponentType;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** A page that has nothing to show, with one sentence and a way forward. */
const State = ({ icon, title, children, actions }: StateProps): ReactNode => (
  <main>
    <EmptyState variant="sm" headingLevel="h1" titleText={title} icon={icon} className="dpdk-state">
      <EmptyStateBody>{children}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>{actions}</EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  </main>
);

export const NoEntity = ({ kind }: { readonly kind: EntityKind }): ReactNode => {
  const { t } = useMessages();
  const { portal } = useBackstage();
  return (
    <State
      icon={SearchIcon}
      title={t(`state.none.${kind}`)}
      actions={<Button onClick={() => portal.showList(kind)}>{t(`state.list.${kind}`)}</Button>}
    >
      {t(`state.none.why.${kind}`)}
    </State>
  );
};

export const Unmanaged = ({ kind, name }: { readonly kind: EntityKind; readonly name: string }): ReactNode => {
  const { t } = useMessages();
  const { portal } = useBackstage();
  return (
    <State
      icon={UnlinkIcon}
      title={t('state.unmanaged', { name })}
      actions={
        <Button variant="secondary" onClick={() => portal.showList(kind)}>
          {t(`state.list.${kind}`)}
        </Button>
      }
    >
      {t('state.unmanaged.why')}
    </State>
  );
};

/** The plugin was thrown out of the portal, or never started. */
export const PluginGone = (): ReactNode => {
  const { t } = useMessages();
  return (
    <State
      icon={BanIcon}
      title={t('state.pluginGone')}
      actions={<Button onClick={() => (window.top ?? window).location.reload()}>{t('state.reloadPortal')}</Button>}
    >
      {t('state.pluginGone.why')}
    </State>
  );
};

export interface FailedProps {
  readonly kind: EntityKind;
  readonly name: string;
  readonly error: unknown;
  readonly retry: () => void;
}

export const Failed = ({ kind, name, error, retry }: FailedProps): ReactNode => {
  const { t } = useMessages();
  const { portal } = useBackstage();
  const list = (
    <Button variant="link" onClick={() => portal.showList(kind)}>
      {t(`state.list.${kind}`)}
    </Button>
  );
  const again = (
    <Button variant="secondary" onClick={retry}>
      {t('state.again')}
    </Button>
  );
  const words = <blockquote className="dpdk-words">{wordsOf(error)}</blockquote>;
  const what = errorKind(error);
  switch (what) {
    case 'expired':
      return (
        <State
          icon={UserClockIcon}
          title={t('state.expired')}
          actions={<Button onClick={portal.signIn}>{t('state.signIn')}</Button>}
        >
          {t('state.expired.why')}
        </State>
      );
    case 'gone':
      return (
        <State icon={SearchIcon} title={t('state.gone', { name })} actions={list}>
          {t('state.gone.why')}
        </State>
      );
    case 'denied':
      return (
        <State icon={LockIcon} title={t('state.denied', { name })} actions={[again, list]}>
          {t('state.denied.why')}
          {words}
        </State>
      );
    default:
      return (
        <State icon={ExclamationCircleIcon} title={t(`state.${what}`, { name })} actions={[again, list]}>
          {t(`state.${what}.why`)}
          {words}
        </State>
      );
  }
};
