/** A cluster compatibility level such as `4.7`: another thing than the engine's version. */
export type Level = string;

/** Version of the engine or of VDSM. */
export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly build: number;
  readonly revision: number;
  /** As the engine prints it, such as `vdsm-4.50.5.1-1.el9` or `4.5.7-1.el9`. */
  readonly full?: string;
}

/** Custom properties by name. The engine replaces the whole list on a write: read, change one, send all. */
export type Properties = Readonly<Record<string, string>>;

/** KiB, as the custom property `hugepages` and the names of statistics count page sizes. */
export type PageSizeKiB = number;
