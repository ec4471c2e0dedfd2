import { formatPageSize } from '../../client/index';

/** A page size for people, `1 GiB`; specs write `1GiB`. Units are the same in all languages. */
export const sizeText = (size: Parameters<typeof formatPageSize>[0]): string =>
  formatPageSize(size).replace(/\B(?=[KMG]iB$)/, '\u00a0');
