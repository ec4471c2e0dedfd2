/** The portal's plugin API as this plugin uses it. Versions differ: what may be missing is optional. */

/** What the portal tells of a thing that is selected; on other portals more fields than these come along. */
export interface Entity {
  readonly id: string;
  readonly name?: string;
  /** Portals from 4.4.1.4 on; false: the engine only watches it. */
  readonly managed?: boolean;
}

export interface Button {
  readonly onClick: (...args: unknown[]) => void;
  readonly isEnabled?: (...args: unknown[]) => boolean;
  readonly isAccessible?: (...args: unknown[]) => boolean;
  readonly index?: number;
  readonly id?: string;
  readonly moreMenu?: boolean;
  /** 4.2 in place of `index`. */
  readonly location?: string;
}

export type EntityType = 'Host' | 'VirtualMachine' | 'Cluster';
export type Level = 'info' | 'success' | 'warning' | 'danger';

export interface PluginApi {
  register(handlers: Readonly<Record<string, (...args: unknown[]) => void>>): void;
  options(options: { readonly allowedMessageOrigins: string | readonly string[] }): void;
  ready(): void;
  configObject(): Readonly<Record<string, unknown>> | null | undefined;

  // 4.3 and later
  addDetailPlace?(type: EntityType, label: string, token: string, url: string, options?: { readonly priority?: number }): void;
  addMenuPlaceActionButton?(type: EntityType, label: string, button: Button): void;
  showToast?(level: Level, text: string): void;

  // 4.2, later only as aliases that warn
  addSubTab?(type: EntityType, label: string, token: string, url: string, options?: { readonly priority?: number }): void;
  addMainTabActionButton?(type: EntityType, label: string, button: Button): void;

  /** `title` goes in as HTML. Sizes in px: the frame inside is 2 px narrower and 100 px lower (observed on portal 4.5.8). */
  showDialog(
    title: string,
    token: string | null,
    url: string,
    width: string,
    height: string,
    options?: { readonly closeIconVisible?: boolean; readonly closeOnEscKey?: boolean },
  ): void;
  closeDialog(token: string): void;
  revealPlace(token: string): void;

  ssoToken(): string | null | undefined;
  engineBaseUrl(): string | undefined;
  /** `de-DE`; older portals `de_DE`. */
  currentLocale(): string | undefined;
  /** 4.4 and later. */
  currentPlace?(): string | undefined;
  /** 4.4.7 and later. */
  logger?(): { info(text: string): void; warning(text: string): void; severe(text: string): void };
}
