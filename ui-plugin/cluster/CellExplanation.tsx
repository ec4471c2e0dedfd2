import { useEffect, useRef, useState, type ReactNode, type ToggleEvent } from 'react';
import { useMessages } from '../i18n/useMessages';
import type { ChainStep } from '../shared/chainView';

interface Explained {
  readonly host: string;
  readonly cell: ChainStep;
}

const MARGIN = 8;

/** Below the cell, or above it where there is no room; inside the frame. */
const place = (popover: HTMLElement, cell: DOMRect): void => {
  const { width, height } = popover.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const isBelow = cell.bottom + height + MARGIN < clientHeight;
  popover.style.left = `${String(Math.max(MARGIN, Math.min(cell.left, clientWidth - width - MARGIN)))}px`;
  popover.style.top = `${String(isBelow ? cell.bottom + 2 : Math.max(MARGIN, cell.top - height - 2))}px`;
};

/** What a cell of the matrix stands for, in one popover for all of them: there may be thousands. */
export const useCellExplanation = (): {
  readonly explain: (button: HTMLButtonElement, what: Explained) => void;
  readonly explanation: ReactNode;
} => {
  const { t, say } = useMessages();
  const [what, setWhat] = useState<Explained>();
  const popover = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    const [element, cell] = [popover.current, button.current];
    if (!what || !element || !cell) return;
    element.showPopover();
    place(element, cell.getBoundingClientRect());
    element.focus();
  }, [what]);

  const onToggle = (event: ToggleEvent<HTMLDivElement>): void => {
    if (event.newState !== 'closed') return;
    setWhat(undefined);
    if (document.activeElement === document.body || event.currentTarget.contains(document.activeElement)) button.current?.focus();
  };

  const title = what ? t('cluster.cell', { host: what.host, link: t(`link.${what.cell.name}`) }) : '';
  return {
    explain: (from, next) => {
      button.current = from;
      setWhat(next);
    },
    explanation: (
      <div ref={popover} popover="auto" role="dialog" aria-label={title} tabIndex={-1} className="dpdk-cell" onToggle={onToggle}>
        {what && (
          <>
            <h3>{title}</h3>
            <dl>
              <dt>{t('chain.seen')}</dt>
              <dd>{say(what.cell.link)}</dd>
              <dt>{t('chain.needed')}</dt>
              <dd>{t(`needed.${what.cell.name}`)}</dd>
              {what.cell.link.mend && (
                <>
                  <dt>{t(what.cell.state === 'unknown' ? 'chain.tells' : 'chain.mends')}</dt>
                  <dd>{say(what.cell.link.mend)}</dd>
                </>
              )}
            </dl>
          </>
        )}
      </div>
    ),
  };
};
