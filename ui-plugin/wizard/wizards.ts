import type { WizardName } from '../backstage/face';
import { attachNetwork } from './attachNetwork/attachNetwork';
import { wizardPage, type WizardPageOf } from './frame/wizardPage';
import { prepareHost } from './prepareHost/prepareHost';

/** The wizards there are. */
export const wizards: Readonly<Partial<Record<WizardName, WizardPageOf>>> = {
  'prepare-host': wizardPage(prepareHost),
  'attach-network': wizardPage(attachNetwork),
};
