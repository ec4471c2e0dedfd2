export interface Job {
  readonly id: string;
  readonly description: string;
  /** started, finished, failed, aborted, unknown. */
  readonly status: string;
}

export interface Event {
  readonly index: number;
  readonly severity: string;
  readonly description: string;
  readonly correlationId?: string;
}
