import type { ReactNode } from 'react';
import { useMessages } from '../../i18n/useMessages';
import type { PageCount } from './pageCount';

/** More pages than these are drawn as one block: each would be narrower than its border. */
const MOST = 32;

/** The pages of a VM, one block each; at the end what is lost to rounding. */
export const PagesBar = ({ counted, vm }: { readonly counted: PageCount; readonly vm: string }): ReactNode => {
  const { t } = useMessages();
  const { memory, pages, page, taken, lost } = counted;
  const isEach = pages <= MOST;
  const blocks = isEach ? [...Array(pages).keys()] : [0];
  const lostShare = lost / (isEach ? page : taken);
  return (
    <div role="img" aria-label={t('pages.bar', { vm, memory, taken })} className="dpdk-need__bar">
      {blocks.map((at) => (
        <span key={at} className="dpdk-need__block">
          {at === blocks.length - 1 && lost > 0 && (
            <span className="dpdk-need__lost" style={{ width: `${String(lostShare * 100)}%` }} />
          )}
        </span>
      ))}
    </div>
  );
};
