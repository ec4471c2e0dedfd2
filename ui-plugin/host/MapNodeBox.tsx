import type { ReactNode } from 'react';
import type { FactsReading } from '../backstage/face';
import { useMessages } from '../i18n/useMessages';
import { memoryText } from '../shared/sizes';
import { StateIcon } from '../shared/StateIcon';
import { cellGrid, textWidth } from './cellGrid';
import { findingsOfNode } from './findingPlaces';
import type { MapNode } from './mapView';
import { warningLines } from './mapWords';
import { NicChip } from './NicChip';
import { NodeCells } from './NodeCells';
import { NodePages } from './NodePages';
import { roving } from './roving';

interface MapNodeBoxProps {
  readonly node: MapNode;
  /** Of the whole box. */
  readonly width: number;
  /** MiB that the bars of all nodes stand for. */
  readonly scale: number;
  readonly facts: FactsReading | undefined;
  readonly management: readonly string[];
  /** Several nodes in a row. */
  readonly isShort: boolean;
}

const INSET = 14;

/** A NUMA node with its cores, memory and NICs: one tab stop, arrows inside. */
export const MapNodeBox = ({ node, width, scale, facts, management, isShort }: MapNodeBoxProps): ReactNode => {
  const messages = useMessages();
  const { t } = messages;
  const inner = width - 2 * INSET;
  const columns = isShort || width < 400 ? 1 : 2;
  const findings = findingsOfNode(facts?.findings ?? [], node.id);
  const warnings = warningLines(messages, findings);
  return (
    <div className="dpdk-map__nodeAndNics" role="group" aria-label={t('host.node', { id: node.id })} {...roving}>
      <div className="dpdk-map__node">
        <header className="dpdk-map__head">
          <b>{t('host.node', { id: node.id })}</b>
          {findings.length > 0 && (
            <span
              role="img"
              className="dpdk-map__nodeWarning"
              data-stop="head"
              data-tip={[t('host.node.warning', { id: node.id }), ...warnings].join('\n')}
              aria-label={[t('host.node.warning', { id: node.id }), ...warnings].join('. ')}
              tabIndex={-1}
            >
              <StateIcon state={findings.some(({ severity }) => severity === 'error') ? 'missing' : 'warning'} isSaid />
            </span>
          )}
          <NodeSize node={node} isTold={facts !== undefined} isShort={isShort} />
        </header>
        <NodeCells node={node} grid={cellGrid(node.cells.length, textWidth(node.cells), inner)} width={inner} facts={facts} />
        {node.pages && <NodePages node={node} scale={scale} width={inner} isShort={isShort} />}
      </div>
      {facts && (
        <div className="dpdk-map__nics" style={{ gridTemplateColumns: `repeat(${String(columns)}, minmax(0, 1fr))` }}>
          {node.nics.map((nic, at) => (
            <NicChip
              key={nic.pci}
              nic={nic}
              isHosts={nic.networks.some((name) => management.includes(name))}
              facts={facts}
              isShort={isShort}
              isFirst={false}
              hangs={at < columns}
            />
          ))}
          {node.nics.length === 0 && <span className="dpdk-map__words">{t('host.node.noNic')}</span>}
        </div>
      )}
    </div>
  );
};

const NodeSize = ({
  node,
  isTold,
  isShort,
}: {
  readonly node: MapNode;
  readonly isTold: boolean;
  readonly isShort: boolean;
}): ReactNode => {
  const messages = useMessages();
  const { t } = messages;
  const memory = memoryText(messages, node.memory);
  const cpus = node.cells.flatMap((cell) => cell.cpus).length;
  const values = { cores: node.cells.length, cpus, memory };
  if (!isTold) return <span className="dpdk-map__right">{t('host.node.sizeWithoutCores', values)}</span>;
  if (isShort) return <span className="dpdk-map__right">{t('host.node.size.short', values)}</span>;
  const guests = node.cells.filter(({ role }) => role === 'guest').length;
  const hasRoles = node.cells.some(({ role }) => role !== 'none');
  return (
    <>
      <span className="dpdk-map__size">{t('host.node.size', values)}</span>
      {hasRoles && <span className="dpdk-map__right">{t('host.node.forGuests', { cores: guests })}</span>}
    </>
  );
};
