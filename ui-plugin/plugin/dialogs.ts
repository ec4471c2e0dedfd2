import type { WizardName } from '../backstage/face';
import type { Locale } from '../i18n/locales';
import type { Chosen } from '../portal/entityKind';
import type { PluginApi } from '../portal/pluginApi';
import { PLUGIN_NAME } from '../portal/pluginName';
import type { Labels } from './labels';
import { wizardPage } from './pages';

export interface Dialogs {
  open(wizard: WizardName, of?: Chosen, preset?: Readonly<Record<string, string>>): void;
  close(wizard: WizardName): void;
}

/** Of the whole dialog: the portal's head and foot take 100 px of the height (observed on portal 4.5.8). */
const WIDTH = 960;
const HEIGHT = 680;
const EDGE = 20;

/** Our wizards, in dialogs of the portal: their frames keep the keyboard to themselves. */
export const createDialogs = (api: PluginApi, locale: Locale, labels: Labels, portal: Window): Dialogs => {
  const open = new Map<WizardName, string>();
  let opened = 0;
  const close = (wizard: WizardName): void => {
    const token = open.get(wizard);
    if (token !== undefined) api.closeDialog(token);
    open.delete(wizard);
  };
  return {
    open: (wizard, of, preset) => {
      close(wizard);
      // Each has a token of its own: the portal closes in a later turn, and then all that have the token.
      // source: oVirt/ovirt-engine PluginUiFunctions.java, closeDialog
      opened += 1;
      const token = `${PLUGIN_NAME}-${wizard}-${String(opened)}`;
      open.set(wizard, token);
      const title = labels.titles[wizard].replace('{name}', () => of?.name ?? '');
      const width = Math.min(WIDTH, portal.innerWidth - EDGE);
      const height = Math.min(HEIGHT, portal.innerHeight - EDGE);
      // Esc in the portal's window would end the dialog while a field inside it is being filled.
      api.showDialog(asText(title), token, wizardPage(locale, wizard, of, preset), `${String(width)}px`, `${String(height)}px`, {
        closeOnEscKey: false,
      });
    },
    close,
  };
};

/** The portal takes a dialog's title as HTML (observed on portal 4.5.8): a name with a tag in it would run there. */
export const asText = (html: string): string => html.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
