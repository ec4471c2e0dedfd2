/** Changes that happen outside the API while somebody replays a recording: before its n-th API request. */
export function createScript() {
  const changes = new Map<number, () => void>();
  return {
    before: (request: number, change: () => void): void => void changes.set(request, change),
    run: (request: number): void => changes.get(request)?.(),
  };
}
export type Script = ReturnType<typeof createScript>;
