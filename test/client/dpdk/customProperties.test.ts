import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import {
  acceptance,
  defineSharedCommand,
  effectiveDefinitions,
  HUGEPAGES_PROPERTY,
  parseDefinitions,
  redefinedNames,
  restartEngineCommand,
  SHARED_PROPERTY,
} from '../../../client/dpdk/customProperties';

// As the engine 4.5 answers /options/PredefinedVMProperties for level 4.7, shortened.
const PREDEFINED =
  'sap_agent=^(true|false)$;sndbuf=^[0-9]+$;vhost=^(([a-zA-Z0-9_]*):(true|false))(,(([a-zA-Z0-9_]*):(true|false)))*$;hugepages=^[0-9]+$';
// What the 2017 article makes an administrator set.
const BLOG = 'hugepages=^.*$;hugepages_shared=(true|false)';

it.each([
  ['', []],
  ['a=^x$', [{ name: 'a', regex: '^x$' }]],
  [
    'a=^x$;b=^y$;',
    [
      { name: 'a', regex: '^x$' },
      { name: 'b', regex: '^y$' },
    ],
  ],
  ['a=k=v', [{ name: 'a', regex: 'k=v' }]],
  ['a', [{ name: 'a' }]],
  ['a=1;a=2', [{ name: 'a', regex: '2' }]],
  ['a=^[^;]*$', [{ name: 'a', regex: '^[^' }, { name: ']*$' }]],
  [
    'a=1; b=2',
    [
      { name: 'a', regex: '1' },
      { name: ' b', regex: '2' },
    ],
  ],
])('reads %j', (option, definitions) => {
  expect(parseDefinitions(option)).toEqual(definitions);
});

it('lets the user-defined entry win over the predefined one', () => {
  const definitions = effectiveDefinitions(PREDEFINED, BLOG);
  expect(acceptance(definitions, HUGEPAGES_PROPERTY, '1G')).toBe('accepts');
  expect(acceptance(effectiveDefinitions(PREDEFINED, ''), HUGEPAGES_PROPERTY, '1G')).toBe('refuses');
  expect(redefinedNames(PREDEFINED, BLOG)).toEqual(['hugepages']);
  expect(redefinedNames(PREDEFINED, 'hugepages_shared=^(true|false)$')).toEqual([]);
});

it.each([
  ['hugepages_shared=^(true|false)$', 'accepts'],
  ['hugepages_shared=(true|false)', 'accepts'],
  ['hugepages_shared', 'accepts'],
  ['hugepages_shared=true|no', 'accepts'],
  ['hugepages_shared=tru', 'refuses'],
  ['hugepages_shared=^(yes|no)$', 'refuses'],
  ['hugepages_shared=^(true|false)$;hugepages_shared=^no$', 'refuses'],
  ['hugepages=^(true|false)$', 'undefined'],
  [' hugepages_shared=^(true|false)$', 'undefined'],
  ['', 'undefined'],
  ['hugepages_shared=(?i)true', 'unknown'],
  ['hugepages_shared=\\Atrue\\z', 'unknown'],
])('says of %j whether it takes hugepages_shared=true', (option, expected) => {
  expect(acceptance(parseDefinitions(option), SHARED_PROPERTY, 'true')).toBe(expected);
});

it('takes a value only as a whole, never with a semicolon, and refuses TRUE as the engine does', () => {
  const definitions = parseDefinitions('hugepages_shared=^(true|false)$;note');
  expect(acceptance(definitions, SHARED_PROPERTY, 'TRUE')).toBe('refuses');
  expect(acceptance(definitions, SHARED_PROPERTY, 'true\n')).toBe('refuses');
  expect(acceptance(definitions, 'note', 'a;b')).toBe('refuses');
  expect(acceptance(definitions, 'note', '')).toBe('refuses');
});

it('gives the merging command for one level, safe to paste into a shell', () => {
  const { argv, text } = defineSharedCommand('4.7');
  expect(text).toBe(`engine-config -m 'UserDefinedVMProperties=hugepages_shared=^(true|false)$' --cver=4.7`);
  expect(argv).toEqual(['engine-config', '-m', 'UserDefinedVMProperties=hugepages_shared=^(true|false)$', '--cver=4.7']);
  expect(restartEngineCommand().text).toBe('systemctl restart ovirt-engine');
});

it('quotes a hostile level so that a real shell sees one word', () => {
  for (const level of [`4.7'; echo bad; '`, '$(id)', 'a b', '`id`', '4.7\n']) {
    const { argv, text } = defineSharedCommand(level);
    const seen = execFileSync('sh', ['-c', text.replace(/^engine-config/, `printf '%s\\0'`)], { encoding: 'utf8' });
    expect(seen.split('\0').slice(0, -1)).toEqual(argv.slice(1));
  }
});

it('reads any text without failing, each name once', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const names = parseDefinitions(text).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }),
  );
});
