import { Button } from '@patternfly/react-core';
import { useState, type ReactNode } from 'react';
import type { ClusterReading } from '../backstage/face';
import { useMessages } from '../i18n/useMessages';
import { Card } from '../shared/Card';
import { StateIcon } from '../shared/StateIcon';
import { networkRows, type NetworkRow, type Place } from './networkPlaces';

const ROWS_A_PAGE = 20;
/** A wider table than this many hosts is no picture any more: the first hosts are shown, and it is said. */
const MOST_HOSTS = 50;

/** Networks and hosts: the NIC that each network sits on, rows where hosts differ first. */
export const NetworkMatrix = ({ reading }: { readonly reading: ClusterReading }): ReactNode => {
  const { t } = useMessages();
  const [pages, setPages] = useState(1);
  const rows = networkRows(reading);
  const shown = rows.slice(0, pages * ROWS_A_PAGE);
  const hosts = reading.hosts.slice(0, MOST_HOSTS);
  const hidden = reading.hosts.length - hosts.length;
  return (
    <Card title={t('cluster.networks')} about={t('cluster.networks.about')} actions={<Legend />}>
      {rows.length === 0 || hosts.length === 0 ? (
        <p className="dpdk-matrix__more">{t('cluster.networks.none')}</p>
      ) : (
        <div className="dpdk-scroll" role="group" aria-label={t('cluster.networks')} tabIndex={0}>
          <table className="dpdk-places">
            <thead>
              <tr>
                <th scope="col">{t('cluster.network')}</th>
                {hosts.map(({ host: { id, name } }) => (
                  <th scope="col" key={id}>
                    <span className="dpdk-cut" title={name}>
                      {name}
                    </span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <tr key={row.id} data-differs={row.differs}>
                  <th scope="row">
                    <NetworkName row={row} />
                  </th>
                  {hosts.map(({ host }, at) => (
                    <td key={host.id}>
                      <NicName place={row.places[at]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {shown.length < rows.length && (
        <p className="dpdk-matrix__more">
          <Button variant="link" isInline onClick={() => setPages(pages + 1)}>
            {t('cluster.networks.more', { left: rows.length - shown.length })}
          </Button>
        </p>
      )}
      {hidden > 0 && <p className="dpdk-matrix__more">{t('cluster.networks.hidden', { hidden })}</p>}
    </Card>
  );
};

const NetworkName = ({ row: { name, vlan, differs } }: { readonly row: NetworkRow }): ReactNode => {
  const { t } = useMessages();
  return (
    <span className="dpdk-places__name">
      <StateIcon state={differs ? 'warning' : 'ok'} isSaid />
      <span className="pf-v6-screen-reader">{t(differs ? 'cluster.networks.differ' : 'cluster.networks.same')}</span>
      <span className="dpdk-cut" title={name}>
        {name}
      </span>
      {vlan !== undefined && <span className="dpdk-quiet">{t('cluster.networks.vlan', { vlan })}</span>}
    </span>
  );
};

const NicName = ({ place }: { readonly place: Place | undefined }): ReactNode => {
  const { t } = useMessages();
  if (!place) return <span aria-label={t('cluster.networks.absent')}>–</span>;
  return (
    <code className="dpdk-places__nic" data-kind={place.kind} title={place.nic}>
      {place.kind === 'standIn' ? place.nic.replace('dummy_', '') : place.nic}
      {!place.inSync && (
        <>
          {' '}
          <StateIcon state="missing" isSaid />
          <span className="pf-v6-screen-reader">{t('cluster.networks.outOfSync')}</span>
        </>
      )}
    </code>
  );
};

const Legend = (): ReactNode => {
  const { t } = useMessages();
  return (
    <ul className="dpdk-legend">
      {(['standIn', 'ordinary'] as const).map((kind) => (
        <li key={kind}>
          <span className="dpdk-places__nic" data-kind={kind} aria-hidden />
          {t(`cluster.networks.${kind}`)}
        </li>
      ))}
    </ul>
  );
};
