/** Steps from one word to another: a letter more, less or other, or two letters swapped (Damerau–Levenshtein). */
const distance = (a: string, b: string): number => {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[j - 2] ?? 0) + 1 : Infinity,
      );
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length] ?? 0;
};

/** Longer words are no slips of a known one, and comparing them would cost time. */
const LONGEST = 64;

const plain = (word: string): string => word.toLowerCase().replace(/[-_ ]/g, '');

/**
 * The known word that was most likely meant; undefined when none is near. Case, dashes and underscores do not count, and a
 * word may be cut short.
 */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  if (word.length > LONGEST) return undefined;
  const asked = plain(word);
  const ranked = known
    .map((candidate) => {
      const likely = plain(candidate);
      const isCutShort = asked.length > 1 && likely.startsWith(asked);
      return { candidate, steps: isCutShort ? 1 : distance(asked, likely), allowed: Math.max(1, Math.floor(likely.length / 3)) };
    })
    .filter(({ steps, allowed }) => steps <= allowed)
    .sort((a, b) => a.steps - b.steps);
  return ranked[0]?.candidate;
};
