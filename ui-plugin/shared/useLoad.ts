import { useCallback, useEffect, useRef, useState } from 'react';

export type Load<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: unknown }
  /** `refreshError`: reading it anew failed; what is shown is what was read before. */
  | { readonly state: 'ready'; readonly data: T; readonly refreshing: boolean; readonly refreshError?: unknown };

export interface Loading<T> {
  readonly load: Load<T>;
  readonly reload: () => void;
}

/**
 * Reads something by its key. A new key ends the read under way; reading the same key again keeps what is shown.
 *
 * @param known what was read earlier, shown at once while it is read anew
 */
export const useLoad = <T>(key: string, read: (signal: AbortSignal) => Promise<T>, known?: T): Loading<T> => {
  const [kept, setKept] = useState<{ readonly key: string; readonly load: Load<T> }>({ key, load: initial(known) });
  const latest = useRef({ read, known });
  useEffect(() => {
    latest.current = { read, known };
  });
  const [round, setRound] = useState(0);

  useEffect(() => {
    const ender = new AbortController();
    const put = (next: (before: Load<T>) => Load<T>): void => {
      if (ender.signal.aborted) return;
      setKept((before) => ({ key, load: next(before.key === key ? before.load : initial(latest.current.known)) }));
    };
    put((before) => (before.state === 'ready' ? { ...before, refreshing: true } : { state: 'loading' }));
    latest.current.read(ender.signal).then(
      (data) => {
        put(() => ({ state: 'ready', data, refreshing: false }));
      },
      (error: unknown) => {
        put((before) =>
          before.state === 'ready'
            ? { state: 'ready', data: before.data, refreshing: false, refreshError: error }
            : { state: 'failed', error },
        );
      },
    );
    return () => {
      ender.abort();
    };
  }, [key, round]);

  const reload = useCallback(() => {
    setRound((before) => before + 1);
  }, []);
  // Until the effect of a new key has run, what belongs to the old one is not shown under it.
  return { load: kept.key === key ? kept.load : initial(known), reload };
};

const initial = <T>(known: T | undefined): Load<T> =>
  known === undefined ? { state: 'loading' } : { state: 'ready', data: known, refreshing: true };
