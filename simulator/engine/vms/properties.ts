import type { Call } from '../call';
import { predefinedProperties } from '../catalogue';
import { refuse } from '../faults';
import type { Vm } from '../model/vm';

type Properties = NonNullable<Vm['custom_properties']>;

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

export function definitionsAt(call: Pick<Call, 'state'>, level: string): ReadonlyMap<string, RegExp> {
  const own = parseDefinitions(call.state.options.catalogue['UserDefinedVMProperties']?.[level] ?? '');
  return new Map([...parseDefinitions(predefinedProperties(level)), ...own]);
}

/** A `;` in a value ends the property, since the engine stores `k=v;k2=v2`; a repeated name keeps its last value; entries without value go. */
export function normalise(input: Properties): Properties {
  const found = new Map<string, string>();
  for (const { name, value } of input) {
    if (name === undefined || value === undefined) continue;
    const [first = '', ...tail] = value.split(';');
    found.set(name, first);
    for (const piece of tail.filter((each) => each !== '')) {
      const at = piece.indexOf('=');
      found.set(at < 0 ? piece : piece.slice(0, at), at < 0 ? '' : piece.slice(at + 1));
    }
  }
  return [...found].map(([name, value]) => ({ name, value }));
}

export function validateProperties(
  call: Pick<Call, 'state'>,
  properties: Properties,
  level: string,
  verb: 'add' | 'edit' | 'import',
): void {
  const known = definitionsAt(call, level);
  const keys = (wrong: Properties): string => wrong.map(({ name }) => name ?? '').join(', ');
  const foreign = properties.filter(({ name }) => !known.has(name ?? ''));
  if (foreign.length > 0)
    throw refuse(
      400,
      `Cannot ${verb} VM if some of the specified custom properties are not configured by the system. The keys are: ${keys(foreign)}`,
    );
  const illegal = properties.filter(({ name, value }) => value === '' || known.get(name ?? '')?.test(value ?? '') !== true);
  if (illegal.length > 0)
    throw refuse(
      400,
      `Cannot ${verb} VM if some of the specified custom properties have illegal values. The keys are: ${keys(illegal)}`,
    );
}
