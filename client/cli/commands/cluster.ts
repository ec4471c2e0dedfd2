import { API_VERSION, type Spec } from '../../desired/spec';
import type { ExitCode } from '../exitCodes';
import { checkedSpec } from '../flagSpec';
import type { CommonFlags } from '../options';
import { withEngine } from '../session';
import type { Terminal } from '../terminal';
import { applySpec, type DryRunFlag } from './apply';

export interface ClusterFlags extends CommonFlags, DryRunFlag {
  readonly dataCenter?: string;
  readonly cpuType?: string;
  readonly level?: string;
  readonly switchType?: 'ovs' | 'legacy';
  readonly datapath?: 'auto' | 'native' | 'stand-in';
}

export const createCluster = async (terminal: Terminal, flags: ClusterFlags, name: string): Promise<ExitCode> => {
  const { dataCenter, cpuType, level, switchType, datapath } = flags;
  const spec: Spec = {
    apiVersion: API_VERSION,
    ...(dataCenter !== undefined && { dataCenter }),
    cluster: {
      name,
      ...(cpuType !== undefined && { cpuType }),
      ...(level !== undefined && { compatibilityVersion: level }),
      ...(switchType !== undefined && { switchType }),
      ...(datapath !== undefined && { datapath }),
    },
  };
  const checked = await checkedSpec(spec);
  return withEngine(terminal, flags, (engine) => applySpec(terminal, flags, engine, checked));
};
