import { Alert } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useMessages } from '../../i18n/useMessages';
import type { NodeCount } from './pageCount';

/** Pages of each NUMA node of the VM. */
export const NodeTable = ({ nodes }: { readonly nodes: readonly NodeCount[] }): ReactNode => {
  const { t, number } = useMessages();
  const odd = nodes.filter(({ lost }) => lost > 0).map(({ node }) => String(node));
  return (
    <>
      <div className="dpdk-card">
        <table className="dpdk-small-table">
          <caption>{t('pages.nodes')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('pages.nodes.node')}</th>
              <th scope="col">{t('pages.nodes.memory')}</th>
              <th scope="col">{t('pages.nodes.pages')}</th>
              <th scope="col">{t('pages.nodes.lost')}</th>
            </tr>
          </thead>
          <tbody>
            {nodes.map(({ node, memory, pages, lost }) => (
              <tr key={node}>
                <th scope="row">{number(node)}</th>
                <td>{number(memory)} MiB</td>
                <td>{number(pages)}</td>
                <td>{number(lost)} MiB</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {odd.length > 0 && <Alert isInline component="p" variant="warning" title={t('pages.nodes.odd', { odd })} />}
    </>
  );
};
