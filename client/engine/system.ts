import type { Level, Version } from './values';

export interface SystemInfo {
  readonly version: Version;
  readonly product: string;
}

/** A system option: its value per compatibility level, or under `general`. */
export type OptionValues = Readonly<Record<Level, string>>;

export interface ClusterLevel {
  readonly level: Level;
  /** Absent for users without administrator rights. */
  readonly cpuTypes?: readonly CpuType[];
}

export interface CpuType {
  readonly name: string;
  readonly level: number;
  readonly architecture: string;
}
