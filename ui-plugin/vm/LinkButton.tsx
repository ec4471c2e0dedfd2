import { Button } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/useMessages';
import { useBackstage } from '../shared/BackstageContext';
import type { LinkAction } from './linkAction';

interface LinkButtonProps {
  readonly action: LinkAction | undefined;
  readonly openHugePages: () => void;
}

/** The one primary button of the tab: it mends the opened link, or leads to where that is done. */
export const LinkButton = ({ action, openHugePages }: LinkButtonProps): ReactNode => {
  const { t } = useMessages();
  const { portal } = useBackstage();
  if (!action) return null;
  if (action.kind === 'host' || action.kind === 'cluster') {
    const { kind, name } = action;
    return (
      <Button size="sm" className="dpdk-vm__action" onClick={() => portal.showDetails(kind, name)}>
        {t(`vm.action.${kind}`, { name })}
      </Button>
    );
  }
  return (
    <Button size="sm" className="dpdk-vm__action" onClick={openHugePages}>
      {t(`vm.action.${action.kind}`)}
    </Button>
  );
};
