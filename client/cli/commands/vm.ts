import { API_VERSION, type PageSize, type Spec, type VmNicSpec } from '../../desired/spec';
import type { Engine } from '../../engine';
import { equals } from '../../http/search';
import type { ExitCode } from '../exitCodes';
import { checkedSpec } from '../flagSpec';
import { inputError } from '../inputError';
import { notThere } from '../notThere';
import type { CommonFlags } from '../options';
import { withEngine } from '../session';
import type { Terminal } from '../terminal';
import { visible } from '../text/visible';
import { applySpec, type DryRunFlag } from './apply';

export interface HugepagesFlags extends CommonFlags, DryRunFlag {
  readonly size: PageSize;
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
    applySpec(terminal, flags, engine, await specIn(await clusterOfVm(engine, vm))),
  );
};

const nicFrom = (text: string): VmNicSpec => {
  const [, name, profile] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (name === undefined || profile === undefined)
    throw inputError(`--nic ${visible(text)}: write NIC=PROFILE, such as nic1=dpdk-blue`);
  return { name, profile };
};

const clusterOfVm = async (engine: Engine, name: string): Promise<string> => {
  // The search takes letters of either case and wildcards: the names decide.
  const vm = (await engine.vms.list({ search: equals('name', name) })).find((one) => one.name === name);
  if (!vm) throw await notThere(engine, 'giving huge pages to', 'virtual machine', name);
  const cluster = (await engine.clusters.list()).find(({ id }) => id === vm.clusterId);
  if (!cluster) throw inputError(`this user may not see the cluster of virtual machine ${visible(name)}`);
  return cluster.name;
};
