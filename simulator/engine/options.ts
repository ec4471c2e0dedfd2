import type { Options, OptionValues } from './state';

const PROPERTIES = 'UserDefinedVMProperties';
const put = (values: OptionValues, name: string, level: string, value: string): OptionValues => ({
  ...values,
  [name]: { ...values[name], [level]: value },
});

/** engine-config -s: replaces. */
export const set = (options: Options, name: string, level: string, value: string): Options => ({
  ...options,
  configured: put(options.configured, name, level, value),
});

/** engine-config -m: appends unless that very entry is there. Only UserDefinedVMProperties can be merged. */
export function merge(options: Options, level: string, entry: string): Options {
  const before = options.configured[PROPERTIES]?.[level] ?? '';
  const entries = before.split(';').filter((each) => each !== '');
  return entries.includes(entry) ? options : set(options, PROPERTIES, level, [...entries, entry].join(';'));
}

/** POST /reloadconfigurations: options read as configured, but the catalogue of VM properties stays (observed, recorded group 73). */
export const reloaded = (options: Options): Options => ({ ...options, shown: options.configured });
/** The engine service restarts. */
export const restarted = (options: Options): Options => ({
  configured: options.configured,
  shown: options.configured,
  catalogue: options.configured,
});
