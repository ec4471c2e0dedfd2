import type { ReactNode } from 'react';
import { useMessages } from '../i18n/useMessages';
import { memoryText } from '../shared/sizes';
import { patternOf } from './MapPatterns';
import type { MapNode } from './mapView';
import { pagesTip } from './mapWords';
import { ordinaryMemory, pageBar, type PageGroup, type PageUser } from './pageBar';
import { Swatch } from './Swatch';

interface NodePagesProps {
  readonly node: MapNode;
  /** MiB that the whole width stands for. */
  readonly scale: number;
  readonly width: number;
  /** One line of words, without swatches. */
  readonly isShort: boolean;
}

const HEIGHT = 16;
const ROLES: Readonly<Record<PageUser, string>> = { openVswitch: 'pmd', vms: 'guest', free: 'free' };

/** The memory of a node: who has its huge pages, and what is left as ordinary memory. */
export const NodePages = ({ node, scale, width, isShort }: NodePagesProps): ReactNode => {
  const messages = useMessages();
  const { t } = messages;
  const pages = node.pages ?? [];
  const groups = pageBar(pages, scale, width);
  return (
    <>
      <svg
        className="dpdk-map__pages"
        role="presentation"
        width={width}
        height={HEIGHT + 6}
        viewBox={`0 -3 ${String(width)} ${String(HEIGHT + 6)}`}
      >
        <rect
          className="dpdk-map__ordinary"
          x={0.5}
          y={0.5}
          width={Math.max(0, Math.round((node.memory / scale) * width) - 1)}
          height={HEIGHT - 1}
        />
        {groups.map((group) => {
          const tip = pagesTip(messages, group, node.id);
          return (
            <g
              key={`${group.user}-${String(group.size)}`}
              role="img"
              className="dpdk-map__group"
              data-role={ROLES[group.user]}
              data-stop="pages"
              data-tip={tip.join('\n')}
              aria-label={tip.join('. ')}
              tabIndex={-1}
            >
              <Group group={group} />
            </g>
          );
        })}
      </svg>
      {isShort || pages.length === 0 ? <Words node={node} /> : <Legend node={node} />}
      {pages.length === 0 && (
        <p className="dpdk-map__words">{t('host.node.noPages', { memory: memoryText(messages, node.memory) })}</p>
      )}
    </>
  );
};

const Group = ({ group: { user, x, width, edges } }: { readonly group: PageGroup }): ReactNode => {
  const fill = user === 'free' ? undefined : patternOf(ROLES[user]);
  return (
    <>
      <rect className="dpdk-map__block" x={x + 0.5} y={0.5} width={Math.max(0, width - 1)} height={HEIGHT - 1} />
      {fill && <rect x={x + 1} y={1} width={Math.max(0, width - 2)} height={HEIGHT - 2} fill={fill} />}
      {edges.slice(0, -1).map((edge) => (
        <path key={edge} className="dpdk-map__edge" d={`M${String(edge - 0.5)} 0v${String(HEIGHT)}`} />
      ))}
    </>
  );
};

const Words = ({ node }: { readonly node: MapNode }): ReactNode => {
  const { t } = useMessages();
  return (node.pages ?? []).map(({ size, total, openVswitch, vms, free }) => (
    <p key={size} className="dpdk-map__words">
      {t('host.pages.short', { total, openVswitch, vms, free })}
    </p>
  ));
};

const Legend = ({ node }: { readonly node: MapNode }): ReactNode => {
  const messages = useMessages();
  const { t } = messages;
  const pages = node.pages ?? [];
  return pages.map(({ size, total, openVswitch, vms, free }, at) => (
    <ul key={size} className="dpdk-map__counts">
      <li>{t('host.pages.of', { total, size })}</li>
      <li>
        <Swatch role="pmd" /> {t('host.pages.ovs', { count: openVswitch })}
      </li>
      <li>
        <Swatch role="guest" /> {t('host.pages.vmPages', { count: vms })}
      </li>
      <li>
        <Swatch role="free" /> {t('host.pages.free', { count: free })}
      </li>
      {at === pages.length - 1 && (
        <li>
          <Swatch role="ordinary" />{' '}
          {t('host.pages.ordinary', { memory: memoryText(messages, ordinaryMemory(node.memory, pages)) })}
        </li>
      )}
    </ul>
  ));
};
