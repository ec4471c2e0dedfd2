import type { ComponentType } from 'react';
import type { EntityKind } from '../../portal/entityKind';
import type { Opened, Wizard } from './wizard';
import { WizardOf } from './WizardOf';

/** A wizard as the page opens it, whatever it asks for. */
export interface WizardPageOf {
  readonly kind?: EntityKind;
  readonly Page: ComponentType<Opened>;
}

export const wizardPage = <S extends object, D>(wizard: Wizard<S, D>): WizardPageOf => ({
  ...(wizard.kind && { kind: wizard.kind }),
  Page: (opened) => <WizardOf wizard={wizard} {...opened} />,
});
