import type { WizardName } from '../backstage/face';
import type { Locale } from '../i18n/locales';
import type { Chosen, EntityKind } from '../portal/entityKind';
import { PLUGIN_NAME } from '../portal/pluginName';

/** Addresses of our content pages, as the portal resolves them: against its own page. */
export const tabPage = (locale: Locale, kind: EntityKind): string => address(locale, { show: kind });

export const wizardPage = (
  locale: Locale,
  wizard: WizardName,
  of: Chosen | undefined,
  preset: Readonly<Record<string, string>> = {},
): string =>
  address(locale, {
    ...preset,
    show: 'wizard',
    wizard,
    ...(of && { kind: of.kind, id: of.id, name: of.name, managed: String(of.managed) }),
  });

const address = (locale: Locale, query: Readonly<Record<string, string>>): string =>
  `plugin/${PLUGIN_NAME}/${locale}.html?${new URLSearchParams(query).toString()}`;
