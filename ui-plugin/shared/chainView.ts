import type { Chain, Link, LinkName } from '../../client/index';
import type { State } from './StateIcon';

/** A step of the chain as it is drawn. */
export interface ChainStep {
  readonly name: LinkName;
  readonly state: State;
  readonly link: Link;
  /** Whether the way from here to the next step still holds. */
  readonly holds: boolean;
}

/** Links that hold, and yet say something that a reader should know. */
const WARNING: ReadonlySet<string> = new Set([
  'link.kernelLine.okReinstallFlag',
  'link.hugepages.allUsed',
  'link.network.required',
  'link.network.vlanNotEnforced',
]);

/** Links for which all is done, and time has to pass or somebody to act. */
const WAITS: ReadonlySet<string> = new Set(['link.vm.pendingRestart']);

const stateOf = (link: Link): State => {
  if (WAITS.has(link.code)) return 'warning';
  const warns = WARNING.has(link.code) || (typeof link.values['warnings'] === 'number' && link.values['warnings'] > 0);
  return link.state === 'ok' && warns ? 'warning' : link.state;
};

export const chainSteps = ({ links }: Chain): readonly ChainStep[] => {
  const broken = links.findIndex(({ state }) => state !== 'ok');
  return links.map((link, at) => ({ name: link.name, state: stateOf(link), link, holds: broken === -1 || at < broken }));
};

/** The step that is opened at first: the first that does not hold or waits, else the first that is not known, else one that warns. */
export const firstToOpen = (steps: readonly ChainStep[]): LinkName | undefined =>
  (
    steps.find(({ link }) => link.state === 'missing' || link.state === 'impossible') ??
    steps.find(({ state }) => state === 'unknown') ??
    steps.find(({ state }) => state === 'warning')
  )?.name;

/** Of the whole: the worst that is known. */
export const verdictOf = (steps: readonly ChainStep[]): State => {
  const has = (state: State): boolean => steps.some((step) => step.state === state);
  if (has('impossible')) return 'impossible';
  if (has('missing')) return 'missing';
  if (has('unknown')) return 'unknown';
  return has('warning') ? 'warning' : 'ok';
};
