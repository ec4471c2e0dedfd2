import { useEffect, useState, type ReactNode, type RefObject } from 'react';

interface Shown {
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
}

/** What is told of the thing under the pointer, or of the one that has the focus: its `data-tip`, a line each. */
export const MapTip = ({ within }: { readonly within: RefObject<HTMLElement | null> }): ReactNode => {
  const [shown, setShown] = useState<Shown>();
  useEffect(() => {
    const frame = within.current;
    if (!frame) return undefined;
    const show = ({ target }: Event): void => {
      const thing = target instanceof Element ? target.closest('[data-tip]') : null;
      setShown(thing ? tipOf(thing, frame) : undefined);
    };
    const hide = (): void => setShown(undefined);
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') hide();
    };
    const listeners = [
      ['pointerover', show],
      ['pointerleave', hide],
      ['focusin', show],
      ['focusout', hide],
    ] as const;
    for (const [name, listener] of listeners) frame.addEventListener(name, listener);
    frame.addEventListener('keydown', onKey);
    return () => {
      for (const [name, listener] of listeners) frame.removeEventListener(name, listener);
      frame.removeEventListener('keydown', onKey);
    };
  }, [within]);
  if (!shown) return null;
  const [first, ...rest] = shown.lines;
  // Not for readers of the screen: what has the focus says the same by its name.
  return (
    <div className="dpdk-map__tip" aria-hidden style={{ insetInlineStart: shown.x, top: shown.y }}>
      <b>{first}</b>
      {rest.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
};

const WIDTH = 260;

const tipOf = (thing: Element, frame: HTMLElement): Shown => {
  const box = thing.getBoundingClientRect();
  const around = frame.getBoundingClientRect();
  const x = Math.max(0, Math.min(box.left - around.left, around.width - WIDTH));
  return { lines: (thing.getAttribute('data-tip') ?? '').split('\n'), x, y: box.bottom - around.top + 8 };
};
