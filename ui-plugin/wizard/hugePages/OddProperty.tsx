import { Alert } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useMessages } from '../../i18n/useMessages';
import type { Oddity } from './choice';
import { code } from './tags';

/** What the property says now, where no option of this wizard says the same. */
export const OddProperty = ({ oddity, vm }: { readonly oddity: Oddity; readonly vm: string }): ReactNode => {
  const { rich } = useMessages();
  return (
    <Alert
      isInline
      component="p"
      variant={oddity.kind === 'otherSize' ? 'info' : 'warning'}
      title={rich(`pages.${oddity.kind}`, { ...oddity, vm }, { code })}
    />
  );
};
