import type { Backstage } from '../backstage/face';

declare global {
  interface Window {
    /** Set by the hidden page on the portal's window. */
    ovirtDpdk?: Backstage;
  }
}

export const BACKSTAGE_EVENT = 'ovirtDpdk';
/** The hidden page loads before the first place is shown; after this long it will not come. */
const PATIENCE_MS = 15000;

export const portalWindow = (): Window => window.top ?? window.parent;

/** Waits until the hidden page is there. @returns undefined when the plugin did not start or was thrown out */
export const findBackstage = (portal: Window = portalWindow()): Promise<Backstage | undefined> =>
  new Promise((resolve) => {
    const answer = (): void => {
      clearTimeout(timer);
      portal.removeEventListener(BACKSTAGE_EVENT, answer);
      resolve(aliveIn(portal));
    };
    const timer = setTimeout(answer, PATIENCE_MS);
    portal.addEventListener(BACKSTAGE_EVENT, answer);
    if (aliveIn(portal)) answer();
  });

const aliveIn = ({ ovirtDpdk }: Window): Backstage | undefined => (ovirtDpdk && !ovirtDpdk.window.closed ? ovirtDpdk : undefined);
