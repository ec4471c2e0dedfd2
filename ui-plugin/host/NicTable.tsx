import { Button } from '@patternfly/react-core';
import { Fragment, type ReactNode } from 'react';
import type { HostReading, NicReading } from '../backstage/face';
import { reasonOfFinding } from '../i18n/reasons';
import { useMessages } from '../i18n/useMessages';
import { Card } from '../shared/Card';
import { DataTable, type Column } from '../shared/DataTable';
import { Explained } from '../shared/Explained';
import { StateIcon } from '../shared/StateIcon';
import { isReady, networkNamed, nicAction, nicState, type LinkAction } from './hostView';
import { speedText } from './mapWords';
import { nicBrand, shortNicName } from './nicName';

interface NicTableProps {
  readonly reading: HostReading;
  readonly management: readonly string[];
  readonly act: (action: LinkAction) => void;
}

/** Every NIC of the host, what DPDK makes of it, and what can be done with it. */
export const NicTable = ({ reading, management, act }: NicTableProps): ReactNode => {
  const { t } = useMessages();
  const { nics, host } = reading;
  const carrying = nics.filter((nic) => isReady(nic) && nic.networks.length > 0).length;
  const columns: readonly Column[] = [
    ...(['pci', 'device', 'node', 'driver', 'verdict', 'seenAs', 'networks'] as const).map((key) => ({
      key,
      title: t(`host.nics.${key}`),
    })),
    { key: 'action', title: t('host.nics.action'), isSilent: true },
  ];
  const rows = nics.map((nic) => ({
    key: nic.pci,
    cells: {
      pci: <code>{nic.pci}</code>,
      device: <Device nic={nic} />,
      node: <Node nic={nic} />,
      driver: <code>{nic.driver ?? t('host.nics.noDriver')}</code>,
      verdict: <VerdictCell nic={nic} />,
      seenAs: <SeenAs nic={nic} />,
      networks: <Networks nic={nic} reading={reading} management={management} />,
      action: <NicButton nic={nic} act={act} />,
    },
  }));
  return (
    <Card title={t('host.nics')} actions={host.devices && t('host.nics.carry', { count: carrying, all: nics.length })}>
      {rows.length > 0 ? (
        <DataTable caption={t('host.nics.table')} columns={columns} rows={rows} className="dpdk-nics" />
      ) : (
        <p className="dpdk-card__text">{t('host.nics.unread')}</p>
      )}
    </Card>
  );
};

const Device = ({ nic: { product, speed } }: { readonly nic: NicReading }): ReactNode => {
  const messages = useMessages();
  if (product === undefined) return messages.t('host.table.notKnown');
  return (
    <span title={product}>
      {[nicBrand(product), shortNicName(product), speedText(messages, speed)].filter(Boolean).join(' ')}
    </span>
  );
};

const Node = ({ nic: { numaNode } }: { readonly nic: NicReading }): ReactNode => {
  const { t } = useMessages();
  if (numaNode !== undefined) return numaNode;
  return (
    <span className="dpdk-state">
      <StateIcon state="unknown" isSaid /> {t('host.table.notKnown')}
    </span>
  );
};

const VerdictCell = ({ nic }: { readonly nic: NicReading }): ReactNode => {
  const { t } = useMessages();
  const { verdict, reasons } = nic;
  const state = nicState(nic);
  const word = t(`host.nic.${verdict}`);
  const hasMore = reasons.length > 0 || verdict === 'needsDriver' || verdict === 'needsStandIn';
  return (
    <span className="dpdk-state">
      {state && <StateIcon state={state} isSaid />}
      {hasMore ? (
        <Explained label={t('host.nic.why', { verdict: word })} explanation={<Why nic={nic} />}>
          {word}
        </Explained>
      ) : (
        word
      )}
    </span>
  );
};

const Why = ({ nic: { verdict, reasons } }: { readonly nic: NicReading }): ReactNode => {
  const { t, say } = useMessages();
  return (
    <>
      {verdict === 'needsDriver' && <span className="dpdk-reason">{t('host.nic.needsDriver.why')}</span>}
      {verdict === 'needsStandIn' && <span className="dpdk-reason">{t('host.nic.needsStandIn.unnamed')}</span>}
      {reasons.map((reason, at) => (
        <span key={at} className="dpdk-reason">
          {say(reasonOfFinding(reason))} {say(reasonOfFinding(reason), 'remedy')}
        </span>
      ))}
    </>
  );
};

const SeenAs = ({ nic }: { readonly nic: NicReading }): ReactNode => {
  const { t } = useMessages();
  if (nic.seenAs !== undefined) return <code>{nic.seenAs}</code>;
  return <span className="dpdk-subtle">{isReady(nic) ? t('host.nics.seenByNumber') : t('host.nics.notSeen')}</span>;
};

const Networks = ({
  nic,
  reading,
  management,
}: {
  readonly nic: NicReading;
  readonly reading: HostReading;
  readonly management: readonly string[];
}): ReactNode => {
  const { t } = useMessages();
  if (nic.networks.length === 0) return <span className="dpdk-subtle">{t('host.nics.noNetwork')}</span>;
  return nic.networks.map((name) => {
    const network = networkNamed(reading, name);
    const about = [
      ...(management.includes(name) ? [t('host.nics.management')] : []),
      ...(network?.vlan === undefined ? [] : [t('host.nics.vlan', { vlan: String(network.vlan) })]),
      ...(network && network.mtu > 0 ? [t('host.nics.mtu', { mtu: String(network.mtu) })] : []),
    ];
    return (
      <Fragment key={name}>
        <span className="dpdk-nics__network">
          {name} <span className="dpdk-subtle">{about.join(', ')}</span>
        </span>
      </Fragment>
    );
  });
};

const NicButton = ({ nic, act }: { readonly nic: NicReading; readonly act: NicTableProps['act'] }): ReactNode => {
  const { t } = useMessages();
  const action = nicAction(nic);
  if (action?.kind !== 'wizard') return null;
  const attaches = action.wizard === 'attach-network';
  return (
    <Button
      variant="link"
      isInline
      className="dpdk-nics__action"
      aria-label={attaches ? t('host.attachTo', { nic: nic.seenAs }) : t('host.prepareFor', { pci: nic.pci })}
      onClick={() => act(action)}
    >
      {attaches ? t('host.attach') : t('host.prepare')}
    </Button>
  );
};
