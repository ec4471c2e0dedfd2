export type Outcome = { readonly value: unknown } | { readonly error: unknown };

/**
 * Calls a function of a plugin. What is no function counts as an empty one; `this` is not bound.
 *
 * Source: JsFunction.java.
 */
export function callPlugin(candidate: unknown, args: readonly unknown[]): Outcome {
  if (typeof candidate !== 'function') return { value: undefined };
  try {
    return { value: Reflect.apply(candidate, undefined, args) as unknown };
  } catch (error) {
    return { error };
  }
}

export const log = {
  severe: (message: string, error?: unknown): void =>
    error === undefined ? console.error(`SEVERE: ${message}`) : console.error(`SEVERE: ${message}`, error),
  warning: (message: string): void => console.warn(`WARNING: ${message}`),
  info: (message: string): void => console.info(`INFO: ${message}`),
};
