import type { Engine } from '../../engine';
import type { SystemInfo } from '../../engine/system';
import type { Clock } from '../../http/clock';
import type { ChangeKind, ChangeOf } from '../change';
import type { Progress } from '../shell';
import type { Limits } from './limits';
import type { Names } from './names';

/** What every executor works with. */
export interface Work {
  readonly engine: Engine;
  readonly clock: Clock;
  /** Ends waits and what comes after; a write that is under way is finished. */
  readonly signal: AbortSignal | undefined;
  readonly limits: Limits;
  readonly names: Names;
  /** Read once, when first needed. */
  system(): Promise<SystemInfo>;
  report(event: Progress): void;
}

/** Carries one change out, or finds that it is done already. What it writes, it merges with what is there now. */
export type Execute<K extends ChangeKind> = (work: Work, change: ChangeOf<K>) => Promise<void>;
