import { exitCodes, type ExitCode } from '../exitCodes';
import { inputError } from '../inputError';
import type { CommonFlags } from '../options';
import { messages, results } from '../text/screen';
import { visible } from '../text/visible';
import type { Terminal } from '../terminal';

export type CaFlags = Pick<CommonFlags, 'engine'>;

/** Prints the certificate of the engine's authority for a person to compare; nothing is trusted by it. */
export const ca = async (terminal: Terminal, flags: CaFlags): Promise<ExitCode> => {
  const url = flags.engine ?? terminal.env['OVIRT_URL'];
  if (!url) throw inputError('no engine: give its address with --engine or OVIRT_URL, such as https://engine.example.com');
  const { fetchCa } = await import('../../node');
  const { pem, fingerprint, subject, validTo } = await fetchCa(url);
  results(terminal).line(pem.trimEnd());
  const { line } = messages(terminal);
  line(`subject:   ${visible(subject)}`);
  line(`valid to:  ${visible(validTo)}`);
  line(`SHA-256:   ${fingerprint}`);
  line('Compare the fingerprint with what the engine machine itself tells before you use the certificate:');
  line('  openssl x509 -noout -fingerprint -sha256 -in /etc/pki/ovirt-engine/ca.pem');
  return exitCodes.done;
};
