import { EngineFault, Unreachable } from '../../../client/errors';
import { delayMs, mayRepeat } from '../../../client/http/retry';

const exchange = { method: 'GET', path: '/hosts' };
const answered = (status: number): EngineFault => new EngineFault('engine.failed', status, undefined, undefined, exchange, '');
const lost = (code: ConstructorParameters<typeof Unreachable>[0], sent: boolean): Unreachable =>
  new Unreachable(code, exchange, sent, '');

it.each([
  ['a lost connection', lost('network.unreachable', true)],
  ['a refused connection', lost('network.unreachable', false)],
  ['no answer in time', lost('network.timeout', true)],
  ['a cut answer', lost('network.cut', true)],
  ['a proxy without the engine', answered(502)],
  ['an engine that starts', answered(503)],
])('repeats a read after %s, and no write', (_name, error) => {
  expect(mayRepeat('GET', error, 1)).toBe(true);
  expect(mayRepeat('GET', error, 3)).toBe(false);
  for (const method of ['POST', 'PUT', 'DELETE']) expect(mayRepeat(method, error, 1)).toBe(false);
});

it.each([
  ['the caller ended it', lost('network.aborted', true)],
  ['an unknown certificate', lost('network.tls', false)],
  ['a failure inside the engine', answered(500)],
  ['a refusal', answered(400)],
  ['an error of our own', new Error('x')],
])('does not repeat a read after %s', (_name, error) => {
  expect(mayRepeat('GET', error, 1)).toBe(false);
});

it('waits twice as long each time', () => {
  expect([1, 2, 3].map(delayMs)).toEqual([250, 500, 1000]);
});
