import type { Auth } from './auth';
import type { Clock } from './clock';
import type { Events } from './events';
import type { Ids } from './ids';
import type { Jobs } from './jobs';
import type { Type, Model } from './model/kinds';
import type { Action } from './model/action';
import type { Release } from './releases';
import type { Rel, Shape, Shown } from './shown';
import type { Script } from './script';
import type { State, UserRow } from './state';

/** The parts of one simulated engine. */
export interface Engine {
  readonly release: Release;
  readonly state: State;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly auth: Auth;
  readonly script: Script;
}

/** One request on its way through the rules. */
export interface Call extends Engine {
  readonly user: UserRow;
  /** Has an administrative role; others see only the filtered view. */
  readonly admin: boolean;
  readonly method: string;
  /** Values of the variable path segments, by their names. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly correlationId: string;
  /** The caller asked for expensive fields. */
  readonly allContent: boolean;
  /** The caller sees only objects he has roles on. */
  readonly filtered: boolean;
  /** `http://host:port` */
  readonly origin: string;
  readonly jsonBody: boolean;
  /** The caller does not want to wait. */
  readonly async: boolean;
}

/** What an action gives back beside the echo of the request. */
export type ActionResult = Shape & { readonly status?: string; readonly job?: { readonly id: string } | undefined };
export type ActionRule = (call: Call, id: string, input: Action) => ActionResult;

/**
 * A collection of the API: rules over the state, nothing about bytes.
 *
 * Views are values of the declared type; the router gives them their address, links and actions.
 */
export interface Resource<T extends Type = Type> {
  /** Below the API root, variable segments with a colon: `hosts/:host/nics`. */
  readonly path: string;
  readonly type: T;
  /** Names in the API document, for the fault about syntax: collection, entity. */
  readonly service?: readonly [string, string];
  /** Links of an entity when they are fewer than the type's. */
  readonly links?: readonly string[];
  /** An entity's address is elsewhere: `/networks` for the networks of a data center. */
  readonly at?: string;
  /** Queries that only administrators may run: all, or those for one entity. Others get a fault even before a write. */
  readonly adminsOnly?: 'all' | 'entity';
  /** The list is written as `{"key":[]}` when empty. */
  readonly keepsKey?: boolean;
  /** What lists are sorted by when it is not the name. */
  order?(call: Call, value: Model<T>): string;
  /** Fields of the search language; `text` is what free text looks at. */
  readonly search?: SearchFields;
  list?(call: Call): readonly Model<T>[];
  get?(call: Call, id: string): Model<T> | undefined;
  add?(call: Call, input: Model<T>): Model<T>;
  update?(call: Call, id: string, input: Model<T>): Model<T>;
  remove?(call: Call, id: string, input: Action): ActionResult | void;
  /** Entities without address, and entities whose links or actions depend on their value. */
  shape?(
    call: Call,
    value: Model<T>,
  ): Partial<Pick<Shown, 'rels' | 'actions' | 'href'>> & { readonly extra?: readonly Rel[]; readonly bare?: boolean };
  readonly actions?: Readonly<Record<string, ActionRule>>;
  /** Actions that answer a bare fault instead of one inside the action. */
  readonly bareFaults?: readonly string[];
  /** Actions whose answer does not name the entity. */
  readonly bareAnswers?: readonly string[];
}

export interface SearchFields {
  readonly [field: string]: (call: Call, value: Shape) => string | number | boolean | readonly string[] | undefined;
}

export const resource = <T extends Type>(description: Resource<T>): Resource<T> => description;
