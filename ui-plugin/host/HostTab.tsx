import type { ReactNode } from 'react';
import { useBackstage } from '../shared/BackstageContext';
import { EntityPage } from '../shared/EntityPage';
import { HostPage } from './HostPage';

export const HostTab = (): ReactNode => {
  const { readings } = useBackstage();
  return (
    <EntityPage kind="host" read={({ id }, signal) => readings.host(id, signal)} known={({ id }) => readings.lastHost(id)}>
      {(reading, chosen, refreshing, reload) => (
        <HostPage reading={reading} chosen={chosen} refreshing={refreshing} reload={reload} />
      )}
    </EntityPage>
  );
};
