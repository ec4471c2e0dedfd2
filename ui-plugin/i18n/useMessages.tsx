import { createContext, useContext } from 'react';
import type { Messages } from './messages';

const Context = createContext<Messages | undefined>(undefined);

/** Gives a page its language. */
export const MessagesProvider = Context.Provider;

/** The language of the page: `const { t } = useMessages()`. */
export const useMessages = (): Messages => {
  const messages = useContext(Context);
  if (!messages) throw new Error('useMessages: there is no MessagesProvider around this component');
  return messages;
};
