import type { ReactNode } from 'react';
import type { FactsReading } from '../backstage/face';
import { useMessages } from '../i18n/useMessages';
import type { Box, CellGrid } from './cellGrid';
import { findingsOfCore } from './findingPlaces';
import { patternOf } from './MapPatterns';
import type { MapCell, MapNode } from './mapView';
import { cellTip } from './mapWords';

interface NodeCellsProps {
  readonly node: MapNode;
  readonly grid: CellGrid;
  readonly width: number;
  readonly facts: FactsReading | undefined;
}

/** Room above for the warning that sits on the edge of a core, and around for the ring of the one that has the focus. */
const ABOVE = 6;
const AROUND = 3;

/** The cores of a node, or without facts its CPUs. */
export const NodeCells = ({ node, grid, width, facts }: NodeCellsProps): ReactNode => {
  const messages = useMessages();
  return (
    <svg
      className="dpdk-map__cells"
      role="presentation"
      width={width + 2 * AROUND}
      height={grid.height + ABOVE + AROUND}
      viewBox={`${String(-AROUND)} ${String(-ABOVE)} ${String(width + 2 * AROUND)} ${String(grid.height + ABOVE + AROUND)}`}
    >
      {grid.rows.map(({ y, first, last }) => (
        <text key={y} x={0} y={y + 12} className="dpdk-map__row">
          {`${String(node.cells[first]?.cpus[0])}–${String(node.cells[last]?.cpus[0])}`}
        </text>
      ))}
      {grid.cells.map((box, at) => {
        const cell = node.cells[at];
        if (!cell) return null;
        const tip = cellTip(messages, cell, facts);
        return (
          <g
            key={at}
            role="img"
            className="dpdk-map__cell"
            data-role={cell.role}
            data-stop={`cells-${String(Math.floor(at / grid.perRow))}`}
            data-tip={tip.join('\n')}
            aria-label={tip.join('. ')}
            tabIndex={at === 0 ? 0 : -1}
            transform={`translate(${String(box.x)} ${String(box.y)})`}
          >
            <Cell cell={cell} box={box} isNumbered={grid.isNumbered} />
            {findingsOfCore(facts?.findings ?? [], cell.cpus).length > 0 && <Warning x={box.width} />}
          </g>
        );
      })}
    </svg>
  );
};

const BAND = 8;

const Cell = ({
  cell,
  box,
  isNumbered,
}: {
  readonly cell: MapCell;
  readonly box: Box;
  readonly isNumbered: boolean;
}): ReactNode => {
  const { width, height } = box;
  const hasPattern = ['host', 'pmd', 'guest'].includes(cell.role);
  // Numbers stand on a plain tint: the pattern is a band below them. Without numbers it is all.
  const band = isNumbered ? BAND : height - 2;
  return (
    <>
      <rect className="dpdk-map__ring" x={-2.5} y={-2.5} width={width + 5} height={height + 5} rx={3} />
      <rect className="dpdk-map__core" x={0.5} y={0.5} width={width - 1} height={height - 1} rx={2} />
      {hasPattern && (
        <rect x={1} y={height - band - 1} width={Math.max(0, width - 2)} height={band} fill={patternOf(cell.role)} />
      )}
      {isNumbered &&
        cell.cpus.map((cpu, at) => (
          <text key={cpu} className="dpdk-map__number" x={((at + 0.5) * width) / cell.cpus.length} y={hasPattern ? 15 : 18}>
            {cpu}
          </text>
        ))}
      {isNumbered &&
        cell.cpus
          .slice(1)
          .map((cpu, at) => (
            <path
              key={cpu}
              className="dpdk-map__sibling"
              d={`M${String(((at + 1) * width) / cell.cpus.length)} 4v${String(height - (hasPattern ? BAND : 0) - 8)}`}
            />
          ))}
    </>
  );
};

const Warning = ({ x }: { readonly x: number }): ReactNode => (
  <g className="dpdk-map__warning" transform={`translate(${String(x - 7)} -5)`}>
    <path d="M6 0L12 11H0z" />
    <path className="dpdk-map__mark" d="M6 4v3.4M6 8.6v1.2" />
  </g>
);
