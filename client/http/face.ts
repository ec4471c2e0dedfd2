import type { WireObject } from './wire';

/** How bytes travel. Every method throws EngineFault, Unreachable or BadReply; paths begin below `/ovirt-engine/api`. */
export interface Transport {
  get(path: string, query?: Query, options?: CallOptions): Promise<WireObject>;
  post(path: string, body: WireObject, options?: CallOptions): Promise<WireObject>;
  put(path: string, body: WireObject, options?: CallOptions): Promise<WireObject>;
  delete(path: string, options?: CallOptions): Promise<WireObject>;
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface CallOptions {
  /** Ends the call with `network.aborted`. */
  readonly signal?: AbortSignal;
  /** Milliseconds for one try; the transport's own limit by default. setupnetworks holds its answer for up to 180 s. */
  readonly timeoutMs?: number;
  /** Kept by errors and jobs; generated when absent. */
  readonly correlationId?: string;
}
