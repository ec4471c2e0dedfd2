import type { WireObject } from '../http/wire';
import { linkId } from './scalars';

/** What an accepted action gives. It was accepted, not finished: poll the object. */
export interface Accepted {
  /** Absent for deactivate, activate, install and refresh: find the job by the correlation id (observed on engine 4.5.8). */
  readonly jobId?: string;
}

export const accepted = (answer: WireObject, at: string): Accepted => {
  const jobId = linkId(answer, 'job', at);
  return jobId === undefined ? {} : { jobId };
};
