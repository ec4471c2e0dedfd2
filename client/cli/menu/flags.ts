import { InvalidArgumentError, Option } from 'commander';

export const file = (): Option => new Option('-f, --file <file>', 'the YAML file; - is standard input').makeOptionMandatory();

export const dryRun = (): Option => new Option('--dry-run', 'show the plan and stop');

/** An option that may be given more than once. */
export const several = (flags: string, description: string): Option =>
  new Option(flags, `${description}; may be repeated`).argParser<readonly string[]>((value, previous) => [
    ...(previous ?? []),
    value,
  ]);

/** Documents of host facts. */
export const facts = (): Option => several('--facts <file>', 'facts of a host, as host facts prints them');

/** An option with a whole number. */
export const whole = (flags: string, description: string, min: number, max: number): Option =>
  new Option(flags, description).argParser((text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (!(value >= min && value <= max)) throw new InvalidArgumentError(`A whole number from ${min} to ${max} is needed.`);
    return value;
  });
