import { inputError } from '../inputError';
import { visible } from '../text/visible';

/** Where to log in, and by which key the host is to be known. */
export interface SshTarget {
  /** What the user calls it: the engine's name of the host. */
  readonly name: string;
  readonly address: string;
  readonly user: string;
  /** Absent: what ssh takes by itself. */
  readonly port?: number | undefined;
  /** Fingerprint of the host's key as the engine has it. Absent: the user's known_hosts and ssh's own rules decide. */
  readonly fingerprint?: string | undefined;
  /** Configuration of ssh instead of ~/.ssh/config. */
  readonly config?: string | undefined;
}

// ssh hands address and user to a shell where a ProxyCommand or `Match exec` names them, and reads options off what begins with `-`.
// source: CVE-2023-51385 and OpenSSH 9.6 ssh.c valid_hostname, valid_ruser; older ones take anything
const ADDRESS = /^[A-Za-z0-9_:][A-Za-z0-9_.:-]*(?:%[A-Za-z0-9_.-]+)?$/;
const USER = /^[A-Za-z0-9_][A-Za-z0-9_.@-]*$/;

/** @throws SpecInvalid where address or user could mean something else to ssh than a name */
export const checkTarget = (target: SshTarget): void => {
  const refuse = (what: string, value: string): never => {
    throw inputError(
      `connecting to host "${visible(target.name)}": "${visible(value)}" is no ${what} that is given to ssh: letters, digits, dots and hyphens only, and no hyphen in front`,
    );
  };
  if (!ADDRESS.test(target.address)) refuse('address', target.address);
  if (!USER.test(target.user)) refuse('user name', target.user);
};

/** `host node1 (root@192.0.2.5)`, for messages. */
export const targetText = ({ name, user, address, port }: SshTarget): string =>
  `host ${visible(name)} (${user}@${address}${port === undefined ? '' : `, port ${port}`})`;
