import { API_VERSION, type Spec, type VmNicSpec, type VmSpec } from '../../desired/spec';
import { clusterOf } from '../clusterOf';
import type { ExitCode } from '../exitCodes';
import { checkedSpec } from '../flagSpec';
import { inputError } from '../inputError';
import type { CommonFlags } from '../options';
import { withEngine } from '../session';
import type { Terminal } from '../terminal';
import { visible } from '../text/visible';
import { applySpec, type DryRunFlag } from './apply';

export interface HugepagesFlags extends CommonFlags, DryRunFlag {
  readonly size: NonNullable<VmSpec['hugepages']>;
  readonly nic?: readonly string[];
}

export const giveHugepages = async (terminal: Terminal, flags: HugepagesFlags, vm: string): Promise<ExitCode> => {
  const nics = (flags.nic ?? []).map(nicFrom);
  const specIn = (cluster: string): Promise<Spec> =>
    checkedSpec({
      apiVersion: API_VERSION,
      cluster: { name: cluster },
      vms: [{ name: vm, hugepages: flags.size, ...(nics.length > 0 && { nics }) }],
    });
  // Mistakes in the flags show before anything is asked; the cluster is the one of the virtual machine.
  await specIn('any');
  return withEngine(terminal, flags, async (engine) =>
    applySpec(terminal, flags, engine, await specIn(await clusterOf(engine, 'giving huge pages to', 'virtual machine', vm))),
  );
};

const nicFrom = (text: string): VmNicSpec => {
  const [, name, profile] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || profile === undefined)
    throw inputError(`--nic ${visible(text)}: write NIC=PROFILE, such as nic1=dpdk-blue`);
  return { name, profile };
};
