import type { WizardName } from '../backstage/face';
import type { WizardPageOf } from './frame/wizardPage';

/** The wizards there are. */
export const wizards: Readonly<Partial<Record<WizardName, WizardPageOf>>> = {};
