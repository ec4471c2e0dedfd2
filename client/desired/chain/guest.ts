import type { Link } from '../link';
import { judgementsOf } from './judgement';
import { guestNotes } from './mends';

const { unknown } = judgementsOf('guest');

/** Link 9: what the guest does with its NIC. Nobody but its administrator sees it. Without a name it is of some VM. */
export const judgeGuest = (vm = 'VM'): Link => unknown('link.guest.unseen', {}, guestNotes(vm));
