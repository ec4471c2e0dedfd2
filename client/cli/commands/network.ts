import { API_VERSION, type NetworkSpec, type Spec } from '../../desired/spec';
import { clusterOf } from '../clusterOf';
import type { ExitCode } from '../exitCodes';
import { checkedSpec } from '../flagSpec';
import { inputError } from '../inputError';
import type { CommonFlags } from '../options';
import { withEngine } from '../session';
import type { Terminal } from '../terminal';
import { applySpec, type DryRunFlag } from './apply';

export interface AttachFlags extends CommonFlags, DryRunFlag {
  readonly host: string;
  readonly nic?: string;
  readonly pci?: string;
  readonly vlan?: number;
  readonly mtu?: number;
  readonly profile?: string;
}

export const attachNetwork = async (terminal: Terminal, flags: AttachFlags, network: string): Promise<ExitCode> => {
  const specIn = (cluster: string): Promise<Spec> => checkedSpec(attachment(flags, network, cluster));
  // Mistakes in the flags show before anything is asked; the cluster is the one of the host.
  await specIn('any');
  return withEngine(terminal, flags, async (engine) =>
    applySpec(terminal, flags, engine, await specIn(await clusterOf(engine, 'attaching a network to', 'host', flags.host))),
  );
};

const attachment = ({ host, nic, pci, vlan, mtu, profile }: AttachFlags, network: string, cluster: string): Spec => {
  if (nic === undefined && pci === undefined) throw inputError('which NIC is meant? Give --nic NAME or --pci ADDRESS');
  const wanted: NetworkSpec = {
    name: network,
    ...(vlan !== undefined && { vlan }),
    ...(mtu !== undefined && { mtu }),
    // vhost-user NICs cannot be filtered.
    ...(profile !== undefined && { profiles: [{ name: profile, filter: 'none' }] }),
  };
  return {
    apiVersion: API_VERSION,
    cluster: { name: cluster },
    networks: [wanted],
    hosts: [
      {
        name: host,
        nics: [{ ...(nic !== undefined && { name: nic }), ...(pci !== undefined && { pci }), networks: [network] }],
      },
    ],
  };
};
