import type { ReactNode } from 'react';
import { useMessages } from '../i18n/useMessages';
import { useBackstage } from '../shared/BackstageContext';
import { chainSteps, verdictOf } from '../shared/chainView';
import { ChainStepper } from '../shared/ChainStepper';
import { EntityPage } from '../shared/EntityPage';
import { TabHead } from '../shared/TabHead';

export const VmTab = (): ReactNode => {
  const { t } = useMessages();
  const { readings } = useBackstage();
  return (
    <EntityPage kind="vm" read={({ id }, signal) => readings.vm(id, signal)} known={({ id }) => readings.lastVm(id)}>
      {(reading, chosen, refreshing, reload) => {
        const state = verdictOf(chainSteps(reading.chain));
        return (
          <>
            <TabHead
              state={state}
              verdict={t(`verdict.vm.${state}`, { name: reading.vm.name })}
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
