import type { ReactNode } from 'react';
import type { VmReading } from '../backstage/face';
import { useMessages } from '../i18n/useMessages';
import type { Chosen } from '../portal/entityKind';
import { DetailsLink } from '../shared/DetailsLink';
import { ExportButton } from '../shared/ExportButton';
import { TabHead } from '../shared/TabHead';
import type { VmView } from './vmView';

interface VmHeadProps {
  readonly reading: VmReading;
  readonly chosen: Chosen;
  readonly view: VmView;
  readonly refreshing: boolean;
  readonly reload: () => void;
}

/** Does DPDK work in this VM; where it runs, and where it starts next. */
export const VmHead = ({ reading, chosen, view, refreshing, reload }: VmHeadProps): ReactNode => {
  const { t, rich } = useMessages();
  const { vm, cluster, readAt } = reading;
  const status = { status: vm.status, word: vm.status.replaceAll('_', ' ') };
  return (
    <TabHead
      state={view.state}
      verdict={t(`vm.verdict.${view.verdict}`, { name: vm.name })}
      facts={[
        view.host === undefined
          ? t('vm.state', status)
          : rich(
              'vm.stateOn',
              { ...status, host: view.host },
              { host: () => <DetailsLink kind="host" name={view.host ?? ''} /> },
            ),
        rich('vm.cluster', { cluster: cluster.name }, { link: () => <DetailsLink kind="cluster" name={cluster.name} /> }),
        <NextStart key="next" hosts={view.fitting} isUnknown={view.isStartUnknown} />,
      ]}
      readAt={readAt}
      refreshing={refreshing}
      reload={reload}
      actions={<ExportButton chosen={chosen} />}
    />
  );
};

/** Hosts named in the head; the card of hosts has all. */
const NAMED = 2;

const NextStart = ({ hosts, isUnknown }: { readonly hosts: readonly string[]; readonly isUnknown: boolean }): ReactNode => {
  const { t, rich } = useMessages();
  if (hosts.length === 0) return t(isUnknown ? 'vm.nextStartUnknown' : 'vm.nextStartNowhere');
  const named = hosts.slice(0, NAMED);
  return rich(
    'vm.nextStartOn',
    { count: hosts.length - named.length },
    {
      hosts: () =>
        named.map((name, at) => (
          <span key={name}>
            {at > 0 && ', '}
            <DetailsLink kind="host" name={name} />
          </span>
        )),
    },
  );
};
