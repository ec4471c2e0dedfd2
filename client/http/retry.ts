import { EngineFault, Unreachable } from '../errors';

const TRIES = 3;
const FIRST_DELAY_MS = 250;

/**
 * Whether the same request may be sent again. Only reads: after a write whose answer got lost nobody knows what the engine did.
 *
 * @param attempt number of tries made, from 1
 */
export const mayRepeat = (method: string, error: unknown, attempt: number): boolean => {
  if (method !== 'GET' || attempt >= TRIES) return false;
  if (error instanceof Unreachable) return error.code !== 'network.aborted' && error.code !== 'network.tls';
  // 502 and 504 come from a proxy; 503 from the engine's web server while the engine starts. A 500 is the engine's last word.
  return error instanceof EngineFault && [502, 503, 504].includes(error.status);
};

/** Milliseconds to wait after try number `attempt`. */
export const delayMs = (attempt: number): number => FIRST_DELAY_MS * 2 ** (attempt - 1);
