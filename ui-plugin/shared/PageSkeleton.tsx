import { Skeleton } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/useMessages';

/** Of the sizes that the page will have, so that nothing jumps. */
export const PageSkeleton = ({ name }: { readonly name: string }): ReactNode => {
  const { t } = useMessages();
  return (
    <main className="dpdk-page" aria-busy>
      <p role="status" className="pf-v6-screen-reader">
        {t('page.reading', { name })}
      </p>
      <Skeleton height="36px" width="60%" className="dpdk-skeleton" />
      <Skeleton height="170px" className="dpdk-skeleton" />
      <Skeleton height="250px" className="dpdk-skeleton" />
      <Skeleton height="160px" className="dpdk-skeleton" />
    </main>
  );
};
