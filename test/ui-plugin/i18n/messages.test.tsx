import { render } from '@testing-library/react';
import type { Values } from '../../../client';
import { createMessages } from '../../../ui-plugin/i18n/messages';
import type { MessageId } from '../../../ui-plugin/i18n/catalogue';
import { messagesOf } from './catalogues';

const words = { 'list.more': '{count, plural, other {# more}}', 'list.none': 'none' };
const said = (message: string, values: Values): string => {
  const id: MessageId = 'state.again';
  return createMessages('en_US', { ...words, [id]: message }).t(id, values);
};
const en = messagesOf('en_US');

it.each([
  [0, '0 pages'],
  [1, '1 page'],
  [16384, '16,384 pages'],
])('counts %i', (pages, text) => {
  expect(said('{pages, plural, one {# page} other {# pages}}', { pages })).toBe(text);
});

it('groups numbers only where a message says so', () => {
  expect(said('{mtu} {memory, number}', { mtu: 9000, memory: 9000 })).toBe('9000 9,000');
});

it.each<[readonly string[], string]>([
  [[], 'none 0 false'],
  [['a'], 'a 1 true'],
  [['a', 'b', 'c'], 'a, b, and c 3 true'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c, and 2 more 5 true'],
])('names the first of a list and counts the others: %j', (hosts, text) => {
  expect(said('{hosts} {hostsCount} {hasHosts}', { hosts })).toBe(text);
});

it('joins what is to be chosen from by or', () => {
  expect(said('{allowed}', { allowed: ['a', 'b'] })).toBe('a or b');
});

it('shows a question mark for a value that is absent, and takes the other way where one is to choose by it', () => {
  expect(said('{vm} {kind, select, a {A} other {B}} {n, plural, one {one} other {#}}', {})).toBe('? B 0');
});

it('chooses by a word of the client that has a hyphen', () => {
  expect(said('{datapath, select, standIn {yes} other {no}}', { datapath: 'stand-in' })).toBe('yes');
});

it.each(['constructor', '__proto__', 'toString', 'other', 'absent', '{x}', "'"])(
  'chooses nothing by the hostile word %s',
  (use) => {
    expect(said('{use, select, bond {bond} other {other}}', { use })).toBe('other');
  },
);

it.each(['<b>x</b>', '{host}', "it's", '$&', '__proto__', '# {0}'])('leaves the hostile name %s as it is', (host) => {
  expect(said('Host {host}.', { host })).toBe(`Host ${host}.`);
});

it('makes control characters in names visible, and does not cut what is copied', () => {
  expect(said('{host} {commandCount}{command}', { host: 'a\u202eb', command: 'x'.repeat(500) })).toBe(
    `a\\u{202e}b ?${'x'.repeat(500)}`,
  );
});

it('cuts a long name', () => {
  expect(said('{host}', { host: 'x'.repeat(500) })).toHaveLength(200);
});

it('shows a code without a message as it is', () => {
  expect([en.say({ code: 'from.elsewhere', values: {} }), en.say({ code: 'toString', values: {} }, 'short')]).toEqual([
    'from.elsewhere',
    'toString',
  ]);
});

it('falls back on the sentence where a code has no such form', () => {
  expect(en.say({ code: 'mend.startVm', values: { vm: 'vnf1' } }, 'short')).toBe('Start virtual machine vnf1.');
});

it.each([
  [{ members: 3, affectedCount: 3, affected: ['a', 'b', 'c'], of: 'hosts' }, 'This holds for all 3 hosts.'],
  [{ members: 3, affectedCount: 1, affected: ['a'], of: 'hosts' }, 'This holds for 1 of 3 hosts: a.'],
  [
    { members: 9, affectedCount: 5, affected: ['a', 'b', 'c'], of: 'vms' },
    'This holds for 5 of 9 virtual machines: a, b, c, and 2 more.',
  ],
])('says of how many a summary speaks', (share, text) => {
  expect(en.say({ code: 'link.hugepages.none', values: { host: 'a', ...share } })).toBe(`Host a has no huge pages. ${text}`);
});

it('says nothing of it for one alone, nor in few words', () => {
  const values = { host: 'a', members: 1, affectedCount: 1, affected: ['a'], of: 'hosts' };
  expect(en.say({ code: 'link.hugepages.none', values })).toBe('Host a has no huge pages.');
  expect(en.say({ code: 'link.hugepages.none', values: { ...values, members: 2 } }, 'short')).toBe('none of any size');
});

it('draws tags, and names in them as data', () => {
  const messages = createMessages('en_US', { ...words, 'state.again': 'Run <code>{command}</code> on {host}.' });
  const { container } = render(
    messages.rich('state.again', { command: 'ls <b>', host: '<i>h</i>' }, { code: (content) => <code>{content}</code> }),
  );
  expect(container.innerHTML).toBe('Run <code>ls &lt;b&gt;</code> on &lt;i&gt;h&lt;/i&gt;.');
});

it('speaks the numbers and lists of its language', () => {
  const de = createMessages('de_DE', words);
  expect([de.language, de.number(16384.5), de.list(['a', 'b', 'c'])]).toEqual(['de-DE', '16.384,5', 'a, b und c']);
});

it('counts in a language of more forms', () => {
  const cs = createMessages('cs_CZ', {
    'state.again': '{n, plural, one {# stránka} few {# stránky} many {# stránky} other {# stránek}}',
  });
  expect([1, 3, 5].map((n) => cs.t('state.again', { n }))).toEqual(['1 stránka', '3 stránky', '5 stránek']);
});
