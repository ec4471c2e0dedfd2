import { languageTag, localeOf, locales } from '../../../ui-plugin/i18n/locales';

it.each([
  ['de-DE', 'de_DE'],
  ['de_DE', 'de_DE'],
  ['de', 'de_DE'],
  ['de-AT', 'de_DE'],
  ['PT-br', 'pt_BR'],
  ['pt', 'pt_BR'],
  ['zh-Hans-CN', 'zh_CN'],
  ['ka_GE', 'ka_GE'],
  ['en', 'en_US'],
  ['xx_YY', 'en_US'],
  ['e', 'en_US'],
  ['', 'en_US'],
  [undefined, 'en_US'],
])('speaks for %s the locale %s', (wanted, locale) => {
  expect(localeOf(wanted)).toBe(locale);
});

it('has names for them that Intl knows', () => {
  const tags = locales.map(languageTag);
  expect(tags.map((tag) => new Intl.Locale(tag).toString())).toEqual(tags);
});
