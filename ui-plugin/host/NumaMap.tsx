import { useRef, type ReactNode } from 'react';
import type { FactsReading } from '../backstage/face';
import { useMessages } from '../i18n/useMessages';
import { useWidth } from '../shared/useWidth';
import { MapNodeBox } from './MapNodeBox';
import { MapPatterns } from './MapPatterns';
import { MapTip } from './MapTip';
import type { MapView } from './mapView';
import { NicChip } from './NicChip';
import { roving } from './roving';

interface NumaMapProps {
  readonly view: MapView;
  readonly facts: FactsReading | undefined;
  /** Names of the networks that belong to the host itself. */
  readonly management: readonly string[];
}

const GAP = 20;
/** A frame of 1280 x 720. */
const ASSUMED_WIDTH = 1010;
const NARROWEST_NODE = 220;

/** Nodes side by side: two in a row, of more as many as are readable. Nodes of a narrow frame stand one below the other. */
export const nodesInARow = (count: number, width: number): number => {
  if (count <= 2) return width < 640 ? 1 : Math.max(1, count);
  const fitting = Math.max(1, Math.floor((width + GAP) / (NARROWEST_NODE + GAP)));
  return Math.min(fitting, count <= 3 ? count : 4);
};

const NARROWEST_CHIP = 196;
const chipsInARow = (width: number): number => Math.max(1, Math.min(4, Math.floor((width + 12) / (NARROWEST_CHIP + 12))));

/** The picture of a host's NUMA nodes; `MapTable` says the same in words. */
export const NumaMap = ({ view, facts, management }: NumaMapProps): ReactNode => {
  const { t } = useMessages();
  const { ref, width } = useWidth<HTMLDivElement>(ASSUMED_WIDTH);
  const frame = useRef<HTMLDivElement>(null);
  const columns = nodesInARow(view.nodes.length, width);
  const gap = columns > 2 ? 12 : GAP;
  const nodeWidth = Math.floor((width - (columns - 1) * gap) / columns);
  const scale = Math.max(1, ...view.nodes.map(({ memory }) => memory));
  return (
    <div className="dpdk-map" ref={frame}>
      <MapPatterns />
      <div
        ref={ref}
        className="dpdk-map__nodes"
        style={{ gridTemplateColumns: `repeat(${String(columns)}, ${String(nodeWidth)}px)`, columnGap: gap }}
      >
        {view.nodes.map((node) => (
          <MapNodeBox
            key={node.id}
            node={node}
            width={nodeWidth}
            scale={scale}
            facts={facts}
            management={management}
            isShort={columns > 2}
          />
        ))}
      </div>
      {view.nodes.length === 0 && <p className="dpdk-map__words">{t('host.map.noNodes')}</p>}
      {view.adrift.length > 0 && <Adrift view={view} management={management} facts={facts} columns={chipsInARow(width)} />}
      <MapTip within={frame} />
    </div>
  );
};

/** NICs of which nobody told the node: on a rail that leads to all of them. */
const Adrift = ({ view, management, facts, columns }: NumaMapProps & { readonly columns: number }): ReactNode => {
  const { t } = useMessages();
  return (
    <div className="dpdk-map__adrift" role="group" aria-label={t('host.node.unknown')} {...roving}>
      <div className="dpdk-map__rail">
        <span>{t('host.node.unknown')}</span>
      </div>
      <div className="dpdk-map__nics" style={{ gridTemplateColumns: `repeat(${String(columns)}, minmax(0, 1fr))` }}>
        {view.adrift.map((nic, at) => (
          <NicChip
            key={nic.pci}
            nic={nic}
            isHosts={nic.networks.some((name) => management.includes(name))}
            facts={facts}
            isShort={false}
            isFirst={at === 0}
            hangs={at < columns}
          />
        ))}
      </div>
    </div>
  );
};
