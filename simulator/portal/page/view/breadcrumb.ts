import { element, link } from './element';

/** Compute > Hosts, and in a details view the entity. */
export const breadcrumb = (menu: string, title: string, reveal: () => void, ...more: readonly HTMLElement[]): HTMLOListElement =>
  element(
    'ol',
    { class: 'breadcrumb' },
    ...(menu === title ? [] : [element('li', { class: 'active', text: menu })]),
    element('li', { class: 'active' }, link(title, reveal)),
    ...more,
  );
