import { fieldText, type CollectionName, type Row } from '../data';
import type { Entity } from '../entities';
import type { BuiltInTab } from '../kinds';
import type { PluginButton } from '../plugins/button';
import { createActionPanel, type ActionPanel } from './actionPanel';
import { element } from './element';
import { createGrid } from './grid';
import type { DetailTab } from './tabStrip';

export interface BuiltInTabOptions {
  readonly tab: BuiltInTab;
  readonly parent: () => Row | undefined;
  readonly parentEntity: () => Entity;
  readonly rows: (name: CollectionName) => readonly Row[];
  readonly toEntity: (row: Row) => Entity;
  /** Buttons of plugins, if this release has an action panel here. */
  readonly pluginButtons: readonly PluginButton[] | undefined;
  readonly notSimulated: (label: string) => void;
  readonly selected: (selected: readonly Entity[]) => void;
}

/** Lists that evaluate buttons again when their selection changes: those whose rows are hosts or VMs. */
const follows = ({ table }: BuiltInTab): boolean => table?.entityType === 'VirtualMachine' || table?.entityType === 'Host';

/** A tab of the portal itself: a toolbar where it has one, and a table, a few values, or nothing. */
export function createBuiltInTab(options: BuiltInTabOptions): DetailTab {
  const { tab, parent, parentEntity, rows, toEntity, pluginButtons, notSimulated, selected } = options;
  const { label, token, order, hidden = false, buttons = [], table, values } = tab;
  const holder = element('div', { class: 'detail-tab' });
  let picked: Row | undefined;
  let panel: ActionPanel | undefined;
  const selection = (): readonly Entity[] => (picked ? [toEntity(picked)] : []);

  const rowsNow = (): readonly Row[] => {
    const over = parent();
    return table && over ? table.rows(over, rows) : [];
  };
  const grid =
    table &&
    createGrid({
      id: `Detail_${token}_table`,
      columns: table.columns,
      rows: rowsNow,
      isSelected: (row) => row.id === picked?.id,
      pick: (row) => {
        if (row.id === picked?.id) return;
        picked = row;
        grid?.draw();
        panel?.drawOwn();
        if (follows(tab)) panel?.evaluate();
        selected(selection());
      },
    });
  const form = values && element('dl', { class: 'general-form' });

  const drawForm = (): void => {
    const over = parent();
    form?.replaceChildren(
      ...(values ?? []).flatMap(([name, field]) => {
        const text = over ? (typeof field === 'string' ? fieldText(over, field) : field(over)) : '';
        return [element('dt', { text: name }), element('dd', { text })];
      }),
    );
  };
  const draw = (): void => {
    if (picked && !rowsNow().some((row) => row.id === picked?.id)) picked = undefined;
    drawForm();
    grid?.draw();
    panel?.drawOwn();
  };
  /** The toolbar comes into being when the tab is first shown, and with it the buttons of plugins. */
  const build = (): void => {
    if (holder.childElementCount > 0) return;
    if (buttons.length > 0 || pluginButtons !== undefined) {
      panel = createActionPanel({
        id: 'DetailActionPanelView',
        builtIn: buttons.map((text, i) => ({ id: text.replaceAll(' ', ''), label: text, needs: i === 0 ? 'none' : 'one' })),
        selected: selection,
        parent: parentEntity,
        notSimulated,
        hasKebab: false,
      });
      const bar = element('div', { class: 'toolbar-pf-actions' }, panel.element);
      holder.append(element('div', { class: 'toolbar-pf detail-toolbar' }, bar));
      for (const button of pluginButtons ?? []) panel.add(button);
    }
    const nothing = element('p', { class: 'not-simulated', text: 'The simulated portal shows nothing here.' });
    holder.append(...(form ? [form] : grid ? [grid.element] : [nothing]));
  };
  return {
    label,
    token,
    order,
    hidden,
    element: holder,
    show: () => {
      build();
      draw();
    },
    hide: () => undefined,
    draw,
  };
}
