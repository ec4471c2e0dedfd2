import type { World } from '../engine/engine';
import { empty } from './empty';
import { fleet } from './fleet';
import { guests } from './guests';
import { hostile } from './hostile';
import { mixed } from './mixed';
import { native, ovn } from './native';
import { pages } from './pages';
import { prepared } from './prepared';
import { recorded } from './recorded';
import { standIns } from './standIns';

/** Named worlds. Add a world by adding a file and a line here. */
export const worlds: Readonly<Record<string, () => World>> = {
  empty,
  'standins-4.5': standIns,
  'native-4.2': () => native(),
  'native-4.2-undefined': () => native({ sharedDefined: false }),
  'ovn-4.3': () => ovn(),
  'ovn-4.3-one-hook': () => ovn({ hooked: ['node1'] }),
  mixed,
  pages: () => pages,
  fleet: () => fleet(),
  guests: () => guests,
  hostile,
  prepared: () => prepared,
  ...Object.fromEntries(Object.entries(recorded).map(([group, world]) => [`recorded-${group}`, () => world])),
};
