import type { ReactNode } from 'react';
import type { NicFate } from '../../client/index';
import { useMessages } from '../i18n/useMessages';
import { Explained } from '../shared/Explained';

/** What becomes of a vNIC, in a word; behind the word why, where it is not what one would expect. */
export const Fate = ({ fate: { becomes, why } }: { readonly fate: NicFate }): ReactNode => {
  const { t, say } = useMessages();
  const word = t(`vm.fate.${becomes}`);
  if (why) return <Explained explanation={say(why)}>{word}</Explained>;
  return becomes === 'vhostUser' ? <Explained explanation={t('vm.term.vhostUser')}>{word}</Explained> : word;
};
