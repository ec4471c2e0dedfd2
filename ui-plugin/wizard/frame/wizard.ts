import type { ComponentType } from 'react';
import type { Spec, Values } from '../../../client/index';
import type { Backstage, Planned, Run, WizardName } from '../../backstage/face';
import type { MessageId } from '../../i18n/catalogue';
import type { Chosen, EntityKind } from '../../portal/entityKind';

/** Something entered that cannot be taken so. */
export interface FieldProblem {
  /** Key of the state, or `key.part` for one of several fields under it. */
  readonly field: string;
  /** The sentence is the message of this id. */
  readonly code: string;
  readonly values: Values;
}

export interface StepProps<S, D> {
  readonly state: S;
  readonly data: D;
  readonly change: (part: Partial<S>) => void;
  /** What is wrong with a field, once it was touched or Next was pressed. */
  readonly problem: (field: string) => FieldProblem | undefined;
  /** Reads `data` anew: a facts file was dropped. */
  readonly reload: () => void;
}

export interface WizardStep<S, D> {
  readonly title: MessageId;
  /** Below the title. */
  readonly about?: MessageId;
  readonly Body: ComponentType<StepProps<S, D>>;
  /** Pure. Next waits until nothing is left. */
  readonly validate: (state: S, data: D) => readonly FieldProblem[];
}

/**
 * A wizard: asks step by step, makes a spec, and leaves the rest to the frame: review, apply, result.
 *
 * `state` is what was entered, as plain JSON: it is kept while the wizard is open, over reloads and logins.
 */
export interface Wizard<S extends object, D> {
  readonly name: WizardName;
  /** What it is about; absent for a new thing. */
  readonly kind?: EntityKind;
  readonly init: (backstage: Backstage, chosen: Chosen | undefined, signal: AbortSignal) => Promise<D>;
  /** What is entered to begin with. `preset` holds what the opener knows, such as the NIC. */
  readonly begin: (data: D, preset: URLSearchParams) => S;
  readonly steps: readonly WizardStep<S, D>[];
  readonly spec: (state: S, data: D) => Spec;
  /** Shown in the review below the changes. */
  readonly Reviewed?: ComponentType<{ readonly planned: Planned; readonly data: D; readonly state: S }>;
  /** Shown in the result below what is left. */
  readonly Ended?: ComponentType<{ readonly run: Run; readonly data: D; readonly state: S }>;
}

/** How a wizard is opened. */
export interface Opened {
  readonly chosen: Chosen | undefined;
  readonly preset: URLSearchParams;
}
