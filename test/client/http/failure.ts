import { inspect } from 'node:util';

/** What a promise fails with; that it does not fail is a failure of the test. */
export const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => {
      throw new Error(`did not fail but gave ${inspect(value)}`);
    },
    (error: unknown) => error,
  );
