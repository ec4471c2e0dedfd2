import { EngineFault } from '../errors';
import type { CallOptions, Transport } from '../http/face';
import { path } from '../http/path';
import { equals } from '../http/search';
import type { WireObject } from '../http/wire';
import { calls } from './calls';
import { listOf, text, textOrEmpty } from './scalars';

export type { Event } from './events';

export interface Job {
  readonly id: string;
  readonly description: string;
  /** started, finished, failed, aborted, unknown. */
  readonly status: string;
}

export const jobs = (http: Transport) => ({
  /** The jobs of a request that carried this correlation id, which must be a UUID. Many short changes have none. */
  byCorrelation: (correlationId: string, options?: CallOptions): Promise<readonly Job[]> =>
    calls(http).get(
      '/jobs',
      (answer, at) => listOf(answer, 'job', at, fromWire),
      { search: equals('correlation_id', correlationId) },
      options,
    ),

  /** Undefined when it is gone: finished jobs are kept 10 minutes, failed ones 60. */
  get: async (id: string, options?: CallOptions): Promise<Job | undefined> => {
    try {
      return await calls(http).get(path`/jobs/${id}`, fromWire, undefined, options);
    } catch (error) {
      if (error instanceof EngineFault && error.status === 404) return undefined;
      throw error;
    }
  },
});

export const fromWire = (job: WireObject, at: string): Job => ({
  id: text(job, 'id', at),
  description: textOrEmpty(job, 'description', at),
  status: text(job, 'status', at),
});
