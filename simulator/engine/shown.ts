import type { Type } from './model/kinds';

export type Shape = Readonly<Record<string, unknown>>;
export interface Rel {
  readonly rel: string;
  /** Below the API root, with a leading slash. */
  readonly href: string;
}

/** An entity on its way out: a value of its type, the place where it lives, and what `follow` put into it. */
export class Shown {
  /** Filled by `follow`; most entities have none. */
  followed: Map<string, Shown | readonly Shown[]> | undefined;
  constructor(
    readonly type: Type,
    readonly value: Shape,
    /** Below the API root, with a leading slash; undefined for the few things without address (huge page statistics). */
    readonly href: string | undefined,
    readonly rels: readonly string[] = type.links,
    readonly actions: readonly string[] = type.actions,
    readonly extra: readonly Rel[] = [],
  ) {}
}

export const isShape = (value: unknown): value is Shape => typeof value === 'object' && value !== null && !Array.isArray(value);
