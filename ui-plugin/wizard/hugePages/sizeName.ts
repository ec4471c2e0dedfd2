import type { Size } from './choice';

/** A size as it is written for people; units are the same in all languages. */
export const sizeName = (size: Size): string => ({ '1GiB': '1 GiB', '2MiB': '2 MiB' })[size];
