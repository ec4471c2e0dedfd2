import { Button } from '@patternfly/react-core';
import { useState, type ReactNode } from 'react';
import type { HostVerdict, NodeOutlook } from '../../client/index';
import { useMessages } from '../i18n/useMessages';
import { Card } from '../shared/Card';
import { DataTable } from '../shared/DataTable';
import { DetailsLink } from '../shared/DetailsLink';
import { Explained } from '../shared/Explained';
import { StateIcon } from '../shared/StateIcon';
import { PageBar } from './PageBar';
import type { HostRow, VmView } from './vmView';

interface HostsCardProps {
  readonly name: string;
  readonly view: VmView;
}

/** Rows at first, and rows that each further click shows. */
const FIRST = 5;
const MORE = 50;

/** Hosts of the cluster: their free pages on one scale, and whether the VM can start there. */
export const HostsCard = ({ name, view: { hosts, fitting, need } }: HostsCardProps): ReactNode => {
  const { t } = useMessages();
  const [shown, setShown] = useState(FIRST);
  const rest = hosts.slice(shown);
  const rows = hosts.slice(0, shown).map((row) => ({
    key: row.host.id,
    cells: {
      host: <DetailsLink kind="host" name={row.host.name} />,
      free: <PageBar row={row} />,
      verdict: (
        <span className="dpdk-state">
          <StateIcon state={row.state} isSaid />
          <span>
            <VerdictText verdict={row.verdict} nodes={row.nodes} />
          </span>
        </span>
      ),
    },
  }));
  return (
    <Card
      title={t('vm.hosts.title')}
      about={need ? t('vm.hosts.about', need) : t('vm.hosts.aboutNone')}
      actions={<span className="dpdk-card__about">{t('vm.hosts.count', { fitting: fitting.length, hosts: hosts.length })}</span>}
    >
      {hosts.length === 0 ? (
        <p className="dpdk-vm__nothing">{t('vm.hosts.none')}</p>
      ) : (
        <DataTable
          caption={t('vm.hosts.caption', { name })}
          className="dpdk-vm__hosts"
          columns={[
            { key: 'host', title: t('vm.column.host') },
            ...(need ? [{ key: 'free', title: t('vm.column.freeMark', need) }] : []),
            { key: 'verdict', title: t('vm.column.verdict') },
          ]}
          rows={rows}
        />
      )}
      {rest.length > 0 && (
        <p className="dpdk-vm__more">
          <Button variant="link" isInline onClick={() => setShown((before) => (before === FIRST ? MORE : before + MORE))}>
            {t('vm.hosts.more', { count: Math.min(rest.length, shown === FIRST ? MORE - FIRST : MORE) })}
          </Button>{' '}
          {t('vm.hosts.moreFit', { fitting: rest.filter(({ verdict }: HostRow) => verdict.can === 'start').length })}
        </p>
      )}
    </Card>
  );
};

const VerdictText = ({
  verdict,
  nodes,
}: {
  readonly verdict: HostVerdict;
  readonly nodes: readonly NodeOutlook[];
}): ReactNode => {
  const { t, say, list, number } = useMessages();
  const pages = nodes.map(({ node, need, free }) =>
    t('vm.host.nodePages', { node, need, free: free === undefined ? t('vm.fate.unseen') : number(free) }),
  );
  const explained = (text: string): ReactNode =>
    pages.length > 0 ? <Explained explanation={list(pages)}>{text}</Explained> : text;
  if (verdict.can === 'start')
    return nodes.length > 0
      ? explained(t('vm.host.startNodes', { nodes: list(nodes.map(({ node }) => t('vm.host.node', { node }))) }))
      : t('vm.host.start');
  switch (verdict.because) {
    case 'link':
      return <Explained explanation={say(verdict.link)}>{say(verdict.link, 'short')}</Explained>;
    case 'pagesShort':
      return explained(
        verdict.node === undefined ? t('vm.host.pagesShort', { ...verdict }) : t('vm.host.nodeShort', { ...verdict }),
      );
    default:
      return explained(t(`vm.host.${verdict.because}`));
  }
};
