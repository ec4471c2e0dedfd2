import { openPortal, type OpenOptions, type OpenPortal } from '../support/openPortal';

/** A page of ours in one of its states, and the way there. */
export interface Scene {
  /** As in `docs/screenshots/<name>.png`. */
  readonly name: string;
  readonly open?: OpenOptions;
  /** What leads there; ends when the state is shown. What is shown on the way is named to `look`. */
  readonly reach: (portal: OpenPortal, look: (state: string) => Promise<void>) => Promise<unknown>;
  /** What the browser itself says on the way, such as that an answer was a 404. */
  readonly expected?: readonly RegExp[];
}

/** As strict as a site may be one day: nothing inline, nothing from elsewhere. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'";

type Viewport = Pick<OpenOptions, 'width' | 'height'>;

/** Plays a scene in a portal of its own, under a strict policy for our pages, and looks at each of its states. */
export const enact = async (
  scene: Scene,
  look: (portal: OpenPortal, state: string) => Promise<void>,
  size: Viewport = {},
): Promise<void> => {
  const portal = await openPortal({ ...scene.open, ...size, login: false });
  try {
    await portal.page.context().route(/\/plugin\/ovirt-dpdk\/[^/]+\.html/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': POLICY } });
    });
    await portal.login();
    await scene.reach(portal, (state) => look(portal, state));
    await look(portal, scene.name);
  } finally {
    await portal.close();
  }
};
