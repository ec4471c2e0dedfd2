import { useEffect } from 'react';
import { useBackstage } from '../../shared/BackstageContext';
import { onPage } from '../../shared/useChosen';

/** Reads anew once facts of the host are dropped or forgotten, here or in its tab. */
export const useFactsChange = (hostId: string, reload: () => void): void => {
  const { factsShelf } = useBackstage();
  useEffect(
    () =>
      onPage(
        factsShelf.onChange((id) => {
          if (id === hostId) reload();
        }),
      ),
    [factsShelf, hostId, reload],
  );
};
