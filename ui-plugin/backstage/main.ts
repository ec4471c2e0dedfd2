import { BACKSTAGE_EVENT, portalWindow } from '../portal/findBackstage';
import type { FrontOfHouse } from '../plugin/main';
import { connect } from './connection';
import { createDoors } from './doors';
import { createFactsShelf } from './facts';
import { createPlans } from './plans';
import { createReadings } from './readings';
import { createRuns } from './runs';

const open = (front: FrontOfHouse, portal: Window): void => {
  const now = (): number => Date.now();
  const runs = createRuns((log) => connect(front.api, portal, log), now);
  const engine = connect(front.api, portal);
  const factsShelf = createFactsShelf(window.sessionStorage, now);
  portal.ovirtDpdk = {
    window,
    selection: front.selection,
    readings: createReadings(engine, factsShelf),
    plans: createPlans(engine, factsShelf),
    runs,
    factsShelf,
    portal: createDoors(front, portal),
  };
  portal.dispatchEvent(new Event(BACKSTAGE_EVENT));
};

// Without the first script there is no portal to serve: the plugin then has no tab or button either.
if (window.ovirtDpdkFront) open(window.ovirtDpdkFront, portalWindow());
