import type { Level } from './values';

export interface DataCenter {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly level: Level;
}
