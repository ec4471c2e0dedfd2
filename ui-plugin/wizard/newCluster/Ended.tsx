import { Button } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { Run, SiteReading } from '../../backstage/face';
import { useMessages } from '../../i18n/useMessages';
import { useBackstage } from '../../shared/BackstageContext';
import { Card } from '../../shared/Card';
import { trimmed, type Entered } from './entered';

interface EndedProps {
  readonly run: Run;
  readonly data: SiteReading;
  readonly state: Entered;
}

/** What is to be done until a VM runs on DPDK in the cluster, and the ways to it. */
export const Ended = ({ run, state }: EndedProps): ReactNode => {
  const { t } = useMessages();
  const { portal } = useBackstage();
  if (run.error || run.remaining?.some(({ kind }) => kind === 'cluster.create')) return null;
  const { name, network } = trimmed(state);
  return (
    <Card
      title={t('newCluster.next')}
      actions={
        <>
          <Button variant="link" isInline onClick={() => portal.showDetails('cluster', name)}>
            {t('newCluster.open', { cluster: name })}
          </Button>
          <Button variant="link" isInline onClick={() => portal.showList('host')}>
            {t('newCluster.toHosts')}
          </Button>
        </>
      }
    >
      <ol className="dpdk-next">
        <li>{t('newCluster.next.hosts', { cluster: name })}</li>
        <li>{t('newCluster.next.prepare')}</li>
        <li>{network === '' ? t('newCluster.next.attachAny') : t('newCluster.next.attach', { network })}</li>
        <li>{t('newCluster.next.vms')}</li>
      </ol>
    </Card>
  );
};
