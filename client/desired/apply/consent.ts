import { disruptions, type Change, type Disruption } from '../change';
import type { Shell } from '../shell';

/** Whether `disruption` costs more than `than`. */
export const isWorse = (disruption: Disruption, than: Disruption): boolean =>
  disruptions.indexOf(disruption) > disruptions.indexOf(than);

export interface Consent {
  to(change: Change): Promise<boolean>;
}

/**
 * Who agreed to what. A disruption up to `allow` was agreed to beforehand; a worse one is asked for once for each host or VM that
 * suffers it, and the answer holds for all that is done to that one.
 */
export const createConsent = (allow: Disruption, shell: Pick<Shell, 'confirm'>): Consent => {
  const answers = new Map<string, boolean>();
  return {
    to: async (change) => {
      const { disruption } = change;
      if (disruption === 'none' || !isWorse(disruption, allow)) return true;
      const key = JSON.stringify([disruption, subjectOf(change)]);
      const answer = answers.get(key) ?? (await shell.confirm({ change, disruption }));
      answers.set(key, answer);
      return answer;
    },
  };
};

const subjectOf = (change: Change): readonly string[] => {
  if ('host' in change) return ['host', change.host.name];
  return 'vm' in change ? ['VM', change.vm.name] : [change.id];
};
