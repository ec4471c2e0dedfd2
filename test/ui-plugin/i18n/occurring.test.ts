/** @jest-environment node */
import fc from 'fast-check';
import type { HostFinding, Reason } from '../../../client';
import { planHost, chainOfCluster, chainOfHost, chainOfVm, type Chain } from '../../../client';
import { checkHost } from '../../../client';
import { reasonOfChange, reasonOfFinding, reasonOfStep } from '../../../ui-plugin/i18n/reasons';
import { anyCase as anyHost } from '../../support/anyFacts';
import { anyCase as anyWorld } from '../../support/anyWorld';
import { plan } from '../../support/planned';
import { messagesOf } from './catalogues';

const { say, has } = messagesOf('en_US');

/** What a reader would take for a mistake of ours: no message, a value that is not there, a number that is none. */
const odd = (reasons: readonly Reason[]): readonly string[] =>
  reasons.flatMap((reason) => {
    if (!has(reason.code)) return [reason.code];
    const texts = [say(reason), say(reason, 'short'), say(reason, 'remedy')];
    return texts
      .filter((text) => /(^|[\s(])\?(?! free)|NaN|undefined|\[object|[{}]|\s$|^\s| {2}/.test(text))
      .map((text) => `${reason.code}: ${text}`);
  });

const linksOf = (chains: readonly (Chain | undefined)[]): readonly Reason[] =>
  chains.flatMap((chain) =>
    (chain?.links ?? []).flatMap(({ code, values, mend }) => [{ code, values }, ...(mend ? [mend] : [])]),
  );

const found = (findings: readonly HostFinding[]): readonly Reason[] => findings.map(reasonOfFinding);

it('says in full whatever the planner of hosts finds, decides and does', () => {
  fc.assert(
    fc.property(anyHost, ({ facts, request }) => {
      const { findings, decisions, steps, rollback } = planHost(facts, request);
      const reasons = [
        ...found(findings),
        ...found(checkHost(facts)),
        ...decisions,
        ...[...steps, ...rollback].map(reasonOfStep),
      ];
      expect(odd(reasons)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

it('says in full whatever chains and plans hold', () => {
  fc.assert(
    fc.property(anyWorld, ({ seen, spec }) => {
      const chains = [
        chainOfCluster(seen),
        ...seen.hosts.map(({ name }) => chainOfHost(seen, name)),
        ...seen.vms.map(({ name }) => chainOfVm(seen, name)),
      ];
      const { changes, findings } = plan(spec, seen);
      const steps = changes.flatMap((change) => (change.by === 'person' ? [change.reason] : []));
      expect(odd([...linksOf(chains), ...findings, ...steps, ...changes.map(reasonOfChange)])).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
