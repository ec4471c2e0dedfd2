import type { WizardName } from '../backstage/face';
import type { Locale } from '../i18n/locales';
import { entityKinds, placeOf, type EntityKind } from '../portal/entityKind';
import type { PluginApi } from '../portal/pluginApi';
import { selectedOf } from './arguments';
import type { Dialogs } from './dialogs';
import { guarded } from './guarded';
import type { Labels } from './labels';
import { tabPage } from './pages';
import { chosenOf, type Told } from './selection';

/** Buttons of each list, with their context menus and the heads of details views. */
const buttonsOf: Readonly<Record<EntityKind, readonly WizardName[]>> = {
  host: ['prepare-host', 'attach-network'],
  vm: ['huge-pages'],
  cluster: ['new-cluster'],
};
/** Wizards that make something new need no selection. */
const needsNothing: ReadonlySet<WizardName> = new Set(['new-cluster']);

/** Adds tabs and buttons. No menu place: each one becomes the portal's landing page (oVirt/ovirt-engine PluginUiFunctions.java). */
export const register = (api: PluginApi, locale: Locale, labels: Labels, selection: Told, dialogs: Dialogs): void => {
  const uiInit = (): void => {
    for (const kind of entityKinds) {
      addTab(api, kind, labels.tab, tabPage(locale, kind));
      for (const wizard of buttonsOf[kind]) addButton(api, kind, wizard, labels, selection, dialogs);
    }
  };
  const handlers: Record<string, (...args: unknown[]) => void> = { UiInit: guarded(api, undefined, uiInit) };
  for (const kind of entityKinds)
    handlers[placeOf[kind].event] = guarded(api, undefined, (...args) => {
      selection.tell(kind, selectedOf(args));
    });
  api.register(handlers);
};

const addTab = (api: PluginApi, kind: EntityKind, label: string, url: string): void => {
  const { type, list } = placeOf[kind];
  const add = api.addDetailPlace?.bind(api) ?? api.addSubTab?.bind(api);
  add?.(type, label, `${list}-dpdk`, url);
};

const addButton = (
  api: PluginApi,
  kind: EntityKind,
  wizard: WizardName,
  labels: Labels,
  selection: Told,
  dialogs: Dialogs,
): void => {
  const add = api.addMenuPlaceActionButton?.bind(api) ?? api.addMainTabActionButton?.bind(api);
  const isFree = needsNothing.has(wizard);
  add?.(placeOf[kind].type, labels.wizards[wizard], {
    id: `Dpdk-${wizard}`,
    isEnabled: guarded(api, false, (...args) => {
      const selected = selectedOf(args);
      selection.tell(kind, selected);
      return isFree || (selected.length === 1 && selected[0]?.managed !== false);
    }),
    onClick: guarded(api, undefined, (...args) => {
      const [entity] = selectedOf(args);
      dialogs.open(wizard, isFree || !entity ? undefined : chosenOf(kind, entity));
    }),
  });
};
