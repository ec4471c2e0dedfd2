import fc from 'fast-check';
import { formatPciAddress } from '../../../client/dpdk/pciAddress';
import { DRIVERS, PAGE_SIZES, type HostNicSpec, type Spec } from '../../../client/desired/spec';

/** Names and texts that break whoever glues them into YAML, HTML, shell or paths. */
export const HOSTILE = [
  'yes',
  'no',
  'null',
  '~',
  '4.7',
  '0x10',
  '0o17',
  '1_000',
  '1e3',
  '.inf',
  '12:30:45',
  '2026-11-24',
  'true',
  '-',
  '--- a',
  '...',
  '- item',
  '? key',
  'a: b',
  'a #b',
  '#a',
  ' a ',
  '\ta',
  'a\nb',
  'a\r\nb\n',
  '"',
  "'",
  `'a' "b"`,
  '\\',
  '\\n',
  '{a: 1}',
  '[a]',
  '&anchor',
  '*alias',
  '!tag',
  '%YAML 1.2',
  '@a',
  '`a`',
  '|',
  '>',
  '<<',
  '=',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%2e%2e',
  '$(reboot)',
  ';reboot;',
  'netz-ü',
  '网络',
  '\u{1f600}',
  '\u0000',
  '\u001b[31m',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\u202e',
  '__proto__',
  'constructor',
];

const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 12 }));
const name = text.filter((value) => /\S/.test(value));
const pci = fc
  .record({
    domain: fc.integer({ min: 0, max: 0x1ffff }),
    bus: fc.integer({ min: 0, max: 255 }),
    device: fc.integer({ min: 0, max: 31 }),
    func: fc.integer({ min: 0, max: 7 }),
  })
  .map(formatPciAddress);

const some = <T, K extends keyof T>(model: { [P in keyof T]: fc.Arbitrary<T[P]> }, ...requiredKeys: K[]) =>
  fc.record<T, K>(model, { requiredKeys });
const named = <T extends { readonly name: string }>(item: fc.Arbitrary<T>) =>
  fc.uniqueArray(item, { selector: (value) => value.name, maxLength: 3 });

const profile = some({ name, queues: fc.integer({ min: 1, max: 16 }), filter: name }, 'name');
const network = some(
  {
    name,
    vlan: fc.integer({ min: 0, max: 4094 }),
    mtu: fc.oneof(fc.constant(0), fc.integer({ min: 68, max: 65535 })),
    required: fc.boolean(),
    description: text,
    comment: text,
    profiles: named(profile),
  },
  'name',
);
const hostNic: fc.Arbitrary<HostNicSpec> = fc.oneof(
  some({ pci, driver: fc.constantFrom(...DRIVERS), networks: fc.constant([]) }, 'pci', 'networks'),
  some({ name, driver: fc.constantFrom(...DRIVERS), networks: fc.uniqueArray(name, { maxLength: 1 }) }, 'name', 'networks'),
);
const host = some(
  {
    name,
    hugepages: fc.record({
      size: fc.constantFrom(...PAGE_SIZES),
      count: fc.oneof(fc.constant('auto' as const), fc.integer({ min: 1, max: 99999 })),
    }),
    isolateCpus: fc.oneof(fc.boolean(), fc.constantFrom('3', '2-15,18')),
    // One NIC: with more, chance would build the conflicts that the checks refuse.
    nics: fc.array(hostNic, { maxLength: 1 }),
  },
  'name',
);
// Always with its network: without it, chance would build profiles that are ambiguous.
const vmNic = some({ name, profile: name, network: name }, 'name', 'profile', 'network');
const vm = some({ name, hugepages: fc.constantFrom(...PAGE_SIZES, 'none' as const), nics: named(vmNic) }, 'name');

/** Any spec without mistakes. */
export const anySpec: fc.Arbitrary<Spec> = some(
  {
    apiVersion: fc.constant('ovirt-dpdk/v1' as const),
    dataCenter: name,
    cluster: some(
      {
        name,
        cpuType: name,
        compatibilityVersion: fc.constantFrom('4.2', '4.7', '4.10'),
        switchType: fc.constantFrom('ovs' as const, 'legacy' as const),
        datapath: fc.constantFrom('auto' as const, 'native' as const, 'stand-in' as const),
      },
      'name',
    ),
    networks: named(network),
    hosts: named(host),
    vms: named(vm),
  },
  'apiVersion',
  'cluster',
);
