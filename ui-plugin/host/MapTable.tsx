import type { ReactNode } from 'react';
import { useMessages } from '../i18n/useMessages';
import { DataTable, type Column } from '../shared/DataTable';
import { cpuRanges, memoryText } from '../shared/sizes';
import type { MapCell, MapNode, MapView } from './mapView';

/** The map in words: for who does not see it, and to copy from. */
export const MapTable = ({ view }: { readonly view: MapView }): ReactNode => {
  const messages = useMessages();
  const { t } = messages;
  const hasRoles = view.nodes.some(({ cells }) => cells.some(({ role }) => role === 'pmd'));
  const columns: readonly Column[] = [
    { key: 'node', title: t('host.table.node') },
    { key: 'memory', title: t('host.table.memory') },
    ...(hasRoles
      ? [
          { key: 'host', title: t('host.table.host') },
          { key: 'pmd', title: t('host.table.pmd') },
          { key: 'guest', title: t('host.table.guest') },
        ]
      : [{ key: 'cpus', title: view.isTold ? t('host.table.noRole') : t('host.table.cpus') }]),
    { key: 'isolated', title: t('host.table.isolated') },
    ...(view.isTold
      ? [
          { key: 'pages', title: t('host.table.pages') },
          { key: 'nics', title: t('host.table.nics') },
        ]
      : []),
  ];
  const cpusOf = ({ cells }: MapNode, fits: (cell: MapCell) => boolean): string =>
    cpuRanges(cells.filter(fits).flatMap(({ cpus }) => cpus)) || t('host.table.none');
  const rows = view.nodes.map((node) => ({
    key: String(node.id),
    cells: {
      node: String(node.id),
      memory: memoryText(messages, node.memory),
      host: cpusOf(node, ({ role }) => role === 'host'),
      pmd: cpusOf(node, ({ role }) => role === 'pmd'),
      guest: cpusOf(node, ({ role }) => role === 'guest'),
      cpus: cpusOf(node, () => true),
      isolated: cpusOf(node, ({ isolated }) => isolated),
      pages: <Pages node={node} />,
      nics: node.nics.map(({ pci }) => pci).join(', ') || t('host.table.none'),
    },
  }));
  return <DataTable caption={t('host.table.map')} columns={columns} rows={rows} />;
};

const Pages = ({ node }: { readonly node: MapNode }): ReactNode => {
  const { t } = useMessages();
  const pages = node.pages ?? [];
  if (pages.length === 0) return t('host.table.none');
  return pages.map(({ size, total, openVswitch, vms, free }) => (
    <div key={size}>{t('host.map.summary', { size, total, openVswitch, vms, free })}</div>
  ));
};
