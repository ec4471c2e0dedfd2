import fc from 'fast-check';
import { fromWire as cluster } from '../../../client/engine/clusters';
import { devicesFromWire } from '../../../client/engine/hostDevices';
import { fromWire as host } from '../../../client/engine/hosts';
import { attachmentsFromWire } from '../../../client/engine/networkAttachments';
import { fromWire as network } from '../../../client/engine/networks';
import { hugepagesFromWire } from '../../../client/engine/statistics';
import { fromWire as vm } from '../../../client/engine/vms';
import { fromWire as profile } from '../../../client/engine/vnicProfiles';
import { BadReply } from '../../../client/errors';
import type { Wire, WireObject } from '../../../client/http/wire';
import { answersOf, wireOf } from '../recorded/steps';

type Map = (object: WireObject, at: string) => unknown;

const followed = ['nics', 'attachments', 'hugepages', 'devices', 'hooks'] as const;
const maps: readonly (readonly [path: string, map: Map])[] = [
  ['/clusters/ID', cluster],
  ['/networks/ID', network],
  ['/vnicprofiles/ID', profile],
  ['/vms/ID', (object, at) => vm(object, at, ['nics'])],
  ['/hosts/ID', (object, at) => host(object, at, followed)],
  ['/hosts/ID/devices', devicesFromWire],
  ['/hosts/ID/statistics', hugepagesFromWire],
  ['/hosts/ID/networkattachments', attachmentsFromWire],
];
const samples = maps.flatMap(([path, map]) => answersOf(['GET'], path).map((step) => ({ map, answer: wireOf(step) })));

/** The answer with the value at a place, chosen by numbers, replaced or taken away. */
const broken = (value: Wire | undefined, turns: readonly number[], by: Wire | undefined): Wire | undefined => {
  const [turn, ...rest] = turns;
  if (turn === undefined || typeof value !== 'object' || value === null) return by;
  const keys = Object.keys(value);
  const key = keys[turn % Math.max(1, keys.length)];
  if (key === undefined) return by;
  const inner: Wire | undefined = Reflect.get(value, key) as Wire | undefined; // a wire value holds wire values
  const changed = broken(inner, rest, by);
  if (Array.isArray(value))
    return Object.values(value as readonly Wire[]).map((item, i) => (String(i) === key ? (changed ?? null) : item));
  return { ...value, [key]: changed };
};

it('turns any wrong answer into values or into a BadReply with its place, never into another error', () => {
  expect(samples.length).toBeGreaterThan(100);
  const wrong = fc.oneof(fc.constant(undefined), fc.jsonValue() as fc.Arbitrary<Wire>);
  fc.assert(
    fc.property(
      fc.constantFrom(...samples),
      fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }),
      wrong,
      ({ map, answer }, turns, by) => {
        const reply = broken(answer, turns, by);
        if (typeof reply !== 'object' || reply === null || Array.isArray(reply)) return;
        try {
          map(reply as WireObject, 'host[0]');
        } catch (error) {
          expect(error).toBeInstanceOf(BadReply);
          expect(error).toMatchObject({ path: expect.stringMatching(/^host\[0\]/) as string });
        }
      },
    ),
    { numRuns: 2000 },
  );
});
