import { createContext, useContext } from 'react';
import type { Messages } from './messages';

const Context = createContext<Messages | undefined>(undefined);
export const MessagesProvider = Context.Provider;

export const useMessages = (): Messages => {
  const messages = useContext(Context);
  if (!messages) throw new Error('a page is mounted outside its MessagesProvider');
  return messages;
};
