import { Button } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { ClusterReading } from '../backstage/face';
import { useMessages } from '../i18n/useMessages';
import type { Chosen } from '../portal/entityKind';
import { useBackstage } from '../shared/BackstageContext';
import { ExportButton } from '../shared/ExportButton';
import { TabHead } from '../shared/TabHead';
import { matrixOf, stateOfTally, tallyOf } from './matrix';

interface ClusterHeadProps {
  readonly reading: ClusterReading;
  readonly chosen: Chosen;
  readonly refreshing: boolean;
  readonly reload: () => void;
}

export const ClusterHead = ({ reading, chosen, refreshing, reload }: ClusterHeadProps): ReactNode => {
  const { t } = useMessages();
  const { portal } = useBackstage();
  const { cluster, hosts } = reading;
  const tally = tallyOf(matrixOf(hosts, 'worst'));
  const state = stateOfTally(tally);

  return (
    <TabHead
      state={state}
      verdict={verdict(t, cluster.name, hosts.length, tally)}
      facts={[t('cluster.level', { level: cluster.level }), t(`cluster.switch.${cluster.switchType}`)]}
      readAt={reading.readAt}
      refreshing={refreshing}
      reload={reload}
      actions={
        <>
          <ExportButton chosen={chosen} />
          <Button size="sm" variant="secondary" onClick={() => portal.openWizard('new-cluster')}>
            {t('cluster.new')}
          </Button>
        </>
      }
    />
  );
};

type Translate = ReturnType<typeof useMessages>['t'];

const verdict = (t: Translate, name: string, hosts: number, tally: ReturnType<typeof tallyOf>): string => {
  const { works, broken, unknown, mostOften } = tally;
  if (hosts === 0) return t('cluster.verdict.noHosts', { name });
  if (works === hosts) return t('cluster.verdict.all', { hosts });
  const values = { works, hosts, broken, unknown };
  return mostOften
    ? t('cluster.verdict.broken', { ...values, link: t(`link.${mostOften}`) })
    : t('cluster.verdict.unknown', values);
};
