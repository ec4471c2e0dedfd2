/** One token of a kernel line, and what becomes of it. */
export interface DiffToken {
  readonly text: string;
  readonly fate: 'kept' | 'added' | 'removed';
}

/** Two kernel lines token by token, in the order of the new one; what goes stands where it was. */
export const kernelDiff = (before: readonly string[], after: readonly string[]): readonly DiffToken[] => {
  const common = longestCommon(before, after);
  const diff: DiffToken[] = [];
  let [i, j] = [0, 0];
  const upTo = (endBefore: number, endAfter: number): void => {
    for (; i < endBefore; i += 1) diff.push({ text: before[i] ?? '', fate: 'removed' });
    for (; j < endAfter; j += 1) diff.push({ text: after[j] ?? '', fate: 'added' });
  };
  for (const [atBefore, atAfter] of common) {
    upTo(atBefore, atAfter);
    diff.push({ text: after[atAfter] ?? '', fate: 'kept' });
    [i, j] = [atBefore + 1, atAfter + 1];
  }
  upTo(before.length, after.length);
  return diff;
};

/** Positions of what both have in the same order. Kernel lines are short: the plain table will do. */
const longestCommon = (a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] => {
  const length = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => length[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = length[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const pairs: (readonly [number, number])[] = [];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      pairs.push([i, j]);
      [i, j] = [i + 1, j + 1];
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
};
