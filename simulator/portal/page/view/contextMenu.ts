import { closeOutside, menuList, type MenuItem } from './dropdown';
import { element } from './element';

/** Opens a context menu at a point of the window. */
export function openContextMenu(items: readonly MenuItem[], at: { readonly x: number; readonly y: number }): void {
  const box = element('div', {
    class: 'dropdown open context-menu',
    style: { position: 'absolute', left: `${at.x + window.scrollX}px`, top: `${at.y + window.scrollY}px` },
  });
  const end = closeOutside(() => box.remove(), box);
  box.append(menuList(items, end));
  document.body.append(box);
}
