/** The locales that the portal itself speaks, spelt as its own files are. source: oVirt/ovirt-engine, frontend/webadmin */
export const locales = [
  'en_US',
  'es_ES',
  'fr_FR',
  'ja_JP',
  'pt_BR',
  'zh_CN',
  'de_DE',
  'ko_KR',
  'it_IT',
  'cs_CZ',
  'ka_GE',
] as const;
export type Locale = (typeof locales)[number];

/**
 * The locale of ours that comes nearest: the same, else one of the same language, else English.
 *
 * Portals give `de_DE` up to 4.3 and `de-DE` from 4.4 on; a browser may say `de`.
 */
export const localeOf = (wanted: string | undefined): Locale => {
  const spelt = (wanted ?? '').replaceAll('-', '_').toLowerCase();
  const [language] = spelt.split('_');
  return (
    locales.find((locale) => locale.toLowerCase() === spelt) ??
    locales.find((locale) => locale.startsWith(`${language}_`)) ??
    'en_US'
  );
};

/** As `Intl` and HTML's `lang` want it: `de-DE`. */
export const languageTag = (locale: Locale): string => locale.replace('_', '-');
