import { disruptions } from '../../../client';
import { linkNames, type Change, type ErrorCode, type HostStep } from '../../../client';
import type { WhyLeft } from '../../../client';
import { datapath } from '../../../client/phrases/datapath';
import { findings, steps } from '../../../client/phrases/findings';
import { guestProblems, guestSteps } from '../../../client/phrases/guest';
import { decisions, hostFindings } from '../../../client/phrases/hostFindings';
import { input } from '../../../client/phrases/input';
import { links } from '../../../client/phrases/links';
import { mends } from '../../../client/phrases/mends';
import type { Phrase } from '../../../client/phrases/phrase';

// The compiler holds these to the unions of the client.
const kinds: Readonly<Record<Change['kind'], readonly string[]>> = {
  'cluster.create': ['cluster'],
  'cluster.update': ['cluster'],
  'network.create': ['network'],
  'network.update': ['network'],
  'clusterNetwork.add': ['network', 'cluster'],
  'clusterNetwork.update': ['network', 'cluster'],
  'profile.create': ['profile', 'network'],
  'profile.update': ['profile', 'network'],
  'host.move': ['host', 'cluster'],
  'host.kernelCmdline': ['host'],
  'host.reinstall': ['host', 'reboots'],
  'host.activate': ['host'],
  'host.networks': ['host'],
  'vm.move': ['vm', 'cluster'],
  'vm.properties': ['vm', 'nextRun'],
  'vm.memory': ['vm'],
  'vm.stop': ['vm'],
  'vm.start': ['vm'],
  'vm.nic.create': ['vm', 'nic'],
  'vm.nic.update': ['vm', 'nic'],
  'engine.properties': ['level'],
  'host.operator': ['host'],
};
const hostSteps: Readonly<Record<HostStep['kind'], readonly string[]>> = {
  module: ['name', 'present'],
  driver: ['pci', 'driver', 'untilBoot'],
  pages: ['node', 'size', 'count'],
  ovsConfig: ['key', 'value'],
  restartOvs: [],
  bridge: ['name', 'present'],
  port: ['bridge', 'name', 'present', 'devargs', 'queues', 'mtu'],
  file: ['path', 'text', 'restarts'],
};
const errors: Readonly<Record<ErrorCode, true>> = {
  'engine.login': true,
  'engine.forbidden': true,
  'engine.notFound': true,
  'engine.busy': true,
  'engine.refused': true,
  'engine.failed': true,
  'network.unreachable': true,
  'network.timeout': true,
  'network.tls': true,
  'network.aborted': true,
  'network.cut': true,
  'reply.unexpected': true,
  'host.key': true,
  'host.login': true,
  'host.answer': true,
  'host.failed': true,
  'input.invalid': true,
  'plan.problems': true,
  'apply.stuck': true,
  'apply.worldMoved': true,
  'apply.declined': true,
  'apply.consent': true,
  bug: true,
};
const whyLeft: Readonly<Record<WhyLeft, true>> = { person: true, consent: true, needs: true, interrupted: true };

/** Every name that a phrase of the command line asks for, whichever way it chooses. */
const namesIn = (say: Phrase): readonly string[] => {
  const names = new Set<string>();
  const ask =
    <T>(answer: T) =>
    (name: string): T => {
      names.add(name);
      return answer;
    };
  for (const has of [true, false]) {
    for (const number of [0, 1, 2]) {
      for (const text of ['x', '4.20.24']) {
        say({
          text: ask(text),
          whole: ask(text),
          count: ask(text),
          list: ask(text),
          items: ask([text]),
          number: ask(number),
          has: ask(has),
        });
      }
    }
  }
  return [...names];
};

/** Mends that on the command line are a command alone; client/desired/chain/mends.ts gives what it is about too. */
const besideCommand: Readonly<Record<string, readonly string[]>> = {
  'mend.attachNetwork': ['host'],
  'mend.vmHugepages': ['vm', 'size'],
  'mend.vmNic': ['vm'],
};

const named = (phrases: Readonly<Record<string, Phrase>>): readonly (readonly [string, readonly string[]])[] =>
  Object.entries(phrases).map(([code, say]) => [code, namesIn(say)]);

const short = ([code, names]: readonly [string, readonly string[]]): readonly (readonly [string, readonly string[]])[] => [
  [code, names],
  [`${code}.short`, names],
];

/** By file of the catalogue: the ids that it is to hold, each with the names of the values that its code comes with. */
export const codes: Readonly<Record<string, ReadonlyMap<string, readonly string[]>>> = {
  'links.json': new Map([...named(links), ...named(datapath)].flatMap(short)),
  'mends.json': new Map(named(mends).map(([code, names]) => [code, [...names, ...(besideCommand[code] ?? [])]])),
  'needed.json': new Map(
    linkNames.flatMap((name) => [
      [`link.${name}`, []],
      [`needed.${name}`, ['datapath']],
    ]),
  ),
  'findings.json': new Map([...named(findings), ...named(steps)]),
  'hostFindings.json': new Map(
    Object.entries(hostFindings).flatMap(([code, { sentence, remedy }]): [string, readonly string[]][] => {
      const names = [...namesIn(sentence), ...namesIn(remedy)];
      return [`facts.${code}`, `facts.${code}.short`, `facts.${code}.remedy`].map((id) => [id, names]);
    }),
  ),
  'changes.json': new Map<string, readonly string[]>([
    ...Object.entries(kinds).map(([kind, names]): [string, readonly string[]] => [`change.${kind}`, names]),
    ...['engine', 'engineMachine', 'host'].map((who): [string, readonly string[]] => [`who.${who}`, []]),
    ...disruptions.map((disruption): [string, readonly string[]] => [`disturbs.${disruption}`, []]),
    ...Object.keys(whyLeft).map((why): [string, readonly string[]] => [`left.${why}`, []]),
  ]),
  'decisions.json': new Map(named(decisions)),
  'hostSteps.json': new Map(Object.entries(hostSteps).map(([kind, names]) => [`step.${kind}`, names])),
  'guest.json': new Map([...named(guestProblems), ...named(guestSteps)]),
  'input.json': new Map(named(input)),
  'errors.json': new Map(Object.keys(errors).flatMap((code) => [`error.${code}`, `error.${code}.remedy`].map((id) => [id, []]))),
};
