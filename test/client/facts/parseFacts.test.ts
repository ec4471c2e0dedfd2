import { checkFacts, parseFacts } from '../../../client/facts/parseFacts';
import { SpecInvalid, type InputProblem } from '../../../client/errors';
import { inputProblemText } from '../../../client/phrases/input';
import { connectX5, hostFacts, nic } from '../../support/hostFacts';

const problemsOf = (read: () => unknown): readonly InputProblem[] => {
  try {
    read();
  } catch (error) {
    if (error instanceof SpecInvalid) return error.problems;
    throw error;
  }
  return [];
};
const told = (read: () => unknown): readonly string[] => problemsOf(read).map(inputProblemText);

it('reads what was printed', () => {
  expect(parseFacts(JSON.stringify(hostFacts()))).toEqual(hostFacts());
});

it('reads the document of a newer collector, which has more keys', () => {
  expect(checkFacts({ ...hostFacts(), weather: 'fine' })).toEqual(hostFacts());
});

it('names each place that does not fit', () => {
  const nics = [nic({ pci: '3b:00.0' }), connectX5(), nic({ node: -2 }), { ...nic(), vendor: '0x8086', driver: 7 }];
  expect(told(() => checkFacts({ ...hostFacts(), nics, tuned: {} }))).toEqual([
    'nics[0].pci: "3b:00.0" is not written as expected here',
    'nics[0].groupMembers[0].pci: "3b:00.0" is not written as expected here',
    'nics[2].node: -2 is too small: at least -1',
    'nics[3].vendor: "0x8086" is not written as expected here',
    'nics[3].driver: expected a text, found "7"',
    'tuned.profile: profile is missing',
  ]);
});

it('says in its message how many places do not fit, and what to do', () => {
  expect(() => parseFacts('{"contract":"ovirt-dpdk/host-facts/v1"}', 'host1.json')).toThrow(
    /^host1\.json: \d+ mistakes, the first: /,
  );
});

it('says of a text that is no JSON what to do', () => {
  expect(told(() => parseFacts(JSON.stringify(hostFacts()).slice(0, 1000)))).toEqual([
    expect.stringMatching(/^this is no JSON \(.*\): collect again with ovirt-dpdk host facts, and keep the output whole$/),
  ]);
  expect(told(() => parseFacts(''))).toHaveLength(1);
});

it('says of another version of the contract no more than that', () => {
  expect(told(() => checkFacts({ contract: 'ovirt-dpdk/host-facts/v2', hosts: [] }))).toEqual([
    'contract: this program reads facts of the version ovirt-dpdk/host-facts/v1, not ovirt-dpdk/host-facts/v2: collect again with this ovirt-dpdk',
  ]);
});

it('refuses what is no document of facts at all', () => {
  expect(told(() => checkFacts([]))).toEqual(['expected keys with values, found a list']);
  expect(told(() => checkFacts({ apiVersion: 'ovirt-dpdk/v1' }))).toContain('contract: contract is missing');
});
