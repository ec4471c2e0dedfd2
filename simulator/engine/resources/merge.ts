const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A PUT on the API is a merge: what is absent stays, parts are merged, lists and scalars replace. */
export function merged<T extends object>(before: T, change: object): T {
  const out: Record<string, unknown> = Object.fromEntries(Object.entries(before));
  for (const [name, value] of Object.entries(change)) {
    const old = out[name];
    if (value !== undefined) out[name] = isPlain(value) && isPlain(old) ? merged(old, value) : value;
  }
  // A merge of two values of the same described type is of that type.
  return out as T;
}
