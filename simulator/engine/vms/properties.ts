import type { Call } from '../call';
import { predefinedProperties } from '../catalogue';
import { refuse } from '../faults';
import type { Vm } from '../model/vm';

type Properties = NonNullable<Vm['custom_properties']>;
type Catalogue = Pick<Call, 'state'>;

/** `key=regex;key2=regex2`: split at every `;`, then at the first `=`; the last entry of a key wins. Source: CustomPropertiesUtils.java. */
export function parseDefinitions(text: string): ReadonlyMap<string, RegExp> {
  const found = new Map<string, RegExp>();
  for (const entry of text.split(';').filter((each) => each !== '')) {
    const at = entry.indexOf('=');
    const key = at < 0 ? entry : entry.slice(0, at);
    found.set(key, new RegExp(at < 0 ? '^[^;]*$' : `^(?:${entry.slice(at + 1)})$`));
  }
  return found;
}

const predefined = (level: string): ReadonlyMap<string, RegExp> => parseDefinitions(predefinedProperties(level));
const userDefined = (call: Catalogue, level: string): ReadonlyMap<string, RegExp> =>
  parseDefinitions(call.state.options.catalogue['UserDefinedVMProperties']?.[level] ?? '');

/** The engine stores one text, `k=v;k2=v2`, and reads it back: a `;` in a value begins another property. Source: CustomPropertiesUtils.java. */
const STORED = /^([A-Za-z0-9_]+=[^;]*(;[A-Za-z0-9_]+=[^;]*)*;?)?$/;

/** Entries without name or value go; a repeated name keeps its last value. Undefined: the text cannot be read back. */
function storedAndRead(input: Properties): Properties | undefined {
  const sent = new Map(
    input.flatMap(({ name, value }) => (name === undefined || value === undefined ? [] : [[name, value] as const])),
  );
  const text = [...sent].map(([name, value]) => `${name}=${value}`).join(';');
  if (!STORED.test(text)) return undefined;
  const read = new Map<string, string>();
  for (const piece of text.split(';').filter((each) => each !== '')) {
    const at = piece.indexOf('=');
    read.set(piece.slice(0, at), piece.slice(at + 1));
  }
  return [...read].map(([name, value]) => ({ name, value }));
}

/** What a level does not define goes silently: so it is when the level of a cluster rises. Source: CompatibilityVersionUpdater.java. */
export const definedAt = (call: Catalogue, properties: Properties, level: string): Properties =>
  properties.filter(({ name = '' }) => predefined(level).has(name) || userDefined(call, level).has(name));

/**
 * Checks a list against the definitions of a level, and stores it as the engine does: predefined ones first, then user-defined ones.
 *
 * A key that a site declares again is in both halves, and so is shown twice (observed, recorded step 73-029); the site's expression is the one that counts.
 */
export function checkProperties(
  call: Catalogue,
  properties: Properties,
  level: string,
  subject: 'add VM' | 'edit VM' | 'add Template' | 'edit Template',
): Properties {
  const [given, own] = [predefined(level), userDefined(call, level)];
  const once = storedAndRead(properties);
  if (once === undefined)
    throw refuse(400, `Cannot ${subject} if custom properties are in invalid format. Please check the input.`);
  const message = (problem: string, wrong: Properties): readonly string[] =>
    wrong.length === 0
      ? []
      : [
          `Cannot ${subject} if some of the specified custom properties ${problem}. The keys are: ${wrong.map(({ name }) => name ?? '').join(', ')}`,
        ];
  const expressionOf = (name = ''): RegExp | undefined => own.get(name) ?? given.get(name);
  const foreign = once.filter(({ name }) => expressionOf(name) === undefined);
  const illegal = once.filter(({ name, value = '' }) => expressionOf(name)?.test(value) === false);
  const problems = [...message('are not configured by the system', foreign), ...message('have illegal values', illegal)];
  if (problems.length > 0) throw refuse(400, ...problems);
  return [...once.filter(({ name = '' }) => given.has(name)), ...once.filter(({ name = '' }) => own.has(name))];
}
