import type { ReactNode } from 'react';
import type { ClusterDatapath } from '../../client/index';
import { useMessages } from '../i18n/useMessages';
import { StateIcon, type State } from '../shared/StateIcon';

const stateOf = ({ datapath }: ClusterDatapath): State => {
  if (datapath === 'none') return 'impossible';
  return datapath === 'unknown' ? 'unknown' : 'ok';
};

/** What all hosts of the cluster can do; where that is nothing, which of them is the brake. */
export const DatapathLine = ({ datapath }: { readonly datapath: ClusterDatapath }): ReactNode => {
  const { t, say } = useMessages();
  return (
    <p className="dpdk-matrix__foot">
      <StateIcon state={stateOf(datapath)} />
      <strong>{t('cluster.datapath')}</strong>
      <span>{say(datapath.reason)}</span>
    </p>
  );
};
