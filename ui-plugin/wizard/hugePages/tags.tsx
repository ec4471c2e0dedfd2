import type { ReactNode } from 'react';

/** What draws the tags of this wizard's messages. */
export const code = (content: ReactNode): ReactNode => <code>{content}</code>;
export const strong = (content: ReactNode): ReactNode => <strong>{content}</strong>;
