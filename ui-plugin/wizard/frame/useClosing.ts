import { useEffect, useState } from 'react';

export interface Closing {
  /** It was asked whether what was entered may go. */
  readonly isAsking: boolean;
  /** Closes, or asks first. */
  readonly ask: () => void;
  readonly goOn: () => void;
}

/** Closing by button or Esc, and the question before it where something would be lost. */
export const useClosing = (wouldLose: boolean, close: () => void): Closing => {
  const [isAsking, setAsking] = useState(false);
  const ask = (): void => {
    if (wouldLose) setAsking(true);
    else close();
  };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // A menu or popover that Esc closes has taken the key for itself.
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (isAsking) setAsking(false);
      else ask();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  return { isAsking, ask, goOn: () => setAsking(false) };
};
