import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Width of an element in pixels, as it changes; `assumed` until it is known, and where nothing can be measured. */
export const useWidth = <T extends HTMLElement>(
  assumed: number,
): { readonly ref: RefObject<T | null>; readonly width: number } => {
  const ref = useRef<T>(null);
  const [width, setWidth] = useState(assumed);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || !('ResizeObserver' in window)) return undefined;
    const measure = (): void => setWidth(Math.floor(element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
};
