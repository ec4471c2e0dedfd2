import { createSelection } from '../../../ui-plugin/plugin/selection';
import { selectedOf } from '../../../ui-plugin/plugin/arguments';

const host1 = { id: '11', name: 'host1', managed: true };
const host2 = { id: '22', name: 'host2' };

beforeEach(() => {
  sessionStorage.clear();
});

it('remembers the one thing that is selected, each kind for itself', () => {
  const selection = createSelection(sessionStorage);
  selection.tell('host', [host1]);
  selection.tell('vm', [{ id: '33', name: 'vnf1' }]);
  expect(selection.current('host')).toEqual({ kind: 'host', id: '11', name: 'host1', managed: true });
  expect(selection.current('vm')).toEqual({ kind: 'vm', id: '33', name: 'vnf1', managed: true });
  expect(selection.current('cluster')).toBeUndefined();
});

it('is there again after a reload of the portal', () => {
  createSelection(sessionStorage).tell('host', [host1]);
  expect(createSelection(sessionStorage).current('host')?.id).toBe('11');
});

it.each([
  ['nothing, which opening details says in between', []],
  ['several things', [host1, host2]],
  ['a row without an id', [{ id: '' }]],
])('keeps the last one when told of %s', (_, selected) => {
  const selection = createSelection(sessionStorage);
  selection.tell('host', [host2]);
  selection.tell('host', selected);
  expect(selection.current('host')?.name).toBe('host2');
});

it('tells its listeners once of a change, and not of the same thing again', () => {
  const selection = createSelection(sessionStorage);
  const told: string[] = [];
  const stop = selection.onChange((kind) => told.push(kind));
  selection.tell('host', [host1]);
  selection.tell('host', [{ ...host1 }]);
  selection.tell('host', [host2]);
  stop();
  selection.tell('host', [host1]);
  expect(told).toEqual(['host', 'host']);
});

it('takes a thing that an external provider manages as not managed', () => {
  const selection = createSelection(sessionStorage);
  selection.tell('host', [{ ...host1, managed: false }]);
  expect(selection.current('host')?.managed).toBe(false);
});

it.each(['', 'null', '[]', '{"kind":"host"}', '{"kind":"vm","id":"1","name":"a","managed":true}'])(
  'knows nothing when its place in the storage holds %j',
  (text) => {
    sessionStorage.setItem('ovirt-dpdk.selected.host', text);
    expect(createSelection(sessionStorage).current('host')).toBeUndefined();
  },
);

describe('the arguments of callbacks', () => {
  it.each([
    ['a list since 4.4.0, with the parent behind it', [[host1, host2], { id: '' }], [host1, host2]],
    ['one argument each before', [host1, host2], [host1, host2]],
    ['an empty list', [[], { id: '' }], []],
    ['no arguments at all', [], []],
    ['what is no entity', [[null, 7, { name: 'x' }, host1]], [host1]],
  ])('%s', (_, args, expected) => {
    expect(selectedOf(args)).toEqual(expected);
  });
});

it('follows the portal where the storage is full: no tab stays at the thing before', () => {
  const full: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = {
    getItem: (key) => sessionStorage.getItem(key),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
    removeItem: (key) => sessionStorage.removeItem(key),
  };
  createSelection(sessionStorage).tell('host', [host1]);
  const selection = createSelection(full);
  selection.tell('host', [host2]);
  expect(selection.current('host')?.name).toBe('host2');
  // After a reload it is better to know nothing than the thing before.
  expect(createSelection(full).current('host')).toBeUndefined();
});

it('tells the others when a listener throws, as one in a frame that is gone', () => {
  const selection = createSelection(sessionStorage);
  const told: string[] = [];
  selection.onChange(() => {
    throw new Error('frame is gone');
  });
  selection.onChange((kind) => told.push(kind));
  selection.tell('host', [host1]);
  expect(told).toEqual(['host']);
});
