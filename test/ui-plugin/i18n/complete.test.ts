import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IntlMessageFormat } from 'intl-messageformat';
import { locales } from '../../../ui-plugin/i18n/locales';
import { parse } from '../../../ui-plugin/i18n/parsed';
import { catalogueOf, english, filesOf, readFile, tagOf, textOf, translated } from './catalogues';
import { codes } from './codes';
import { untranslated } from './untranslated';

type Elements = ReturnType<IntlMessageFormat['getAst']>;

/** Each plural of a message with the forms that it gives, at whatever depth. */
const pluralsIn = (elements: Elements): readonly (readonly string[])[] =>
  elements.flatMap((element) => {
    if ('children' in element) return pluralsIn(element.children);
    if (!('options' in element)) return [];
    const inner = Object.values(element.options).flatMap((option) => pluralsIn(option.value));
    return 'pluralType' in element ? [Object.keys(element.options), ...inner] : inner;
  });

const tagsIn = (elements: Elements): readonly string[] =>
  elements.flatMap((element) => {
    if ('children' in element) return [element.value, ...tagsIn(element.children)];
    return 'options' in element ? Object.values(element.options).flatMap((option) => tagsIn(option.value)) : [];
  });

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)].sort();

/**
 * What a translation must keep: what it is filled with and chooses by, and what is drawn. How many names a list has is asked for only
 * where the language has another form for it.
 */
const kept = (message: string, language: string) => {
  const { format, placeholders } = parse(message, language);
  return {
    names: distinct(placeholders.map(({ name }) => name).filter((name) => !name.endsWith('Count'))),
    words: distinct(placeholders.flatMap(({ name, words }) => (words ?? []).map((word) => `${name}: ${word}`))),
    tags: distinct(tagsIn(format.getAst())),
  };
};

const isReadable = (message: string, language: string): boolean => {
  try {
    return parse(message, language).format.getAst().length > 0;
  } catch {
    return false;
  }
};

it('has the English that others are measured by, and each other locale once the first is there', () => {
  expect(translated).toContain('en_US');
  if (translated.length > 1) expect(translated).toEqual(locales);
});

it('has each id in one file only', () => {
  const ids = filesOf('en_US').flatMap((file) => Object.keys(readFile('en_US', file)));
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
});

it('has each id once in its file: JSON keeps the last one of two without a word', () => {
  const repeated = translated.flatMap((locale) =>
    filesOf(locale).flatMap((file) => {
      const ids = [...textOf(locale, file).matchAll(/^ *"([^"]+)":/gm)].map(([, id]) => id);
      return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${locale}/${file}: ${id ?? ''}`);
    }),
  );
  expect(repeated).toEqual([]);
});

it('tells the compiler of each file', () => {
  const told = readFileSync(join(__dirname, '../../../ui-plugin/i18n/catalogue.ts'), 'utf8');
  expect(filesOf('en_US').filter((file) => !told.includes(`'./en_US/${file}'`))).toEqual([]);
});

describe('words of pages', () => {
  const room = join(__dirname, '../../../ui-plugin');
  const sources = readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(room, file), 'utf8'))
    .join('\n');
  // `state.none.${kind}`: what stands before a value, and what comes after it.
  const templates = [...sources.matchAll(/`([\w.-]+\.)?\$\{[^}`]*\}((?:\.[\w.-]+)?)`/g)].map(([, before = '', after = '']) => ({
    before,
    after,
  }));
  const isSaid = (id: string): boolean =>
    sources.includes(`'${id}'`) ||
    templates.some(({ before, after }) => before !== '' && id.startsWith(before) && id.endsWith(after));

  it('are said somewhere', () => {
    const pages = filesOf('en_US').filter((file) => !(file in codes));
    const ids = pages.flatMap((file) => Object.keys(readFile('en_US', file)));
    expect(ids.filter((id) => !isSaid(id))).toEqual([]);
  });
});

describe.each(translated)('%s', (locale) => {
  const language = tagOf(locale);
  const catalogue = catalogueOf(locale);
  const all = Object.entries(catalogue);
  const messages = all.filter(([, message]) => isReadable(message, language));

  it('has the same files with the same ids as English', () => {
    expect(filesOf(locale)).toEqual(filesOf('en_US'));
    const idsOf = (of: typeof locale) => filesOf(of).map((file) => Object.keys(readFile(of, file)));
    expect(idsOf(locale)).toEqual(idsOf('en_US'));
  });

  it('is in ICU MessageFormat, and says something', () => {
    const mute = all.filter(([, message]) => !isReadable(message, language) || message.trim() === '');
    expect(mute.map(([id]) => id)).toEqual([]);
  });

  it('keeps names, words to choose by, and tags', () => {
    const differing = messages.filter(
      ([id, message]) => JSON.stringify(kept(message, language)) !== JSON.stringify(kept(english[id] ?? '', 'en-US')),
    );
    expect(differing.map(([id]) => id)).toEqual([]);
  });

  it('has the forms of number that its language has', () => {
    const wanted = distinct(new Intl.PluralRules(language).resolvedOptions().pluralCategories);
    // Every form, or `other` alone, where nothing changes with the number; `=0` may stand beside.
    const wrong = messages.filter(([, message]) =>
      pluralsIn(parse(message, language).format.getAst()).some((forms) => {
        const given = distinct(forms.filter((form) => !form.startsWith('=')));
        return given.join() !== 'other' && given.join() !== wanted.join();
      }),
    );
    expect(wrong.map(([id]) => id)).toEqual([]);
  });

  it('is translated', () => {
    if (locale === 'en_US') return;
    const same = messages.filter(([id, message]) => message === english[id] && !untranslated.has(id));
    expect(same.map(([id]) => id)).toEqual([]);
  });
});
