import type { ReactNode } from 'react';
import { useMessages } from '../i18n/useMessages';
import { useBackstage } from '../shared/BackstageContext';
import { chainSteps, verdictOf } from '../shared/chainView';
import { ChainStepper } from '../shared/ChainStepper';
import { EntityPage } from '../shared/EntityPage';
import { TabHead } from '../shared/TabHead';

export const ClusterTab = (): ReactNode => {
  const { t } = useMessages();
  const { readings } = useBackstage();
  return (
    <EntityPage
      kind="cluster"
      read={({ id }, signal) => readings.cluster(id, signal)}
      known={({ id }) => readings.lastCluster(id)}
    >
      {(reading, chosen, refreshing, reload) => {
        const state = verdictOf(chainSteps(reading.chain));
        return (
          <>
            <TabHead
              state={state}
              verdict={t(`verdict.cluster.${state}`, { name: reading.cluster.name })}
              facts={[]}
              readAt={reading.readAt}
              refreshing={refreshing}
              reload={reload}
            />
            <ChainStepper chain={reading.chain} />
          </>
        );
      }}
    </EntityPage>
  );
};
