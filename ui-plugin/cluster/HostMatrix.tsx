import { Button, FormSelect, FormSelectOption } from '@patternfly/react-core';
import { useState, type ReactNode } from 'react';
import type { HostOfCluster } from '../backstage/face';
import { useMessages } from '../i18n/useMessages';
import { useBackstage } from '../shared/BackstageContext';
import { Card } from '../shared/Card';
import type { ChainStep } from '../shared/chainView';
import { StateIcon } from '../shared/StateIcon';
import { useCellExplanation } from './CellExplanation';
import { foldRows } from './foldedRows';
import { matrixOf, type Matrix, type MatrixOrder, type MatrixRow } from './matrix';

/** Hosts and links: a heat map in which each cell says in words what its colour says. */
export const HostMatrix = ({
  hosts,
  children,
}: {
  readonly hosts: readonly HostOfCluster[];
  readonly children: ReactNode;
}): ReactNode => {
  const { t } = useMessages();
  const [order, setOrder] = useState<MatrixOrder>('worst');
  const [pages, setPages] = useState(1);
  const [isUnfolded, setUnfolded] = useState(false);
  const matrix = matrixOf(hosts, order);
  const { shown, folded, left } = foldRows(matrix.rows, pages, isUnfolded);
  return (
    <Card title={t('cluster.hosts')} actions={<OrderChoice matrix={matrix} order={order} onChange={setOrder} />}>
      {hosts.length > 0 && <MatrixTable matrix={matrix} rows={shown} />}
      {folded > 0 && (
        <p className="dpdk-matrix__more">
          <StateIcon state="ok" isSaid /> {t('cluster.folded', { folded })}{' '}
          <Button variant="link" isInline onClick={() => setUnfolded(true)}>
            {t('cluster.unfold')}
          </Button>
        </p>
      )}
      {left > 0 && (
        <p className="dpdk-matrix__more">
          <Button variant="link" isInline onClick={() => setPages(pages + 1)}>
            {t('cluster.more', { left })}
          </Button>
        </p>
      )}
      {children}
    </Card>
  );
};

interface OrderChoiceProps {
  readonly matrix: Matrix;
  readonly order: MatrixOrder;
  readonly onChange: (order: MatrixOrder) => void;
}

const OrderChoice = ({ matrix: { columns }, order, onChange }: OrderChoiceProps): ReactNode => {
  const { t } = useMessages();
  const orders: readonly MatrixOrder[] = ['worst', 'name', ...columns.map(({ name }) => name)];
  return (
    <FormSelect
      className="dpdk-matrix__order"
      aria-label={t('cluster.order')}
      value={order}
      onChange={(_, value) => onChange(orders.find((one) => one === value) ?? 'worst')}
    >
      {orders.map((one) => (
        <FormSelectOption key={one} value={one} label={orderText(t, one)} />
      ))}
    </FormSelect>
  );
};

const orderText = (t: ReturnType<typeof useMessages>['t'], order: MatrixOrder): string => {
  if (order === 'worst') return t('cluster.order.worst');
  if (order === 'name') return t('cluster.order.name');
  return t('cluster.order.link', { link: t(`link.${order}`) });
};

const MatrixTable = ({ matrix, rows }: { readonly matrix: Matrix; readonly rows: readonly MatrixRow[] }): ReactNode => {
  const { t, say } = useMessages();
  const { portal } = useBackstage();
  const { explain, explanation } = useCellExplanation();
  return (
    <div className="dpdk-scroll" role="group" aria-label={t('cluster.hosts')} tabIndex={0}>
      <table className="dpdk-matrix">
        <thead>
          <tr>
            <th scope="col">{t('cluster.host')}</th>
            <th scope="col">{t('cluster.datapath')}</th>
            {matrix.columns.map(({ name, holding }) => (
              <th scope="col" key={name}>
                {t(`link.${name}`)}{' '}
                <span className="dpdk-matrix__share">{t('cluster.share', { holding, of: matrix.rows.length })}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Button variant="link" isInline onClick={() => portal.showDetails('host', row.name)}>
                  <span className="dpdk-cut" title={row.name}>
                    {row.name}
                  </span>
                </Button>
              </th>
              <td className="dpdk-matrix__datapath">{say(row.datapath.reason, 'short')}</td>
              {row.cells.map((cell) => (
                <Cell key={cell.name} cell={cell} onExplain={(button) => explain(button, { host: row.name, cell })} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {explanation}
    </div>
  );
};

interface CellProps {
  readonly cell: ChainStep;
  readonly onExplain: (button: HTMLButtonElement) => void;
}

const Cell = ({ cell, onExplain }: CellProps): ReactNode => {
  const { say } = useMessages();
  return (
    <td className="dpdk-matrix__cell" data-state={cell.state}>
      <button type="button" aria-haspopup="dialog" onClick={(event) => onExplain(event.currentTarget)}>
        <StateIcon state={cell.state} />
        {cell.state !== 'ok' && <span>{say(cell.link, 'short')}</span>}
      </button>
    </td>
  );
};
