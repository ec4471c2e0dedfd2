import { useId, useRef, type ReactNode, type ToggleEvent } from 'react';

interface ExplainedProps {
  /** What is explained: a word in the text, or the verdict of a cell. */
  readonly children: ReactNode;
  readonly explanation: ReactNode;
  /** For those who do not see what the word stands beside. */
  readonly label?: string;
}

const MARGIN = 8;

/** Below the word, inside the frame. */
const place = (popover: HTMLElement, word: DOMRect): void => {
  const { width, height } = popover.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const left = Math.max(MARGIN, Math.min(word.left, clientWidth - width - MARGIN));
  const isBelow = word.bottom + height + MARGIN < clientHeight || word.top < height + MARGIN;
  popover.style.left = `${String(left)}px`;
  popover.style.top = `${String(isBelow ? word.bottom + 4 : word.top - height - 4)}px`;
};

/** A word with a dotted line that opens its explanation. The browser closes it again by Escape or a click elsewhere. */
export const Explained = ({ children, explanation, label }: ExplainedProps): ReactNode => {
  const id = useId();
  const word = useRef<HTMLButtonElement>(null);
  const onToggle = (event: ToggleEvent<HTMLElement>): void => {
    if (event.newState === 'open' && word.current) place(event.currentTarget, word.current.getBoundingClientRect());
  };
  return (
    <>
      <button type="button" ref={word} className="dpdk-explained" popoverTarget={id} aria-label={label}>
        {children}
      </button>
      <span id={id} popover="auto" className="dpdk-explanation" onToggle={onToggle}>
        {explanation}
      </span>
    </>
  );
};
