/** The portal's locales. source: oVirt/ovirt-engine, as sent by `currentLocale()` with a hyphen */
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

/** Exactly, else by language, else English. */
export const localeOf = (text: string | undefined): Locale => {
  const [language = '', country = ''] = (text ?? '').split(/[-_]/);
  const exact = `${language.toLowerCase()}_${country.toUpperCase()}`;
  return (
    locales.find((locale) => locale === exact) ??
    locales.find((locale) => locale.startsWith(`${language.toLowerCase()}_`)) ??
    'en_US'
  );
};
