import type { ReactNode } from 'react';
import { patternOf } from './MapPatterns';

const PATTERNED = ['host', 'pmd', 'guest'];

/** How a role is drawn, beside its name. */
export const Swatch = ({ role }: { readonly role: string }): ReactNode => (
  <svg className="dpdk-swatch" data-role={role} width={14} height={12} aria-hidden>
    <rect className="dpdk-swatch__frame" x={0.5} y={0.5} width={13} height={11} rx={1.5} />
    {PATTERNED.includes(role) && <rect x={1} y={1} width={12} height={10} fill={patternOf(role)} />}
  </svg>
);
