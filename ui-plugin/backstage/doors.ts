import { placeOf } from '../portal/entityKind';
import type { FrontOfHouse } from '../plugin/main';
import type { PortalDoors } from './face';

export const createDoors = ({ api, dialogs }: FrontOfHouse, portal: Window): PortalDoors => ({
  openWizard: (wizard, of, preset) => {
    dialogs.open(wizard, of, preset);
  },
  closeWizard: (wizard) => {
    dialogs.close(wizard);
  },
  showList: (kind) => {
    api.revealPlace(placeOf[kind].list);
  },
  // revealPlace takes no parameters: the name goes into the address (observed on portal 4.5.8).
  showDetails: (kind, name) => {
    portal.location.hash = `${placeOf[kind].list}-general;name=${encodeURIComponent(name)}`;
  },
  signIn: () => {
    portal.location.reload();
  },
});
