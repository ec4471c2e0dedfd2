import type { ReactNode } from 'react';
import { useMessages } from '../i18n/useMessages';
import { useBackstage } from '../shared/BackstageContext';
import { chainSteps, verdictOf } from '../shared/chainView';
import { ChainStepper } from '../shared/ChainStepper';
import { EntityPage } from '../shared/EntityPage';
import { TabHead } from '../shared/TabHead';

export const HostTab = (): ReactNode => {
  const { t, say } = useMessages();
  const { readings } = useBackstage();
  return (
    <EntityPage kind="host" read={({ id }, signal) => readings.host(id, signal)} known={({ id }) => readings.lastHost(id)}>
      {(reading, chosen, refreshing, reload) => {
        const state = verdictOf(chainSteps(reading.chain));
        return (
          <>
            <TabHead
              state={state}
              verdict={t(`verdict.host.${state}`, { name: reading.host.name })}
              facts={[say({ ...reading.datapath.reason }, 'short')]}
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
