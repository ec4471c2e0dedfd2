import { factsSchema } from '../../../client/facts/hostFacts';
import { hostFacts, machine } from '../../support/hostFacts';

it('accepts the facts of the host that other tests start from', () => {
  expect(factsSchema.parse(JSON.parse(JSON.stringify(hostFacts())))).toEqual(hostFacts());
});

it('reads null as what could not be read', () => {
  const facts = factsSchema.parse({ ...hostFacts(), openVswitch: null, kernelLine: null });
  expect(facts.openVswitch).toBeUndefined();
  expect(facts.kernelLine).toBeUndefined();
});

it('numbers the threads of a core as Linux does on Intel servers', () => {
  const { cpus } = machine();
  expect(cpus.online).toBe('0-39');
  expect(cpus.cores.slice(9, 11)).toEqual([
    { node: 0, cpus: '9,29' },
    { node: 1, cpus: '10,30' },
  ]);
});
