import fc from 'fast-check';
import { equals, pageOf } from '../../../client/http/search';

it('quotes names', () => {
  expect(equals('name', 'my net')).toBe('name="my net"');
  expect(equals('cluster', 'netz-ü')).toBe('cluster="netz-ü"');
});

it('sends a correlation id as the engine expects it', () => {
  expect(equals('correlation_id', 'aaaaaaaa-0000-4000-8000-000000000002')).toBe(
    'correlation_id=aaaaaaaa-0000-4000-8000-000000000002',
  );
});

it.each([
  ['a"b', 'name="a*b"'],
  ["o'neill; drop", 'name="o*neill* drop"'],
  ['100%', 'name="100*"'],
  ['back\\slash', 'name="back*slash"'],
  ['a*b', 'name="a*b"'],
])('lets the wildcard stand for what the language could misread: %s', (name, expression) => {
  expect(equals('name', name)).toBe(expression);
});

it('cannot be left by any name', () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(equals('name', name)).toMatch(/^name="[^"\\;'%]*"$/);
    }),
  );
});

it('says the order when it asks for a page: without "asc" the engine answers nothing', () => {
  expect(pageOf([], 3)).toBe('sortby name asc page 3');
  expect(pageOf([equals('cluster', 'c 1'), equals('status', 'up')], 1)).toBe(
    'cluster="c 1" and status="up" sortby name asc page 1',
  );
});
