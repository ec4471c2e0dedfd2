import { useEffect, useState } from 'react';
import type { Chosen, EntityKind } from '../portal/entityKind';
import { useBackstage } from './BackstageContext';

/** What is selected in the portal, followed as it changes: arrow keys in a details view choose another thing while our tab is shown. */
export const useChosen = (kind: EntityKind): Chosen | undefined => {
  const { selection } = useBackstage();
  const [chosen, setChosen] = useState(() => selection.current(kind));
  useEffect(
    () =>
      onPage(
        selection.onChange((changed) => {
          if (changed === kind) setChosen(selection.current(kind));
        }),
      ),
    [selection, kind],
  );
  return chosen;
};

/** Ends a subscription with the component, and with the page: the portal takes a frame away without a word to React. */
export const onPage = (stop: () => void): (() => void) => {
  window.addEventListener('pagehide', stop);
  return () => {
    window.removeEventListener('pagehide', stop);
    stop();
  };
};
