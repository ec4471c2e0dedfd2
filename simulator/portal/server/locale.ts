import { atLeast, type Release } from '../../engine/releases';

/** Sorted, as the engine looks through them. ka_GE is new in 4.5.1. */
const ALL = ['cs_CZ', 'de_DE', 'en_US', 'es_ES', 'fr_FR', 'it_IT', 'ja_JP', 'ka_GE', 'ko_KR', 'pt_BR', 'zh_CN'] as const;
const DEFAULT = 'en_US';

export const localesOf = (release: Release): readonly string[] =>
  ALL.filter((locale) => locale !== 'ka_GE' || atLeast(release.name, '4.5.1'));

const spelled = (text: string | null | undefined): string | undefined => {
  const [, language, country] = /^([a-z]{2})(?:[_-]([a-z]{2}))?$/i.exec(text ?? '') ?? [];
  if (language === undefined) return undefined;
  return country === undefined ? language.toLowerCase() : `${language.toLowerCase()}_${country.toUpperCase()}`;
};
/** The language that a browser likes best: the first, unless weights say otherwise. */
const preferred = (header: string | undefined): string | undefined =>
  (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(/\s*;\s*/);
      return { tag, weight: Number(parameters.find((each) => each.startsWith('q='))?.slice(2) ?? 1) };
    })
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => spelled(tag))[0];

/** Parameter, else cookie, else the browser's wish; what the portal does not speak is English. Source: LocaleFilter.java. */
export function chooseLocale(
  release: Release,
  asked: { readonly parameter: string | null; readonly cookie: string | undefined; readonly accepted: string | undefined },
): string {
  const wish = spelled(asked.parameter) ?? spelled(asked.cookie) ?? preferred(asked.accepted);
  return localesOf(release).find((locale) => locale === wish || locale.slice(0, 2) === wish) ?? DEFAULT;
}
export const localeCookie = (locale: string): string => `locale=${locale}; path=/; HttpOnly; Max-Age=2147483647`;
