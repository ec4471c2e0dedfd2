import { visible as shortened } from '../../phrases/phrase';

/** Text of unknown origin as one line on which every character can be seen, however long it is. */
export const visible = (text: string): string => shortened(text, Infinity);
