import { draftShelf } from '../../../ui-plugin/wizard/frame/draft';

beforeEach(() => sessionStorage.clear());

it('keeps what was entered for each thing by itself', () => {
  draftShelf(sessionStorage, 'huge-pages', '1').put({ state: { choice: '1GiB' }, step: 1 });
  expect(draftShelf(sessionStorage, 'huge-pages', '1').get()).toEqual({ state: { choice: '1GiB' }, step: 1 });
  expect(draftShelf(sessionStorage, 'huge-pages', '2').get()).toBeUndefined();
});

it('lets one type on where the storage is full, and keeps no older draft', () => {
  const shelf = draftShelf(sessionStorage, 'huge-pages', '1');
  shelf.put({ state: { choice: '1GiB' }, step: 0 });
  const full = {
    getItem: (key: string) => sessionStorage.getItem(key),
    removeItem: (key: string) => sessionStorage.removeItem(key),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  draftShelf(full, 'huge-pages', '1').put({ state: { choice: '2MiB' }, step: 0 });
  expect(shelf.get()).toBeUndefined();
});
