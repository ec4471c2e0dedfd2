import type { ReactNode } from 'react';
import type { Sharing, VmState } from '../../client/index';
import { useMessages } from '../i18n/useMessages';
import { Explained } from '../shared/Explained';
import { Fate } from './Fate';
import { sizeText } from './sizeText';
import type { Cell } from './vmView';

/** What one setting is at one time. */
export const SettingCell = ({ cell }: { readonly cell: Cell }): ReactNode => {
  const { t, number } = useMessages();
  switch (cell.kind) {
    case 'memory':
      return t('vm.memory', { mib: cell.mib });
    case 'pages':
      return <Pages pages={cell.pages} />;
    case 'sharing':
      return <Shared sharing={cell.sharing} />;
    case 'nic':
      return <Fate fate={cell.fate} />;
    case 'vcpus':
      return number(cell.count);
    case 'numa':
      return <Pinning nodes={cell.nodes} />;
  }
};

const Pages = ({ pages }: { readonly pages: VmState['pages'] }): ReactNode => {
  const { t } = useMessages();
  return pages.kind === 'size'
    ? t('vm.pages.size', { count: pages.count, size: sizeText(pages.size) })
    : t(`vm.pages.${pages.kind}`);
};

/** A verdict with its reason, and behind the reason what mends it. */
const Shared = ({ sharing: { shared, because, mend } }: { readonly sharing: Sharing }): ReactNode => {
  const { t, rich, say } = useMessages();
  return rich(
    `vm.shared.${shared}`,
    { how: t(`vm.sharing.${because}`) },
    {
      why: (how) => (
        <Explained
          explanation={
            <>
              <span className="dpdk-reason">{t(`vm.sharing.why.${because}`)}</span>
              {mend && (
                <span className="dpdk-reason">
                  <strong>{t('vm.sharing.mends')}</strong> {say(mend)}
                </span>
              )}
            </>
          }
        >
          {how}
        </Explained>
      ),
    },
  );
};

const Pinning = ({ nodes }: { readonly nodes: readonly (readonly number[])[] }): ReactNode => {
  const { t, list } = useMessages();
  if (nodes.every((hostNodes) => hostNodes.length === 0)) return t('vm.numa.none');
  const lines = nodes.map((hostNodes, index) =>
    hostNodes.length === 0
      ? t('vm.numa.unpinned', { index })
      : t('vm.numa.pinned', { index, nodes: list(hostNodes.map((node) => String(node))) }),
  );
  return list(lines);
};
