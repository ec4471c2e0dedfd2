import type { ReactNode } from 'react';
import type { ClusterReading } from '../backstage/face';
import type { Chosen } from '../portal/entityKind';
import { useBackstage } from '../shared/BackstageContext';
import { EntityPage } from '../shared/EntityPage';
import { ClusterHead } from './ClusterHead';
import { DatapathLine } from './DatapathLine';
import { Definitions } from './Definitions';
import { HostMatrix } from './HostMatrix';
import { NetworkMatrix } from './NetworkMatrix';

/** The tab of a cluster: which of its hosts can do DPDK, and what the others lack. */
export const ClusterTab = (): ReactNode => {
  const { readings } = useBackstage();
  return (
    <EntityPage
      kind="cluster"
      read={({ id }, signal) => readings.cluster(id, signal)}
      known={({ id }) => readings.lastCluster(id)}
    >
      {(reading, chosen, refreshing, reload) => <Content {...{ reading, chosen, refreshing, reload }} />}
    </EntityPage>
  );
};

interface ContentProps {
  readonly reading: ClusterReading;
  readonly chosen: Chosen;
  readonly refreshing: boolean;
  readonly reload: () => void;
}

const Content = ({ reading, chosen, refreshing, reload }: ContentProps): ReactNode => (
  <>
    <ClusterHead reading={reading} chosen={chosen} refreshing={refreshing} reload={reload} />
    <HostMatrix hosts={reading.hosts}>
      <DatapathLine datapath={reading.datapath} />
    </HostMatrix>
    <NetworkMatrix reading={reading} />
    <Definitions definitions={reading.definitions} datapath={reading.datapath.datapath} />
  </>
);
