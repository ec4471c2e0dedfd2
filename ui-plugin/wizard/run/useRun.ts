import { useEffect, useState } from 'react';
import type { Run } from '../../backstage/face';
import { useBackstage } from '../../shared/BackstageContext';
import { onPage } from '../../shared/useChosen';

/** A run by its id, as it goes on. */
export const useRun = (id: string): Run | undefined => {
  const { runs } = useBackstage();
  const [told, setTold] = useState<Run>();
  useEffect(
    () =>
      onPage(
        runs.onChange((run) => {
          if (run.id === id) setTold(run);
        }),
      ),
    [runs, id],
  );
  return told?.id === id ? told : runs.get(id);
};
