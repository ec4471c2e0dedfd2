import type { ReactNode } from 'react';
import type { SwitchType, Version } from '../../../client/index';
import { useMessages } from '../../i18n/useMessages';
import { Card } from '../../shared/Card';
import { StateIcon } from '../../shared/StateIcon';
import { datapathRows, engineName } from './switchTypes';

/** By what a NIC becomes vhost-user, on which hosts, and whether the switch type allows it. */
export const DatapathTable = ({
  switchType,
  engine,
}: {
  readonly switchType: SwitchType;
  readonly engine: Version;
}): ReactNode => {
  const { t } = useMessages();
  const title = t('newCluster.datapaths');
  return (
    <Card title={title}>
      <table className="dpdk-small-table" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t('newCluster.datapaths.how')}</th>
            <th scope="col">{t('newCluster.datapaths.hosts')}</th>
            <th scope="col">{t('newCluster.datapaths.here')}</th>
          </tr>
        </thead>
        <tbody>
          {datapathRows(switchType, engine).map(({ datapath, state, verdict }) => (
            <tr key={datapath}>
              <th scope="row">{t(`newCluster.datapath.${datapath}`)}</th>
              <td>{t(`newCluster.datapath.hosts.${datapath}`)}</td>
              <td>
                <span className="dpdk-with-icon">
                  <StateIcon state={state} isSaid />
                  {t(verdict, { engine: engineName(engine) })}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
};
