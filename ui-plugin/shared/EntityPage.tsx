import { Alert } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/useMessages';
import type { Chosen, EntityKind } from '../portal/entityKind';
import { errorKind, wordsOf, type ErrorKind } from './errorKind';
import { PageSkeleton } from './PageSkeleton';
import { Failed, NoEntity, Unmanaged } from './states';
import { useChosen } from './useChosen';
import { useLoad } from './useLoad';

interface EntityPageProps<T> {
  readonly kind: EntityKind;
  readonly read: (chosen: Chosen, signal: AbortSignal) => Promise<T>;
  readonly known: (chosen: Chosen) => T | undefined;
  readonly children: (data: T, chosen: Chosen, refreshing: boolean, reload: () => void) => ReactNode;
}

/** The frame of a tab: what is chosen, and each state of reading it. */
export const EntityPage = <T,>({ kind, ...parts }: EntityPageProps<T>): ReactNode => {
  const chosen = useChosen(kind);
  if (!chosen) return <NoEntity kind={kind} />;
  if (!chosen.managed) return <Unmanaged kind={kind} name={chosen.name} />;
  return <Read key={chosen.id} chosen={chosen} {...parts} />;
};

const Read = <T,>({
  chosen,
  read,
  known,
  children,
}: Omit<EntityPageProps<T>, 'kind'> & { readonly chosen: Chosen }): ReactNode => {
  const { t } = useMessages();
  const { load, reload } = useLoad(chosen.id, (signal) => read(chosen, signal), known(chosen));
  if (load.state === 'loading') return <PageSkeleton name={chosen.name} />;
  // What is gone or may not be seen any more is not shown from memory.
  if (load.state === 'ready' && load.refreshError !== undefined && ENDS.has(errorKind(load.refreshError)))
    return <Failed kind={chosen.kind} name={chosen.name} error={load.refreshError} retry={reload} />;
  if (load.state === 'failed') return <Failed kind={chosen.kind} name={chosen.name} error={load.error} retry={reload} />;
  return (
    <main className="dpdk-page">
      {load.refreshError !== undefined && (
        <Alert isInline component="p" variant="warning" title={t('page.refreshFailed')}>
          {wordsOf(load.refreshError)}
        </Alert>
      )}
      {children(load.data, chosen, load.refreshing, reload)}
    </main>
  );
};

const ENDS: ReadonlySet<ErrorKind> = new Set(['gone', 'denied', 'expired']);
