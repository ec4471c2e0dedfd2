/**
 * Runs functions in a later task, first in first out, as GWT's deferred commands do.
 *
 * @param uncaught gets what a function threw: it has no caller any more
 */
export function createDefer(uncaught: (error: unknown) => void) {
  const waiting: (() => void)[] = [];
  const run = (): void => {
    for (const task of waiting.splice(0)) {
      try {
        task();
      } catch (error) {
        uncaught(error);
      }
    }
  };
  return (task: () => void): void => {
    if (waiting.length === 0) setTimeout(run);
    waiting.push(task);
  };
}
export type Defer = ReturnType<typeof createDefer>;
