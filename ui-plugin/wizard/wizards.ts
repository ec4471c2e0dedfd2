import type { WizardName } from '../backstage/face';
import { attachNetwork } from './attachNetwork/attachNetwork';
import { wizardPage, type WizardPageOf } from './frame/wizardPage';
import { hugePages } from './hugePages/hugePages';
import { newCluster } from './newCluster/newCluster';
import { prepareHost } from './prepareHost/prepareHost';

/** The wizards there are. */
export const wizards: Readonly<Partial<Record<WizardName, WizardPageOf>>> = {
  'prepare-host': wizardPage(prepareHost),
  'attach-network': wizardPage(attachNetwork),
  'huge-pages': wizardPage(hugePages),
  'new-cluster': wizardPage(newCluster),
};
