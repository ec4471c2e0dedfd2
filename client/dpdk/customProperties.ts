/** Definitions of VM custom properties as the engine options `PredefinedVMProperties` and `UserDefinedVMProperties` hold them. */
export interface PropertyDefinition {
  readonly name: string;
  /** Java regex that the whole value must match; absent accepts anything but the empty text. */
  readonly regex?: string;
}

/** The property that makes a VM's memory shared. No engine predefines it. */
export const SHARED_PROPERTY = 'hugepages_shared';
export const HUGEPAGES_PROPERTY = 'hugepages';
const SHARED_DEFINITION = `${SHARED_PROPERTY}=^(true|false)$`;

/**
 * Reads the value of a definitions option, `key=regex;key2=regex2`.
 *
 * The engine splits at every `;`, so a regex cannot hold one, and then at the first `=`; of a name given twice the last counts.
 * Nothing is trimmed: a blank before a name makes it another name.
 *
 * @source ovirt-engine CustomPropertiesUtils.java parsePropertiesRegex
 */
export const parseDefinitions = (option: string): readonly PropertyDefinition[] => {
  const byName = new Map<string, PropertyDefinition>();
  for (const entry of option.split(';')) {
    const at = entry.indexOf('=');
    const name = at < 0 ? entry : entry.slice(0, at);
    if (name === '') continue;
    byName.set(name, at < 0 ? { name } : { name, regex: entry.slice(at + 1) });
  }
  return [...byName.values()];
};

/** What a level defines: user-defined entries take the place of predefined ones of the same name. */
export const effectiveDefinitions = (predefined: string, userDefined: string): readonly PropertyDefinition[] => {
  const byName = new Map(parseDefinitions(predefined).map((definition) => [definition.name, definition]));
  for (const definition of parseDefinitions(userDefined)) byName.set(definition.name, definition);
  return [...byName.values()];
};

/**
 * Names that the site defines although the engine predefines them. The oVirt blog's `hugepages=^.*$` is one: text then passes, and
 * the engine ignores it silently.
 */
export const redefinedNames = (predefined: string, userDefined: string): readonly string[] => {
  const known = new Set(parseDefinitions(predefined).map(({ name }) => name));
  return parseDefinitions(userDefined).flatMap(({ name }) => (known.has(name) ? [name] : []));
};

/** Whether a level takes this value. `unknown`: the regex uses what only Java understands. */
export type Acceptance = 'accepts' | 'refuses' | 'undefined' | 'unknown';

/** Whether these definitions take a value for a property; a regex has to match the whole of it. */
export const acceptance = (definitions: readonly PropertyDefinition[], name: string, value: string): Acceptance => {
  const definition = definitions.find((candidate) => candidate.name === name);
  if (!definition) return 'undefined';
  if (value.includes(';')) return 'refuses';
  if (definition.regex === undefined) return value === '' ? 'refuses' : 'accepts';
  try {
    return new RegExp(`^(?:${definition.regex})$`, 'u').test(value) ? 'accepts' : 'refuses';
  } catch {
    return 'unknown';
  }
};

/** A command as arguments, for running, and as text, for a person's shell. */
export interface OperatorCommand {
  readonly argv: readonly [string, ...string[]];
  readonly text: string;
}

/** A word as a POSIX shell takes it. */
export const quoteForShell = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
const command = (...argv: readonly [string, ...string[]]): OperatorCommand => ({ argv, text: argv.map(quoteForShell).join(' ') });

/**
 * Defines `hugepages_shared` at one level, on the engine machine. It merges (`-m`): `-s` would wipe out all other definitions.
 * Without `--cver` the tool asks, and a script hangs.
 */
export const defineSharedCommand = (level: string): OperatorCommand =>
  command('engine-config', '-m', `UserDefinedVMProperties=${SHARED_DEFINITION}`, `--cver=${level}`);

/** The engine reads definitions at start only; REST shows them sooner than they count (observed on engine 4.5.8). */
export const restartEngineCommand = (): OperatorCommand => command('systemctl', 'restart', 'ovirt-engine');
