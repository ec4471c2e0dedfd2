import type { Engine } from '../engine';
import { engineAddress } from '../http/address';
import type { CommonFlags } from './options';
import { askSecret } from './ask';
import { canAsk, type Terminal } from './terminal';
import { messages } from './text/screen';
import { visible } from './text/visible';

/** Connects, works, and ends the session again whatever happens. */
export const withEngine = async <T>(
  terminal: Terminal,
  { engine: url, ca: caFile }: Pick<CommonFlags, 'engine' | 'ca'>,
  work: (engine: Engine) => Promise<T>,
): Promise<T> => {
  const { connect } = await import('../node');
  const connection = await connect({
    env: terminal.env,
    ...(url !== undefined && { url }),
    ...(caFile !== undefined && { caFile }),
    ...(canAsk(terminal) && { askPassword: (username: string) => askSecret(terminal, `Password of ${username}: `) }),
  });
  const address = engineAddress(url ?? terminal.env['OVIRT_URL'] ?? '');
  messages(terminal).line(`asking ${visible(address)} …`);
  try {
    return await work(connection.engine);
  } finally {
    await connection.close();
  }
};
