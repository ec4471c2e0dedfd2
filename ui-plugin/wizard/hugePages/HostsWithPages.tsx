import { Alert, Button } from '@patternfly/react-core';
import { useId, useState, type ReactNode } from 'react';
import type { VmReading } from '../../backstage/face';
import { useMessages } from '../../i18n/useMessages';
import type { Size } from './choice';
import { freePages, type FreePages, type HostPages } from './freePages';

interface HostsWithPagesProps {
  readonly data: VmReading;
  readonly size: Size;
  readonly need: number;
}

const FIRST = 6;

/** Hosts by their free pages, on one scale, with a mark where the need of the VM ends. */
export const HostsWithPages = ({ data, size, need }: HostsWithPagesProps): ReactNode => {
  const { t } = useMessages();
  const id = useId();
  const [isWhole, setWhole] = useState(false);
  const free = freePages(data, size, need);
  const { hosts, enough, few, none, untold, scale } = free;
  const shown = isWhole ? hosts : hosts.slice(0, FIRST);
  const own = hosts.find((host) => host.own > 0)?.own;
  return (
    <section aria-labelledby={id}>
      <p className="dpdk-host-pages__head">
        <strong id={id}>{t('pages.hosts', { need })}</strong>{' '}
        <span>{t('pages.hosts.count', { enough, hosts: hosts.length + untold, need, few, none, untold })}</span>
      </p>
      {hosts.length > 0 && (
        <ul className="dpdk-host-pages">
          {shown.map((host) => (
            <HostBar key={host.id} host={host} need={need} scale={scale} />
          ))}
        </ul>
      )}
      {shown.length < hosts.length && (
        <Button variant="link" isInline onClick={() => setWhole(true)}>
          {t('pages.hosts.more', { more: hosts.length - shown.length })}
        </Button>
      )}
      {own !== undefined && <p className="dpdk-need__note">{t('pages.hosts.own', { vm: data.vm.name, own })}</p>}
      <Nobody free={free} vm={data.vm.name} />
    </section>
  );
};

const percent = (part: number, whole: number): string => `${String((part / whole) * 100)}%`;

const HostBar = ({ host, need, scale }: { readonly host: HostPages; readonly need: number; readonly scale: number }) => {
  const { t, number } = useMessages();
  const { name, free, isEnough } = host;
  const verdict = isEnough ? t('pages.hosts.enough') : t('pages.hosts.short', { missing: need - free });
  return (
    <li className="dpdk-host-pages__host" title={`${name}: ${verdict}`}>
      <span className="dpdk-host-pages__name">{name}</span>
      <span className="dpdk-host-pages__number">{number(free)}</span>
      <span className="dpdk-host-pages__bar" data-enough={isEnough}>
        <span className="dpdk-host-pages__part" style={{ width: percent(free, scale) }} />
        <span className="dpdk-host-pages__mark" style={{ insetInlineStart: percent(need, scale) }} />
      </span>
      <span className="pf-v6-screen-reader">{verdict}</span>
    </li>
  );
};

const Nobody = ({ free: { enough, untold, hosts }, vm }: { readonly free: FreePages; readonly vm: string }): ReactNode => {
  const { t } = useMessages();
  const [best] = hosts;
  if (enough > 0 || untold > 0 || !best) return null;
  return (
    <Alert isInline component="p" variant="warning" title={t('pages.hosts.nobody', { vm, most: best.free, host: best.name })} />
  );
};
