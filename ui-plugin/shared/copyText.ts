/** To the clipboard. Portals served by plain http have no clipboard API: there the old command copies what is selected. */
export const copyText = async (text: string, page: Document = document): Promise<void> => {
  const browser = page.defaultView?.navigator;
  if (browser && 'clipboard' in browser) return browser.clipboard.writeText(text);
  const field = page.createElement('textarea');
  field.value = text;
  field.className = 'pf-v6-screen-reader';
  page.body.append(field);
  const before = page.activeElement;
  field.select();
  // Deprecated, and the only way where the API is missing.
  const isCopied = page.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  if (!isCopied) throw new Error('the browser did not copy');
};
