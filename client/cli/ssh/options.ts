import type { SshTarget } from './target';

type Options = Readonly<Record<string, string>>;

/** Words for ssh. `command` is for the shell of the user there. */
export const sshWords = ({ address, user, port, config }: SshTarget, options: Options, command: string): readonly string[] => [
  ...(config === undefined ? [] : ['-F', config]),
  // No terminal there, no agent, no X11.
  '-T',
  '-a',
  '-x',
  ...Object.entries({ ...common, ...options }).flatMap(([name, value]) => ['-o', `${name}=${value}`]),
  '-l',
  user,
  ...(port === undefined ? [] : ['-p', String(port)]),
  '--',
  address,
  command,
];

const common: Options = {
  // At ERROR ssh would not say why it ends.
  LogLevel: 'INFO',
  ConnectTimeout: '20',
  // A link that is dead shows after 45 s.
  ServerAliveInterval: '15',
  ServerAliveCountMax: '3',
  ClearAllForwardings: 'yes',
  PermitLocalCommand: 'no',
  RemoteCommand: 'none',
};

/** The name that the host has in the file with its one key, whatever its address and port. */
export const ALIAS = 'ovirt-dpdk-host';

/** The host is known by the keys in this file and by nothing else. */
export const knownBy = (file: string): Options => ({
  // What an older ssh does not know is left out; so are such lines in the user's own configuration.
  IgnoreUnknown: '*',
  UserKnownHostsFile: `"${file}"`,
  GlobalKnownHostsFile: '/dev/null',
  KnownHostsCommand: 'none',
  HostKeyAlias: ALIAS,
  HashKnownHosts: 'no',
  UpdateHostKeys: 'no',
  CheckHostIP: 'no',
  // Four ways past the key: DNS, Kerberos, a connection that is open already, and trust in this machine's own address.
  VerifyHostKeyDNS: 'no',
  GSSAPIKeyExchange: 'no',
  ControlPath: 'none',
  NoHostAuthenticationForLocalhost: 'no',
});
