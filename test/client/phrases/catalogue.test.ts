import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { phrases } from '../../../client/phrases';
import { comparisons } from '../../../client/phrases/comparisons';
import { datapath } from '../../../client/phrases/datapath';
import { findings, steps } from '../../../client/phrases/findings';
import { guestProblems, guestSteps } from '../../../client/phrases/guest';
import { hostFindingsInPlan } from '../../../client/phrases/hostFindings';
import { input } from '../../../client/phrases/input';
import { links } from '../../../client/phrases/links';
import { mends } from '../../../client/phrases/mends';
import { fillingOf } from '../../../client/phrases/phrase';

const client = join(__dirname, '../../../client');

/** Files that list codes as a type; to stand there is not to be used. */
const lists = ['codes.ts', 'findingCode.ts', 'problem.ts'];

/** Rooms whose codes have a catalogue of their own, phrases/hostFindings. */
const ofHosts = ['check/', 'cpus/', 'host/', 'memory/', 'nics/', 'ovs/'];

const sources = (room: string): readonly string[] =>
  readdirSync(join(client, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !lists.some((list) => file.endsWith(list)))
    .filter((file) => room !== 'dpdk' || !ofHosts.some((other) => file.startsWith(other)))
    .map((file) => readFileSync(join(client, room, file), 'utf8'));

const written = ['desired', 'dpdk', 'facts', 'input'].flatMap(sources).join('\n');
const areas = { comparisons, datapath, links, mends, findings, steps, guestProblems, guestSteps, hostFindingsInPlan, input };

it('has each code in one area only', () => {
  const codes = Object.values(areas).flatMap((area) => Object.keys(area));
  expect(codes).toHaveLength(phrases.size);
});

it('has no phrase for a code that nobody uses', () => {
  // A refusal of a datapath is made of its code in client/dpdk: `datapath.${code}`.
  const isUsed = (code: string): boolean =>
    written.includes(`'${code}'`) || (code in datapath && written.includes(`'${code.replace('datapath.', '')}'`));
  // A plan may have any finding of the host planner; those have a test of their own.
  expect([...phrases.keys()].filter((code) => !isUsed(code) && !(code in hostFindingsInPlan))).toEqual([]);
});

it('has a phrase for each code that is used, as far as it looks like one of its areas', () => {
  const prefixes = new Set([...phrases.keys()].map((code) => code.split('.')[0]));
  // Codes of errors, kinds of changes and names of files look alike.
  const others = /^(vm|host|network|cluster|clusterNetwork|profile|engine)\.|\.ts$/;
  const used = [...written.matchAll(/'([a-zA-Z]+(?:\.[a-zA-Z]+)+)'/g)].flatMap(([, code = '']) => code);
  const unknown = used.filter((code) => prefixes.has(code.split('.')[0]) && !phrases.has(code) && !others.test(code));
  expect(unknown).toEqual([]);
});

it('says something for each code, on one line and without a full stop', () => {
  const odd = [...phrases].filter(([, say]) => !/^[^\n]*[^.]$/.test(say(fillingOf({}))));
  expect(odd.map(([code]) => code)).toEqual([]);
});
