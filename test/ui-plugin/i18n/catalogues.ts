import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../../../ui-plugin/i18n/catalogue';
import { languageTag, locales, type Locale } from '../../../ui-plugin/i18n/locales';
import { createMessages, type Messages } from '../../../ui-plugin/i18n/messages';

const room = join(__dirname, '../../../ui-plugin/i18n');

/** Locales that have a folder. */
export const translated: readonly Locale[] = locales.filter((locale) => readdirSync(room).includes(locale));

export const filesOf = (locale: Locale): readonly string[] =>
  readdirSync(join(room, locale))
    .filter((name) => name.endsWith('.json'))
    .sort();

export const textOf = (locale: Locale, file: string): string => readFileSync(join(room, locale, file), 'utf8');

export const readFile = (locale: Locale, file: string): Catalogue => JSON.parse(textOf(locale, file)) as Catalogue;

export const catalogueOf = (locale: Locale): Catalogue =>
  Object.assign({}, ...filesOf(locale).map((file) => readFile(locale, file))) as Catalogue;

export const messagesOf = (locale: Locale): Messages => createMessages(locale, catalogueOf(locale));

export const english = catalogueOf('en_US');
export const tagOf = languageTag;
