import type { HostFindingCode } from '../../dpdk/host/finding';
import type { Values } from '../../errors';
import type { Link, LinkName, LinkState } from '../link';
import type { LinkCode, MendCode } from './codes';

/** What mends a link, or what would tell its state. */
export interface Mend {
  readonly code: MendCode;
  readonly values: Values;
}

export const mend = (code: MendCode, values: Values = {}): Mend => ({ code, values });

/** Makers of one link's judgements: `missing('link.vm.noHugepages', { vm }, mend(…))`. */
export const judgementsOf = (name: LinkName) => {
  const of =
    (state: LinkState) =>
    (code: LinkCode | `facts.${HostFindingCode}`, values: Values, how?: Mend): Link => ({
      name,
      state,
      code,
      values,
      ...(how ? { mend: how } : {}),
    });
  return { ok: of('ok'), missing: of('missing'), impossible: of('impossible'), unknown: of('unknown') };
};

const WORST_FIRST: readonly LinkState[] = ['impossible', 'missing', 'unknown', 'ok'];

/** How bad a state is; 0 is ok. */
export const badness = (state: LinkState): number => WORST_FIRST.length - 1 - WORST_FIRST.indexOf(state);

/** The worst of the judgements that apply, else `otherwise`; of equal ones the first, so that what is done first stands first. */
export const worst = (judgements: readonly (Link | undefined)[], otherwise: Link): Link =>
  [...judgements.filter((judgement) => judgement !== undefined), otherwise].reduce((a, b) =>
    badness(b.state) > badness(a.state) ? b : a,
  );
