/** Messages that may be the same in another language: product words, names and values alone. */
export const untranslated: ReadonlySet<string> = new Set([
  'link.firmware',
  'link.openVswitch',
  'link.hugepages.ok.short',
  'facts.nic.secureBoot.short',
]);
