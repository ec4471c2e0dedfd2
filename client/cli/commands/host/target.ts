import type { Engine } from '../../../engine';
import type { Host } from '../../../engine/hosts';
import { equals } from '../../../http/search';
import { notThere } from '../../notThere';
import type { CommonFlags } from '../../options';
import { withEngine } from '../../session';
import type { SshTarget } from '../../ssh/target';
import type { Terminal } from '../../terminal';
import { messages } from '../../text/screen';
import { visible } from '../../text/visible';

/** How a host is reached. Keys, jump hosts and all else are ssh's own matter: ~/.ssh/config, or the file of `sshConfig`. */
export interface SshFlags extends Pick<CommonFlags, 'engine' | 'ca'> {
  readonly address?: string;
  readonly user?: string;
  readonly port?: number;
  readonly sshConfig?: string;
  /** Seconds. */
  readonly timeout: number;
}

/** Where a host is: as the engine says, where there is one; flags count more. */
export const targetOf = async (terminal: Terminal, flags: SshFlags, name: string): Promise<SshTarget> => {
  const host = await hostOfEngine(terminal, flags, name);
  const fingerprint = host?.sshFingerprint;
  if (host && fingerprint === undefined)
    messages(terminal).line(`the engine has no SSH fingerprint of host ${visible(name)}: your known_hosts decides`);
  return {
    name,
    address: flags.address ?? host?.address ?? name,
    user: flags.user ?? host?.sshUser ?? 'root',
    port: flags.port ?? portOf(host),
    fingerprint,
    config: flags.sshConfig,
  };
};

/** The usual port is what ssh takes by itself: said, it would hide what the user's configuration says. */
const portOf = (host: Host | undefined): number | undefined => (host?.sshPort === 22 ? undefined : host?.sshPort);

const hostOfEngine = async (terminal: Terminal, flags: SshFlags, name: string): Promise<Host | undefined> => {
  if (!(flags.engine ?? terminal.env['OVIRT_URL'])) return undefined;
  return withEngine(terminal, flags, (engine) => findHost(engine, name));
};

const findHost = async (engine: Engine, name: string): Promise<Host> => {
  // The search takes letters of either case and wildcards: the names decide.
  const host = (await engine.hosts.list({ search: equals('name', name) })).find((one) => one.name === name);
  if (!host) throw await notThere(engine, 'connecting to', 'host', name);
  return host;
};
