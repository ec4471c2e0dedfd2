import { isAtLeast } from '../../../client/dpdk/version';

const version = { major: 4, minor: 4, build: 4, revision: 2 };

it('compares the numbers of a version from the left', () => {
  expect(isAtLeast(version, 4, 4, 4, 2)).toBe(true);
  expect(isAtLeast(version, 4, 4, 4, 3)).toBe(false);
  expect(isAtLeast(version, 4, 3, 9, 9)).toBe(true);
  expect(isAtLeast(version, 4, 10)).toBe(false);
  expect(isAtLeast(version, 5)).toBe(false);
});

it('takes numbers that are left out for 0', () => {
  expect(isAtLeast({ major: 4, minor: 20, build: 1 }, 4, 20, 1)).toBe(true);
  expect(isAtLeast({ major: 4, minor: 20, build: 1 }, 4, 20, 1, 1)).toBe(false);
  expect(isAtLeast({ major: 4, minor: 3, build: 0, revision: 0 }, 4, 3)).toBe(true);
});
