import { EngineFault } from '../errors';
import type { CallOptions, Transport } from '../http/face';
import { path } from '../http/path';
import { calls } from './calls';
import { child, filledText, integer, join, listOf, optional, present, text, textOrEmpty, version, wrong } from './scalars';
import type { WireObject } from '../http/wire';
import type { Level, Version } from './values';

export interface SystemInfo {
  readonly version: Version;
  readonly product: string;
  /** How many there are; only administrators are told. */
  readonly totals?: { readonly hosts: number; readonly vms: number };
}

/** A system option: its value per compatibility level, or under `general`. */
export type OptionValues = Readonly<Record<Level, string>>;

export interface ClusterLevel {
  readonly level: Level;
  /** Absent for users without administrator rights. */
  readonly cpuTypes?: readonly CpuType[];
}

export interface CpuType {
  readonly name: string;
  readonly level: number;
  readonly architecture: string;
}

export const system = (http: Transport) => ({
  /** The API root: version and login test in one. */
  info: (options?: CallOptions): Promise<SystemInfo> => calls(http).get('/', infoFromWire, undefined, options),

  /** The values of a system option by level; undefined when this engine has none of that name or this user may not read it. */
  options: async (name: string, options?: CallOptions): Promise<OptionValues | undefined> => {
    try {
      return await calls(http).get(path`/options/${name}`, valuesFromWire, undefined, options);
    } catch (error) {
      if (error instanceof EngineFault && error.status === 404) return undefined;
      throw error;
    }
  },

  clusterLevels: (options?: CallOptions): Promise<readonly ClusterLevel[]> =>
    calls(http).get('/clusterlevels', (answer, at) => listOf(answer, 'cluster_level', at, levelFromWire), undefined, options),
});

const infoFromWire = (api: WireObject, at: string): SystemInfo => {
  const product = child(api, 'product_info', at) ?? wrong(api['product_info'], 'an object', 'product_info', at);
  const summary = child(api, 'summary', at);
  const total = (kind: string): number | undefined => {
    const counts = summary && child(summary, kind, 'summary');
    return counts && optional(integer, counts, 'total', `summary.${kind}`);
  };
  const [hosts, vms] = [total('hosts'), total('vms')];
  return present({
    version: version(product, 'version', 'product_info') ?? wrong(product['version'], 'a version', 'version', 'product_info'),
    product: textOrEmpty(product, 'name', 'product_info'),
    totals: hosts === undefined || vms === undefined ? undefined : { hosts, vms },
  });
};

const valuesFromWire = (option: WireObject, at: string): OptionValues =>
  Object.fromEntries(
    listOf(child(option, 'values', at), 'system_option_value', 'values', (value, place) => [
      text(value, 'version', place),
      textOrEmpty(value, 'value', place),
    ]),
  );

const levelFromWire = (entry: WireObject, at: string): ClusterLevel => {
  const cpuTypes = child(entry, 'cpu_types', at);
  return present({
    level: text(entry, 'id', at),
    cpuTypes: cpuTypes && listOf(cpuTypes, 'cpu_type', join(at, 'cpu_types'), cpuTypeFromWire),
  });
};

const cpuTypeFromWire = (type: WireObject, at: string): CpuType => ({
  name: text(type, 'name', at),
  level: integer(type, 'level', at),
  architecture: filledText(type, 'architecture', at) ?? 'undefined',
});
