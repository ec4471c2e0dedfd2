import type { CollectionName, Row } from '../data';
import type { IconName } from '../view/icon';

export interface Column {
  readonly title: string;
  readonly width: number;
  /** Field of the row, or what is computed from it. */
  readonly value?: string | ((row: Row) => string);
  /** A link to the entity's details. */
  readonly opens?: boolean;
  /** Looks like a link to another entity. */
  readonly link?: boolean;
  readonly align?: 'center';
  /** A small coloured sign before everything else. */
  readonly sign?: (row: Row) => 'up' | 'down' | 'attention' | 'machine' | undefined;
}

/** A button of the portal itself. What it does is not simulated. */
export interface BuiltInButton {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  /** How many rows it wants. */
  readonly needs?: 'none' | 'one' | 'some' | 'never';
  /** Opens a menu: such groups are missing in the context menu. */
  readonly menu?: readonly string[];
  /** A second half that opens a menu. */
  readonly split?: boolean;
  /** Missing in the details header. */
  readonly gridOnly?: boolean;
}

/** A table inside a built-in tab. */
export interface TabTable {
  readonly columns: readonly Column[];
  readonly rows: (parent: Row, rows: (name: CollectionName) => readonly Row[]) => readonly Row[];
  /** The rows are entities of this type; without it a plugin gets only their id. */
  readonly entityType?: string;
  /** `id` of the entity object that a selected row becomes. */
  readonly entityId?: (row: Row) => string;
}
export interface BuiltInTab {
  readonly label: string;
  readonly token: string;
  readonly order: number;
  /** Name by which plugins may add buttons, if it has an action panel. */
  readonly panel?: string;
  /** Release that gave it the panel. */
  readonly panelSince?: string;
  readonly buttons?: readonly string[];
  /** Not shown for this kind of entity, but there: it appears where no entity tells. */
  readonly hidden?: boolean;
  readonly table?: TabTable;
  /** Label and field of what the General tab tells. */
  readonly values?: readonly (readonly [string, string | ((row: Row) => string)])[];
}

/** One main place: a grid, and the details of its entities. */
export interface Kind {
  /** Name of the entity type for plugins: EntityType.java. */
  readonly type: string;
  /** Token after the hash: WebAdminApplicationPlaces.java. */
  readonly place: string;
  readonly collection?: CollectionName;
  readonly menu: string;
  readonly title: string;
  readonly prefix: string;
  readonly columns: readonly Column[];
  readonly buttons: readonly BuiltInButton[];
  /** None: no details view. */
  readonly tabs: readonly BuiltInTab[];
  /** Buttons of plugins follow the selection: SearchableListModel.java and the lists that opt in. */
  readonly follows: boolean;
  /** `<Type>SelectionChange` exists. */
  readonly tells: boolean;
  readonly entityFields: readonly string[];
}
