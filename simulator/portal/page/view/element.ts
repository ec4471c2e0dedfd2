export interface Parts {
  readonly class?: string;
  readonly id?: string;
  readonly text?: string;
  readonly style?: Readonly<Record<string, string>>;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly click?: (event: MouseEvent) => void;
}

/** An element with its children. Text is text: names from the engine are data. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  parts: Parts = {},
  ...children: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[K] {
  const made: HTMLElementTagNameMap[K] = document.createElement(tag);
  if (parts.class !== undefined) made.className = parts.class;
  if (parts.id !== undefined) made.id = parts.id;
  if (parts.text !== undefined) made.textContent = parts.text;
  for (const [name, value] of Object.entries(parts.style ?? {})) made.style.setProperty(name, value);
  for (const [name, value] of Object.entries(parts.attributes ?? {})) made.setAttribute(name, value);
  if (parts.click) (made as HTMLElement).addEventListener('click', parts.click);
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** A link that acts instead of leading somewhere, as all links of the portal. */
export const link = (text: string, act: () => void, parts: Parts = {}): HTMLAnchorElement =>
  element('a', {
    ...parts,
    text,
    attributes: { href: '#', role: 'button', ...parts.attributes },
    click: (event) => {
      event.preventDefault();
      act();
    },
  });
