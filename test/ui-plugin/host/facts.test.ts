import { createFactsShelf } from '../../../ui-plugin/backstage/facts';
import { MOST_CHARACTERS } from '../../../ui-plugin/backstage/factsThatFit';
import type { HostReading } from '../../../ui-plugin/backstage/face';
import type { HostFacts, SpecInvalid } from '../../../client';
import { backstageOn } from '../support/backstageOn';
import { documentOf, host7Facts } from '../support/factsOf';

const stage = backstageOn('prepared');
const { factsShelf: shelf, readings, selection } = stage.backstage;
let reading: HostReading;
beforeAll(async () => {
  stage.choose('host', 'host7');
  reading = await readings.host(selection.current('host')?.id ?? '');
});
afterEach(() => shelf.forget(reading.host.id));

const facts = host7Facts(stage);
const refusals = (text: string, of: HostReading = reading): readonly string[] => {
  try {
    shelf.keep(of, 'file.json', text);
    return [];
  } catch (error) {
    return (error as SpecInvalid).problems.map(({ code }) => code);
  }
};
const changed = (change: Partial<HostFacts>): string => documentOf({ ...facts, ...change });
const named = (host: Partial<HostFacts['host']>): string => changed({ host: { ...facts.host, ...host } });

it('keeps facts of the host with the name of their file, and tells whoever listens', () => {
  const told: string[] = [];
  const stop = shelf.onChange((id) => told.push(id));
  expect(refusals(documentOf(facts))).toEqual([]);
  const kept = shelf.get(reading.host.id);
  expect([kept?.file, kept?.facts.host.name, kept?.facts.nics.length]).toEqual(['file.json', 'host7', 4]);
  stop();
  shelf.forget(reading.host.id);
  expect(shelf.get(reading.host.id)).toBeUndefined();
  expect(told).toEqual([reading.host.id]);
});

it.each([
  ['is empty', '', ['spec.notJson']],
  ['is no JSON', '<html>', ['spec.notJson']],
  ['is of a newer version', documentOf(facts).replace('host-facts/v1', 'host-facts/v2'), ['spec.factsVersion']],
  [
    'is malformed in two places',
    changed({ collectedAt: 'yesterday', nics: [{ ...facts.nics[0], pci: 'x' } as never] }),
    ['spec.format', 'spec.format'],
  ],
  ['is too large', ' '.repeat(MOST_CHARACTERS + 1), ['facts.tooLarge']],
  ['is of another machine', named({ uuid: '00000000-0000-4000-8000-000000000000' }), ['facts.otherHost']],
  ['is older than the last boot', changed({ collectedAt: '2025-12-31T23:59:59Z' }), ['facts.olderThanBoot']],
  [
    'is of another machine, and old',
    documentOf({ ...facts, collectedAt: '2025-01-01T00:00:00Z', host: { ...facts.host, uuid: 'x' } }),
    ['facts.otherHost', 'facts.olderThanBoot'],
  ],
  ['has no UUID and another name', named({ uuid: undefined, name: 'host8' }), ['facts.otherName']],
])('refuses a file that %s, with every reason', (_, text, reasons) => {
  expect([...refusals(text)].sort()).toEqual([...reasons].sort());
  expect(shelf.get(reading.host.id)).toBeUndefined();
});

it.each([
  ['the same UUID in capitals', named({ uuid: facts.host.uuid?.toUpperCase() })],
  ['no UUID and the full name', named({ uuid: undefined, name: 'host7.example.com' })],
  ['collected in the second of the boot', changed({ collectedAt: '2026-01-01T00:00:00Z' })],
])('takes a file with %s', (_, text) => {
  expect(refusals(text)).toEqual([]);
});

it('takes old facts where the engine does not tell when the host was booted', () => {
  const { bootedAt, ...unknown } = reading;
  expect(bootedAt).toBeDefined();
  expect(refusals(changed({ collectedAt: '2020-01-01T00:00:00Z' }), unknown)).toEqual([]);
});

it('says so when the session has no room', () => {
  const full = {
    getItem: () => null,
    removeItem: () => undefined,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  };
  expect(() => createFactsShelf(full, () => 0).keep(reading, 'file.json', documentOf(facts))).toThrow(/facts\.noRoom/);
});
