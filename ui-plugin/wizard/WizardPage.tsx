import type { ReactNode } from 'react';

/** The page inside a wizard's dialog. */
export const WizardPage = ({ query }: { readonly query: URLSearchParams }): ReactNode => <main>{query.get('wizard')}</main>;
