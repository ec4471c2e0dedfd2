import type { HostFinding } from '../host/finding';

const RANK = { error: 0, warning: 1, note: 2 } as const;

const textOf = ({ code, values }: HostFinding): string =>
  JSON.stringify([code, Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1))]);

/** Each finding once, of equal ones the gravest, in an order of their own: by gravity, code and values. */
export const distinct = (findings: readonly HostFinding[]): readonly HostFinding[] => {
  const keyed = findings.map((finding) => ({ finding, rank: RANK[finding.severity], text: textOf(finding) }));
  const sorted = keyed.sort((a, b) => a.rank - b.rank || (a.text < b.text ? -1 : Number(a.text > b.text)));
  const seen = new Set<string>();
  return sorted.filter(({ text }) => !seen.has(text) && seen.add(text)).map(({ finding }) => finding);
};
