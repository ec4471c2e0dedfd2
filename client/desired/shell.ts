import type { Change, Disruption } from './change';

/** What is asked: whole clusters for `check` and `export`, the names in a spec for `plan`. */
export interface Question {
  readonly cluster?: string;
  /** Also read the VMs of the cluster. */
  readonly vmsOfCluster?: boolean;
  readonly hosts?: readonly string[];
  readonly vms?: readonly string[];
}

/** Who is asked and told while a plan is applied. */
export interface Shell {
  report(event: Progress): void;
  /** Asked once for each disruptive change that the consent given beforehand does not cover. */
  confirm(question: { readonly change: Change; readonly disruption: Exclude<Disruption, 'none'> }): Promise<boolean>;
}

export type Progress =
  | { readonly kind: 'started' | 'done' | 'skipped'; readonly change: Change; readonly why?: WhyLeft }
  | { readonly kind: 'waiting'; readonly change: Change; readonly for: string; readonly state: string; readonly seconds: number }
  | { readonly kind: 'uncertain'; readonly change: Change; readonly error: string };

export interface Outcome {
  readonly done: readonly Change[];
  readonly left: readonly { readonly change: Change; readonly why: WhyLeft }[];
}

/** A person must act first; consent was not given; it needs a change that is left; the user ended the run before it. */
export type WhyLeft = 'person' | 'consent' | 'needs' | 'interrupted';
