import type { ReactNode } from 'react';

export interface Column {
  readonly key: string;
  readonly title: string;
  /** Its title is read out, not shown. */
  readonly isSilent?: boolean;
}

export interface Row {
  readonly key: string;
  /** By column. The first is the row's head. */
  readonly cells: Readonly<Record<string, ReactNode>>;
}

interface DataTableProps {
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly className?: string;
}

/** A plain table; `data-column` lets a page drop columns where the frame is narrow. */
export const DataTable = ({ caption, columns, rows, className = '' }: DataTableProps): ReactNode => (
  <div className="dpdk-table__frame">
    <table className={`dpdk-table ${className}`}>
      <caption className="pf-v6-screen-reader">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ key, title, isSilent }) => (
            <th key={key} scope="col" data-column={key}>
              {isSilent ? <span className="pf-v6-screen-reader">{title}</span> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            {columns.map(({ key }, at) =>
              at === 0 ? (
                <th key={key} scope="row" data-column={key}>
                  {row.cells[key]}
                </th>
              ) : (
                <td key={key} data-column={key}>
                  {row.cells[key]}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
