import type { PortalData, Row } from './data';
import { noEntity, toEntity, type Entity } from './entities';
import { compareReleases, type Abilities } from './hostPage';
import { kindOfType, type BuiltInTab, type Kind } from './kinds';
import { createList } from './list';
import type { PluginButton } from './plugins/button';
import { createActionPanel, type ActionPanel } from './view/actionPanel';
import { createBuiltInTab } from './view/builtInTab';
import { createContentFrame, type ContentFrame } from './view/contentFrame';
import { createDetails, type Details } from './view/details';
import { createMainPlace, type MainPlace } from './view/mainPlace';
import type { DetailTab } from './view/tabStrip';

/** A tab that a plugin added. */
export interface PluginTab extends DetailTab {
  readonly frame: ContentFrame;
  accessible: boolean;
}
/** What a place needs of the portal around it. */
export interface Surroundings {
  readonly release: string;
  readonly abilities: Abilities;
  readonly data: PortalData;
  /** Tells plugins of a selection. */
  tell(handler: string, selected: readonly Entity[]): void;
  reveal(token: string): void;
  openDetails(place: Place, row: Row): void;
  choose(place: Place, row: Row): void;
  /** The place whose buttons belong into a details header that was first shown with this token. */
  buttonsFor(token: string): readonly PluginButton[];
  detailButtons(type: string, panel: string): readonly PluginButton[];
  notSimulated(label: string): void;
  refresh(): void;
}

/** Detail tabs that have an action panel in this release; in 4.2 only that of events. */
function hasPanel({ panel, panelSince = '0', label }: BuiltInTab, { release, abilities }: Surroundings): boolean {
  if (abilities.oldNames) return label === 'Events';
  return panel !== undefined && compareReleases(release, panelSince) >= 0;
}

/** One kind of entity in the portal: its list, its grid and its details, each built when it is first shown. */
export function createPlace(kind: Kind, around: Surroundings) {
  const { abilities, data } = around;
  const buttons: PluginButton[] = [];
  const pluginTabs: PluginTab[] = [];
  let grid: MainPlace | undefined;
  let gridPanel: ActionPanel | undefined;
  let details: Details | undefined;
  let header: ActionPanel | undefined;
  let isHeaderFilled = false;

  // Which lists opt in: restricted since 4.4.0, storage joined in 4.5.0.
  const follows = !abilities.arrays || (kind.follows && (kind.type !== 'Storage' || abilities.storageType));
  const list = createList(kind, follows, data, {
    drawn: () => {
      grid?.draw();
      details?.draw();
    },
    // With grid and details header both there, each evaluates twice: counted in the recorded session.
    evaluate: () => {
      const panels = [gridPanel, header].filter((panel) => panel !== undefined);
      for (let i = 0; i < panels.length; i++) for (const panel of panels) panel.evaluate();
    },
    selected: () => {
      if (kind.tells) around.tell(`${kind.type}SelectionChange`, selected());
    },
  });
  const selected = (): readonly Entity[] => list.selected().map((row) => toEntity(kind, row, abilities));
  const panel = (inHeader: boolean): ActionPanel =>
    createActionPanel({
      id: 'ActionPanelView',
      builtIn: kind.buttons.filter(({ gridOnly }) => !(inHeader && gridOnly)),
      selected,
      parent: noEntity,
      notSimulated: (label) => around.notSimulated(label),
    });

  const builtIn = (tab: BuiltInTab): DetailTab => {
    const rowKind = tab.table?.entityType === undefined ? undefined : kindOfType(tab.table.entityType);
    return createBuiltInTab({
      tab,
      parent: () => list.selected()[0],
      parentEntity: () => selected()[0] ?? noEntity(),
      rows: (name) => data.rows(name),
      toEntity: (row) => (rowKind ? toEntity(rowKind, row, abilities) : { id: tab.table?.entityId?.(row) ?? row.id }),
      pluginButtons: hasPanel(tab, around)
        ? around.detailButtons(kind.type, abilities.oldNames ? 'Event' : (tab.panel ?? ''))
        : undefined,
      notSimulated: (label) => around.notSimulated(label),
      selected: (entities) => around.tell('DetailItemSelectionChange', entities),
    });
  };
  /** The buttons of plugins come into the header when it is first shown; those that are added later never do. */
  const fillHeader = (token: string): void => {
    if (!header || isHeaderFilled || !abilities.arrays) return;
    const found = around.buttonsFor(token);
    isHeaderFilled = true;
    for (const button of found) header.add(button);
  };

  const place = {
    kind,
    list,
    buttons: buttons as readonly PluginButton[],
    pluginTab: (token: string): PluginTab | undefined => pluginTabs.find((tab) => tab.token === token),
    builtInTab: (token: string): BuiltInTab | undefined => kind.tabs.find((tab) => tab.token === token),
    isNew: (): boolean => !grid && !details,
    hasDetails: (): boolean => details !== undefined,
    showGrid(): HTMLElement {
      list.showGrid();
      if (!grid) {
        gridPanel = panel(false);
        grid = createMainPlace({
          kind,
          list,
          panel: gridPanel,
          reveal: () => around.reveal(kind.place),
          open: (row) => {
            if (kind.tabs.length > 0) around.openDetails(place, row);
          },
          refresh: () => around.refresh(),
        });
        for (const button of buttons) gridPanel.add(button);
      }
      grid.draw();
      return grid.element;
    },
    evaluate: (): void => gridPanel?.evaluate(),
    /** Builds the details view if it is not there yet. */
    detailsView(): HTMLElement {
      list.showDetails();
      if (!details) {
        header = panel(true);
        details = createDetails({
          kind,
          list,
          panel: header,
          tabs: [...kind.tabs.map(builtIn), ...pluginTabs],
          revealList: () => around.reveal(kind.place),
          revealTab: (token) => around.reveal(token),
          choose: (row) => around.choose(place, row),
        });
      }
      return details.element;
    },
    /** Shows a tab; the details view is in the document. */
    showTab(token: string): void {
      details?.show(token);
      fillHeader(token);
    },
    leaveDetails: (): void => details?.hide(),
    quickSwitch: (): void => details?.quickSwitch(),
    addButton(button: PluginButton): void {
      buttons.push(button);
      gridPanel?.add(button);
    },
    addTab(label: string, token: string, url: string, priority: number | undefined): () => void {
      const frame = createContentFrame(url);
      const tab: PluginTab = {
        label,
        token,
        order: priority === undefined ? Infinity : Math.trunc(priority),
        hidden: false,
        element: frame.element,
        frame,
        accessible: true,
        show: frame.show,
        hide: frame.hide,
        draw: () => undefined,
      };
      const isLate = details !== undefined;
      pluginTabs.push(tab);
      return () => (isLate ? details?.addLate(tab) : undefined);
    },
  };
  return place;
}
export type Place = ReturnType<typeof createPlace>;
