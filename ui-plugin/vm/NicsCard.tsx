import type { ReactNode } from 'react';
import type { NicLimit } from '../../client/index';
import { useMessages } from '../i18n/useMessages';
import { Card } from '../shared/Card';
import { DataTable } from '../shared/DataTable';
import { Explained } from '../shared/Explained';
import { StateIcon } from '../shared/StateIcon';
import { Fate } from './Fate';
import type { NicRow, VmView } from './vmView';

interface NicsCardProps {
  readonly name: string;
  readonly view: VmView;
  /** Whether the engine showed them. */
  readonly isRead: boolean;
}

/** The vNICs of a VM: where each is, what becomes of it, and what it does not do. */
export const NicsCard = ({ name, view: { nics, dpdkNics, isRunning }, isRead }: NicsCardProps): ReactNode => {
  const { t } = useMessages();
  const columns = [
    'name',
    'mac',
    'profile',
    'network',
    ...(isRunning ? (['now'] as const) : []),
    'next',
    'queues',
    'toKnow',
  ] as const;
  const rows = nics.map((row) => ({
    key: row.nic.id,
    cells: {
      name: <span className="dpdk-name">{row.nic.name}</span>,
      mac: row.nic.mac === undefined ? t('vm.nic.nothing') : <code>{row.nic.mac}</code>,
      profile: <span className="dpdk-name">{row.profile?.name ?? t('vm.nic.noProfile')}</span>,
      network: <NetworkCell row={row} />,
      now: row.now && <Fate fate={row.now} />,
      next: <NextFate row={row} />,
      queues: <Queues row={row} />,
      toKnow: <Limits row={row} />,
    },
  }));
  return (
    <Card
      title={t('vm.nics.title')}
      actions={<span className="dpdk-card__about">{isRead && t('vm.nics.count', { dpdk: dpdkNics, nics: nics.length })}</span>}
    >
      {rows.length > 0 ? (
        <DataTable
          caption={t('vm.nics.caption', { name })}
          className="dpdk-vm__nics"
          columns={columns.map((key) => ({ key, title: t(`vm.column.${key}`) }))}
          rows={rows}
        />
      ) : (
        <p className="dpdk-vm__nothing">{t(isRead ? 'vm.nics.none' : 'vm.nics.unread', { name })}</p>
      )}
    </Card>
  );
};

const NetworkCell = ({ row: { network } }: { readonly row: NicRow }): ReactNode => {
  const { t } = useMessages();
  if (!network) return t('vm.nic.nothing');
  return (
    <>
      <span className="dpdk-name">{network.name}</span>
      {network.vlan !== undefined && <span className="dpdk-quiet"> {t('vm.nic.vlan', { vlan: String(network.vlan) })}</span>}
    </>
  );
};

const NextFate = ({ row }: { readonly row: NicRow }): ReactNode => {
  const { t } = useMessages();
  return (
    <span className={row.changes ? 'dpdk-state dpdk-vm__changed' : 'dpdk-state'}>
      <StateIcon state={row.state} isSaid />
      <span>
        <Fate fate={row.next} />
        {row.changes && <span className="pf-v6-screen-reader"> {t('vm.changes')}</span>}
      </span>
    </span>
  );
};

const Queues = ({ row: { queues } }: { readonly row: NicRow }): ReactNode => {
  const { t, number } = useMessages();
  if (queues !== undefined) return number(queues);
  return (
    <span className="dpdk-quiet" title={t('vm.nic.queuesDefault.why')}>
      {t('vm.nic.queuesDefault')}
    </span>
  );
};

/** Each limit beside the NIC that it touches; what all of them share is behind a word. */
const Limits = ({ row: { limits } }: { readonly row: NicRow }): ReactNode => {
  const { t } = useMessages();
  if (limits.length === 0) return t('vm.nic.nothing');
  return (
    <ul className="dpdk-vm__limits">
      {limits.map((limit) => (
        <li key={limit.code}>
          <Limit limit={limit} />
        </li>
      ))}
    </ul>
  );
};

const Limit = ({ limit: { code, values } }: { readonly limit: NicLimit }): ReactNode => {
  const { t, rich } = useMessages();
  switch (code) {
    case 'standIn':
    case 'nativeVdsm':
    case 'nativeOvn':
      return <Explained explanation={t(`vm.whileRunning.${code}`, values)}>{t('vm.whileRunning')}</Explained>;
    default:
      return rich(`vm.limit.${code}`, values, { code: (text) => <code>{text}</code> });
  }
};
