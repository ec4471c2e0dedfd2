import { createContext, useContext } from 'react';
import type { Backstage } from '../backstage/face';

const Context = createContext<Backstage | undefined>(undefined);
export const BackstageProvider = Context.Provider;

export const useBackstage = (): Backstage => {
  const backstage = useContext(Context);
  if (!backstage) throw new Error('a page is mounted outside its BackstageProvider');
  return backstage;
};
