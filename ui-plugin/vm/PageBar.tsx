import type { ReactNode } from 'react';
import { useMessages } from '../i18n/useMessages';
import type { HostRow } from './vmView';

/** Free pages of a host as a bar on the scale of all hosts, with a mark where the need ends. The number beside it says the same. */
export const PageBar = ({ row: { free, bar } }: { readonly row: HostRow }): ReactNode => {
  const { t, number } = useMessages();
  if (free === undefined || !bar) return <span className="dpdk-quiet">{t('vm.fate.unseen')}</span>;
  return (
    <span className="dpdk-pages">
      <span className="dpdk-pages__count">{number(free)}</span>
      <svg className="dpdk-pages__bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
        <rect className="dpdk-pages__all" width="100" height="10" />
        <rect className={bar.isEnough ? 'dpdk-pages__enough' : 'dpdk-pages__short'} width={bar.free} height="10" />
        <line className="dpdk-pages__need" x1={bar.need} x2={bar.need} y1="0" y2="10" />
      </svg>
    </span>
  );
};
