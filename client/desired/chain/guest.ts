import type { Link } from '../link';
import { judgementsOf, mend } from './judgement';

const { unknown } = judgementsOf('guest');

/** Link 9: what the guest does with its NIC. Nobody but its administrator sees it. */
export const judgeGuest = (): Link => unknown('link.guest.unseen', {}, mend('mend.guest'));
