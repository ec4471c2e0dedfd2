import { noEntity, type Entity } from '../entities';
import type { BuiltInButton } from '../kinds';
import type { PluginButton } from '../plugins/button';
import { openable, type MenuItem } from './dropdown';
import { element } from './element';
import { icon } from './icon';

export interface PanelOptions {
  /** Prefix of the buttons' DOM ids. */
  readonly id: 'ActionPanelView' | 'DetailActionPanelView';
  readonly builtIn: readonly BuiltInButton[];
  readonly selected: () => readonly Entity[];
  readonly parent: () => Entity;
  readonly notSimulated: (label: string) => void;
  readonly hasKebab?: boolean;
}
interface Shown {
  readonly button: PluginButton;
  readonly element: HTMLElement;
  accessible: boolean;
  enabled: boolean;
}

const setDisabled = (button: HTMLElement, disabled: boolean): void => {
  button.classList.toggle('disabled', disabled);
  button.toggleAttribute('disabled', disabled);
};
const isUsable = ({ needs = 'none' }: BuiltInButton, count: number): boolean =>
  needs === 'none' || (needs === 'one' && count === 1) || (needs === 'some' && count > 0);

/**
 * A toolbar with the portal's own buttons and those of plugins.
 *
 * Source: AbstractActionPanel.java, AbstractButtonDefinition.java; ids and classes from a 4.5.8 portal.
 */
export function createActionPanel(options: PanelOptions) {
  const { id: prefix, builtIn, selected, parent, notSimulated, hasKebab = true } = options;
  const shown: Shown[] = [];
  const own: { readonly definition: BuiltInButton; readonly buttons: readonly HTMLButtonElement[] }[] = [];
  const bar = element('div', { class: 'form-group action-panel' });

  const builtInButton = (definition: BuiltInButton): HTMLElement => {
    const { id, label, icon: name, menu, split } = definition;
    const caret = (): SVGSVGElement => icon('angle-down', 'caret');
    const inside = [...(name ? [icon(name)] : []), label];
    const toggles = { class: 'btn btn-default dropdown-toggle' };
    const entries = (): MenuItem[] =>
      (menu ?? [label]).map((entry) => ({ label: entry, enabled: true, act: () => notSimulated(entry) }));
    if (!menu && !split) {
      const attributes = { type: 'button' };
      const button = element('button', { id: `${prefix}_${id}`, class: 'btn btn-default', attributes }, ...inside);
      button.addEventListener('click', () => notSimulated(label));
      own.push({ definition, buttons: [button] });
      return button;
    }
    const group = element('div', { id: `${prefix}_${id}`, class: 'btn-group' });
    const toggle = menu ? element('button', toggles, ...inside, caret()) : element('button', toggles, caret());
    toggle.setAttribute('aria-label', label);
    const first = split
      ? element('button', { class: 'btn btn-default', click: () => notSimulated(label) }, ...inside)
      : undefined;
    group.append(...(first ? [first] : []), toggle);
    openable(group, toggle, entries);
    own.push({ definition, buttons: first ? [first, toggle] : [toggle] });
    return group;
  };
  bar.append(...builtIn.map(builtInButton));

  const kebab = element('div', { class: 'btn-group dropdown-kebab-pf dropdown' });
  const toggle = element(
    'button',
    { class: 'btn btn-link dropdown-toggle', attributes: { 'aria-label': 'More' } },
    icon('kebab'),
  );
  kebab.append(toggle);
  const inKebab = (): Shown[] => shown.filter(({ button, accessible }) => button.moreMenu && accessible);
  openable(
    kebab,
    toggle,
    () => inKebab().map(({ button, enabled }) => ({ label: button.label, enabled, act: () => click(button) })),
    'right',
  );
  if (hasKebab) bar.append(kebab);

  const click = (button: PluginButton): void => button.onClick(selected(), parent());
  const evaluateOne = (each: Shown, over: Entity): void => {
    each.accessible = each.button.isAccessible(selected(), over);
    each.enabled = each.button.isEnabled(selected(), over);
    each.element.hidden = !each.accessible;
    setDisabled(each.element, !each.enabled);
  };
  const drawOwn = (): void => {
    const count = selected().length;
    for (const { definition, buttons } of own) for (const button of buttons) setDisabled(button, !isUsable(definition, count));
  };
  drawOwn();

  return {
    element: bar,
    drawOwn,
    /** Adds a button and evaluates it once, as yet without the parent entity: observed in detail tabs. */
    add(button: PluginButton): void {
      const made = element('button', {
        class: 'btn btn-default',
        text: button.label,
        attributes: { type: 'button' },
        click: () => click(button),
      });
      if (button.id !== undefined) made.id = `${prefix}_${button.id}`;
      const entry: Shown = { button, element: made, accessible: true, enabled: true };
      shown.push(entry);
      if (!button.moreMenu && button.inToolbar) {
        const widgets = [...bar.children].filter((child) => child !== kebab);
        const at = button.index === undefined ? widgets.length : Math.max(0, Math.trunc(button.index));
        bar.insertBefore(made, widgets[at] ?? (hasKebab ? kebab : null));
      }
      evaluateOne(entry, noEntity());
    },
    evaluate(): void {
      for (const each of shown) evaluateOne(each, parent());
    },
    /** What the context menu shows, evaluated freshly. */
    menu(): MenuItem[] {
      const count = selected().length;
      const plain = builtIn.filter(({ menu }) => !menu);
      const ours = shown.filter(({ button }) => button.inContextMenu && !button.moreMenu);
      return [
        ...plain.map((each) => ({ label: each.label, enabled: isUsable(each, count), act: () => notSimulated(each.label) })),
        ...ours.flatMap(({ button }) => {
          const accessible = button.isAccessible(selected(), parent());
          const enabled = button.isEnabled(selected(), parent());
          return accessible ? [{ label: button.label, enabled, act: () => click(button) }] : [];
        }),
      ];
    },
  };
}
export type ActionPanel = ReturnType<typeof createActionPanel>;
