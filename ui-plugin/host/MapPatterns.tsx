import type { ReactNode } from 'react';

/** How each user of cores and pages is drawn: by a pattern as well as a colour, so that they stay apart in grey. */
export const patternOf = (role: string): string => `url(#dpdk-pattern-${role})`;

interface Drawn {
  readonly role: string;
  readonly size: number;
  readonly marks: ReactNode;
}

const patterns: readonly Drawn[] = [
  { role: 'host', size: 4, marks: <path d="M0 1.5h4" /> },
  { role: 'pmd', size: 6, marks: <path d="M-1.5 1.5l3 -3M0 6l6 -6M4.5 7.5l3 -3" /> },
  {
    role: 'guest',
    size: 4,
    marks: (
      <>
        <circle cx="1" cy="1" r="0.8" />
        <circle cx="3" cy="3" r="0.8" />
      </>
    ),
  },
];

/** Definitions for the whole page: once, however many nodes there are. */
export const MapPatterns = (): ReactNode => (
  <svg className="dpdk-map__patterns" aria-hidden>
    <defs>
      {patterns.map(({ role, size, marks }) => (
        <pattern key={role} id={`dpdk-pattern-${role}`} width={size} height={size} patternUnits="userSpaceOnUse">
          <rect width={size} height={size} className={`dpdk-pattern dpdk-pattern--${role}`} />
          <g className={`dpdk-pattern__marks dpdk-pattern__marks--${role}`}>{marks}</g>
        </pattern>
      ))}
    </defs>
  </svg>
);
