import { useEffect, useState } from 'react';
import type { Run } from '../backstage/face';
import { useBackstage } from './BackstageContext';
import { onPage } from './useChosen';

/** The latest run for a thing, as it goes on; also one that was started in a dialog that is closed by now. */
export const useRunOf = (thing: string): Run | undefined => {
  const { runs } = useBackstage();
  const [seen, setSeen] = useState<{ readonly thing: string; readonly run: Run | undefined }>();
  useEffect(
    () =>
      onPage(
        runs.onChange((run) => {
          if (run.of?.id === thing) setSeen({ thing, run });
        }),
      ),
    [runs, thing],
  );
  return seen?.thing === thing ? seen.run : runs.of(thing);
};
