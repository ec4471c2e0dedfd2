import type { ReactNode } from 'react';
import { useBackstage } from '../shared/BackstageContext';
import { EntityPage } from '../shared/EntityPage';
import { VmPage } from './VmPage';

/** The tab of a VM: whether DPDK works in it, and what its next start brings. */
export const VmTab = (): ReactNode => {
  const { readings } = useBackstage();
  return (
    <EntityPage kind="vm" read={({ id }, signal) => readings.vm(id, signal)} known={({ id }) => readings.lastVm(id)}>
      {(reading, chosen, refreshing, reload) => <VmPage {...{ reading, chosen, refreshing, reload }} />}
    </EntityPage>
  );
};
