import type { Entity } from '../entities';
import type { Abilities } from '../hostPage';
import { callPlugin, log } from './callback';
import { flagOr, numberOr, property, textOr } from './lenient';

/** A button that a plugin added, with callbacks that never throw. */
export interface PluginButton {
  readonly label: string;
  readonly id: string | undefined;
  /** Position in the toolbar. */
  readonly index: number | undefined;
  /** In the kebab menu instead of the toolbar. */
  readonly moreMenu: boolean;
  readonly inToolbar: boolean;
  readonly inContextMenu: boolean;
  onClick(selected: readonly Entity[], parent: Entity): void;
  isEnabled(selected: readonly Entity[], parent: Entity): boolean;
  isAccessible(selected: readonly Entity[], parent: Entity): boolean;
}

/**
 * Reads the object that describes a button.
 *
 * What a callback throws is logged and the value falls back to true; a value that is no boolean counts as true, null as false.
 * Source: ActionButtonInterface.java, JsFunction.java.
 */
export function readButton(plugin: string, label: string, options: unknown, abilities: Abilities): PluginButton {
  const call = (name: string, selected: readonly Entity[], parent: Entity): unknown => {
    // One array and the parent since 4.4.0, 41d1f443b12; spread entities before.
    const outcome = callPlugin(property(options, name), abilities.arrays ? [selected, parent] : selected);
    if (!('error' in outcome)) return outcome.value;
    if (!abilities.swallowsErrors)
      log.severe(`Exception caught while invoking function [${name}] of plugin [${plugin}]`, outcome.error);
    return undefined;
  };
  const asks =
    (name: string) =>
    (selected: readonly Entity[], parent: Entity): boolean => {
      const value = call(name, selected, parent);
      return value !== false && value !== null;
    };
  const location = abilities.oldNames ? textOr(options, 'location', '') : '';
  return {
    label,
    id: abilities.arrays ? textOr(options, 'id', undefined) : undefined,
    index: abilities.oldNames ? undefined : numberOr(options, 'index', undefined),
    moreMenu: !abilities.oldNames && flagOr(options, 'moreMenu', false),
    inToolbar: location !== 'OnlyFromContext',
    inContextMenu: location !== 'OnlyFromToolBar',
    onClick: (selected, parent) => {
      call('onClick', selected, parent);
    },
    isEnabled: asks('isEnabled'),
    isAccessible: asks('isAccessible'),
  };
}
