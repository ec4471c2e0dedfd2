import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseAnnotated } from './annotatedJson';
import { describe, type Description } from './description';

/** Where the engine looks for plugins. */
export interface PluginDirectories {
  /** Descriptors and files: /usr/share/ovirt-engine/ui-plugins */
  readonly data: string;
  /** What the site configured: /etc/ovirt-engine/ui-plugins; need not exist */
  readonly etc?: string | undefined;
}

interface Known {
  readonly description: Description;
  readonly descriptor: unknown;
  readonly descriptorTime: number;
  readonly configuration: unknown;
  readonly configurationTime: number;
}

const NEVER = -1;
/** Time of a regular file that is named as one of JSON; links are followed. */
const timeOf = (path: string): number => {
  if (!path.endsWith('.json')) return NEVER;
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true ? Math.floor(found.mtimeMs) : NEVER;
};

/**
 * The plugins that the engine knows: read from their files when the host page asks, and remembered.
 *
 * Source: PluginDataManager.java, reloadData; observed on engine 4.5.8: an older file is ignored, a broken one leaves what was,
 * a deleted descriptor removes the plugin, a deleted configuration brings back the defaults.
 *
 * @param log takes the lines that the engine writes to engine.log
 */
export function createInstalled({ data, etc }: PluginDirectories, log: (line: string) => void) {
  let known: ReadonlyMap<string, Known> = new Map();

  const parse = (path: string): unknown => {
    try {
      return parseAnnotated(readFileSync(path, 'utf8'));
    } catch (error) {
      log(`Cannot read/parse JSON file '${path}': ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  };

  const update = (file: string, before: Known | undefined): Known | undefined => {
    const path = join(data, file);
    // Every '.json' in the name, not only the last: my.json.json → my-config.json-config.json.
    const site = etc === undefined ? undefined : join(etc, file.replaceAll('.json', '-config.json'));
    const [descriptorTime, configurationTime] = [timeOf(path), site === undefined ? NEVER : timeOf(site)];
    const isNew = before === undefined || descriptorTime > before.descriptorTime;
    const isChanged =
      isNew ||
      configurationTime > before.configurationTime ||
      (configurationTime === NEVER && before.configurationTime !== NEVER);
    if (!isChanged) return before;
    if (isNew) log(`Reading UI plugin descriptor '${path}'`);
    const descriptor = isNew ? parse(path) : before.descriptor;
    if (descriptor === undefined) return before;
    const configuration = site === undefined || configurationTime === NEVER ? {} : (parse(site) ?? {});
    const description = describe(descriptor, configuration);
    if ('name' in description) return { description, descriptor, descriptorTime, configuration, configurationTime };
    for (const fault of description.descriptor) log(`Validation error in '${path}': ${fault}`);
    for (const fault of description.configuration) log(`Validation error in '${site ?? ''}': ${fault}`);
    return before;
  };

  const reload = (): void => {
    let names: readonly string[];
    try {
      names = readdirSync(data).sort();
    } catch {
      log(`Cannot list UI plugin descriptor files in '${data}'`);
      return;
    }
    const files = names.filter((name) => timeOf(join(data, name)) !== NEVER);
    known = new Map(
      files.flatMap((file) => {
        const now = update(file, known.get(file));
        return now === undefined ? [] : [[file, now] as const];
      }),
    );
  };

  return {
    /** Reads what changed; gives all plugins in the order in which they are loaded. */
    current: (): readonly Description[] => {
      reload();
      return [...known.values()].map(({ description }) => description).sort((a, b) => a.order - b.order);
    },
    /** A plugin as it was when the host page asked last: nothing is read here. */
    find: (name: string): Description | undefined =>
      [...known.values()].find(({ description }) => description.name === name)?.description,
    forget: (): void => {
      known = new Map();
    },
  };
}
export type Installed = ReturnType<typeof createInstalled>;
