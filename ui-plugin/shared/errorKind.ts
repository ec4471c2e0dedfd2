import { isOvirtDpdkError } from '../../client/index';

export type ErrorKind = 'gone' | 'denied' | 'expired' | 'busy' | 'unreachable' | 'failed';

/** Which state a failed read is shown as. */
export const errorKind = (error: unknown): ErrorKind => {
  if (!isOvirtDpdkError(error)) return 'failed';
  if (error.code === 'engine.notFound') return 'gone';
  // What an administrator role lacks comes as 403; to others the engine says 400 on hosts (observed on engine 4.5.8).
  if (error.code === 'engine.forbidden') return 'denied';
  if (error.code === 'engine.refused' && 'status' in error && error.status === 400) return 'denied';
  if (error.code === 'engine.login') return 'expired';
  if (error.code === 'engine.busy') return 'busy';
  return error.code.startsWith('network.') ? 'unreachable' : 'failed';
};

/** The engine's own words, or ours where it said nothing. */
export const wordsOf = (error: unknown): string => {
  if (isOvirtDpdkError(error) && 'detail' in error && typeof error.detail === 'string') return error.detail;
  return error instanceof Error ? error.message : String(error);
};
