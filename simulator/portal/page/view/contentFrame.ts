import { element } from './element';

/**
 * The visible iframe of a plugin's page: in the document only while its place is shown, so that each visit loads it anew.
 *
 * Height = window height - top of the container - 6 px: AbstractDynamicUrlContentView.java.
 */
export function createContentFrame(url: string) {
  const frame = element('iframe', { class: 'plugin-frame', attributes: { src: url } });
  const holder = element('div', { class: 'plugin-frame-holder' });
  const fit = (): void => {
    if (holder.isConnected) frame.style.height = `${window.innerHeight - Math.trunc(holder.getBoundingClientRect().top) - 6}px`;
  };
  window.addEventListener('resize', fit);
  return {
    element: holder,
    fit,
    show: (): void => {
      if (frame.isConnected) return;
      fit();
      holder.append(frame);
    },
    hide: (): void => frame.remove(),
    setUrl(next: string): void {
      frame.setAttribute('src', next);
    },
    /** For the document that is loaded now. */
    setUnloadHandler(handler: unknown): void {
      if (frame.contentWindow && typeof handler === 'function')
        frame.contentWindow.onunload = () => void Reflect.apply(handler, undefined, []);
    },
  };
}
export type ContentFrame = ReturnType<typeof createContentFrame>;
