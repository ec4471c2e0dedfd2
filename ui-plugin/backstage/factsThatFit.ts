import { parseFacts, SpecInvalid, type HostFacts } from '../../client/index';
import type { HostReading } from './face';

/** Why a facts file is not taken. Sentences: `host.refused.…`. */
export type FactsRefusalCode = 'facts.tooLarge' | 'facts.otherHost' | 'facts.otherName' | 'facts.olderThanBoot' | 'facts.noRoom';

type Problems = SpecInvalid['problems'];

/** Characters; a host with 256 CPUs, 32 NICs with their virtual functions and 500 VMs takes some 400,000. */
export const MOST_CHARACTERS = 1024 ** 2;

/** @throws SpecInvalid with every reason why the text is no facts document of this host as it runs now */
export const factsThatFit = (reading: HostReading, file: string, text: string): HostFacts => {
  if (text.length > MOST_CHARACTERS) {
    const values = { characters: text.length, most: MOST_CHARACTERS };
    throw refuse([{ code: 'facts.tooLarge', path: '', values }], file);
  }
  const facts = parseFacts(text, file);
  const problems = [...ofAnotherHost(facts, reading), ...ofAnotherBoot(facts, reading)];
  if (problems.length > 0) throw refuse(problems, file);
  return facts;
};

export const refuse = (problems: Problems, file: string): SpecInvalid =>
  new SpecInvalid(problems, `${file}: ${problems.map(({ code }) => code).join(', ')}`);

/** By the machine's UUID where both tell it, else by name. */
const ofAnotherHost = ({ host: { uuid, name } }: HostFacts, { host }: HostReading): Problems => {
  if (uuid !== undefined && host.hardwareUuid !== undefined) {
    if (uuid.toLowerCase() === host.hardwareUuid.toLowerCase()) return [];
    const values = { host: host.name, name, uuid, expected: host.hardwareUuid };
    return [{ code: 'facts.otherHost', path: 'host.uuid', values }];
  }
  if (name === undefined || isName(name, host)) return [];
  return [{ code: 'facts.otherName', path: 'host.name', values: { host: host.name, name } }];
};

/** A host may call itself by its full name where the engine has the short one, or the other way round. */
const isName = (told: string, { name, address }: HostReading['host']): boolean =>
  [name, address].some((known) => {
    const [one, other] = [known.toLowerCase(), told.toLowerCase()];
    return one === other || one.startsWith(`${other}.`) || other.startsWith(`${one}.`);
  });

/** Huge pages and drivers are other ones after a boot. Both times are by the host's own clock. */
export const isOfEarlierBoot = ({ collectedAt }: HostFacts, bootedAt: number | undefined): bootedAt is number =>
  bootedAt !== undefined && Date.parse(collectedAt) < bootedAt;

const ofAnotherBoot = (facts: HostFacts, { bootedAt, host }: HostReading): Problems => {
  if (!isOfEarlierBoot(facts, bootedAt)) return [];
  const values = { host: host.name, collected: facts.collectedAt, booted: new Date(bootedAt).toISOString() };
  return [{ code: 'facts.olderThanBoot', path: 'collectedAt', values }];
};
