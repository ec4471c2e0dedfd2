import { spawn } from 'node:child_process';
import type { OperatorCommand } from '../dpdk/customProperties';
import { OvirtDpdkError } from '../errors';
import { withoutSecrets } from './childEnv';

/** Runs one command on this machine, without a shell, and makes sure that it ended well. */
export const runEngineConfig = async (
  { argv, text }: OperatorCommand,
  env: Parameters<typeof withoutSecrets>[0],
): Promise<void> => {
  const [program, ...args] = argv;
  const child = spawn(program, args, { env: withoutSecrets(env), stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const hear = (chunk: Buffer): void => {
    said = (said + chunk.toString()).slice(-2000);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const failed = (why: string): OvirtDpdkError => new OvirtDpdkError('apply.stuck', `running ${text}: ${why}`);
  await new Promise<void>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        failed(
          error.code === 'ENOENT'
            ? `${program} is not on PATH; run this on the engine machine, or type the commands there`
            : `it could not be started (${error.code ?? error.message})`,
        ),
      ),
    );
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else
        reject(failed(`it ended with ${signal ?? `exit code ${String(code)}`}${said.trim() === '' ? '' : `: ${said.trim()}`}`));
    });
  });
};
