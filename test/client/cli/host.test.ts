/** Host commands that need no connection: facts and requests of files, and what is no host. The built command. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostCheckDocument } from '../../../client/cli/contracts/hostCheck';
import { hostPlanDocument } from '../../../client/cli/contracts/hostPlan';
import { requestExample } from '../../../client/cli/menu/host';
import { parseRequest } from '../../../client/facts/parseRequest';
import requestJsonSchema from '../../../client/schema/host-request.schema.json';
import { runCli } from '../../support/builtCli';
import { hostFacts } from '../../support/hostFacts';

jest.setTimeout(60_000);

const scratch = mkdtempSync(join(tmpdir(), 'host-'));
const file = (name: string, text: string): string => {
  writeFileSync(join(scratch, name), text);
  return join(scratch, name);
};
const FACTS = file('facts.json', `${JSON.stringify(hostFacts(), undefined, 2)}\n`);
const facts = readFileSync(FACTS, 'utf8');

describe('facts of a file', () => {
  it('are printed as they were saved', async () => {
    expect(await runCli(['host', 'facts', '--file', FACTS])).toMatchObject({ code: 0, out: facts });
  });

  it('come from standard input too', async () => {
    expect(await runCli(['host', 'facts', '--file', '-'], {}, facts)).toMatchObject({ code: 0, out: facts });
  });

  it.each([
    ['no JSON', 'hello'],
    ['another document', '{"contract":"ovirt-dpdk/plan/v1"}'],
    ['no document', '[]'],
  ])('are refused when they are %s', async (_, text) => {
    const { code, out, err } = await runCli(['host', 'facts', '--file', '-'], {}, text);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain('standard input');
  });

  it('are refused with every place that does not fit', async () => {
    const wrong = { ...hostFacts(), nics: [{ pci: 'x' }], nodes: 3 };
    const { code, err } = await runCli(['host', 'plan', '--facts', '-'], {}, JSON.stringify(wrong));
    expect(code).toBe(3);
    expect(err).toContain('nics[0].pci');
    expect(err).toContain('nodes');
  });

  it('may begin with a byte order mark, as Windows programs write it', async () => {
    expect(await runCli(['host', 'facts', '--file', '-'], {}, `\ufeff${facts}`)).toMatchObject({ code: 0, out: facts });
  });

  it.each([
    ['an empty file', file('empty.json', ''), 'there is nothing in it: collect again'],
    ['a folder', scratch, 'it is a folder'],
    ['a file of 5 MB', file('huge.json', ' '.repeat(5_000_000)), 'it is longer than 4 MB'],
  ])('are refused for %s', async (_, path, told) => {
    const { code, err } = await runCli(['host', 'facts', '--file', path]);
    expect(code).toBe(3);
    expect(err.replace(/\s+/g, ' ')).toContain(told);
  });

  it.each([
    ['a folder that is not there', join(scratch, 'nowhere', 'facts.json'), 'there is no folder'],
    ['a folder', scratch, 'it is a folder'],
    ['a file that is there', FACTS, 'it is there already; add --yes to overwrite it'],
  ])('are not written to %s, which is said before a host is asked', async (_, path, told) => {
    const { code, err } = await runCli(['host', 'facts', 'nowhere.invalid', '-o', path]);
    expect(code).toBe(3);
    expect(err.replace(/\s+/g, ' ')).toContain(told);
  });

  it('need a file that is there', async () => {
    const { code, err } = await runCli(['host', 'facts', '--file', '/nowhere/facts.json']);
    expect(code).toBe(3);
    expect(err).toContain('reading /nowhere/facts.json: there is no such file');
  });
});

it.each([
  ['facts', 'neither a host nor a file', []],
  ['facts', 'both', ['node1', '--file', 'x.json']],
  ['plan', 'neither a host nor a file', []],
  ['plan', 'both', ['node1', '--facts', 'x.json']],
])('%s wants one of a host and a file, not %s', async (command, _, words) => {
  const { code, err } = await runCli(['host', command, ...words]);
  expect(code).toBe(3);
  expect(err).toMatch(/which host is meant|give a host or --(file|facts), not both/);
});

it.each(['-oProxyCommand=touch', '-h1', 'a b', '$(id)'])(
  'takes no option of ssh, and nothing of a shell, for a host: %s',
  async (name) => {
    const { code, out, err } = await runCli(['host', 'facts', '--', name]);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toContain('is no address that is given to ssh');
  },
);

describe('a plan from a file', () => {
  const NICS = ['--nic', '3b:00.0', '--nic', '0000:af:00.0,mtu=9000,queues=2'] as const;
  const REQUEST = file('request.yaml', 'nics: [{ pci: "0000:3b:00.0" }, { pci: "0000:af:00.0", mtu: 9000, queues: 2 }]');
  const plan = (...words: readonly string[]) => runCli(['host', 'plan', '--facts', FACTS, ...words]);

  it('is a document of its contract', async () => {
    const { code, out } = await plan(...NICS, '--output', 'json');
    const document: unknown = JSON.parse(out);
    expect(hostPlanDocument.parse(document)).toEqual(document);
    expect(document).toMatchObject({
      isolated: '1,11,21,31',
      ovsConfig: { 'pmd-cpu-mask': '0x80200802', 'dpdk-lcore-mask': null },
    });
    expect(code).toBe(2);
  });

  it('is the same from flags and from a request file', async () => {
    expect((await plan('--request', REQUEST, '--output', 'json')).out).toBe((await plan(...NICS, '--output', 'json')).out);
  });

  it('fits into 80 columns but for the kernel line, which is copied', async () => {
    const { out } = await plan(...NICS);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([expect.stringContaining('isolcpus=')]);
    for (const heading of ['Kernel line', 'Settings of Open vSwitch', 'Steps on the host', 'Left for virtual machines'])
      expect(out).toContain(`\n${heading}\n`);
    expect(out).toContain('vfio-pci, MTU');
    expect(out.replace(/\s+/g, ' ')).toContain('by a rule of thumb (override: pmdCores)');
  });

  it('says each thing once: nodes that are alike together, and what the kernel lacks at the kernel line', async () => {
    const { out } = await plan(...NICS);
    const text = out.replace(/\s+/g, ' ');
    expect(text).toContain('1 physical core for PMD threads on each of NUMA nodes 0-1, by the speed of the NICs there');
    expect(text).toContain('nodes 0-1, each: 16 CPUs, 28 pages of 1 GiB');
    expect(text.split('hugepages=').length - 1).toBe(2);
    expect(text).not.toContain('0000:18:00.0: NIC 0000:18:00.0');
    expect(text).toContain('→ bring them onto the kernel line');
    expect(text).toMatch(/Plan: 12 steps on the host, a reboot with another kernel line, 1 warning, 1 note\./);
  });

  it('tells with --compare what other tools would choose', async () => {
    const { out } = await plan(...NICS, '--compare');
    expect(out).toContain('What other tools would choose');
    expect(out).toContain('dpdk-lcore-mask: here (not set), TripleO 0x40100401');
  });

  it.each([
    ['no PCI address', 'ens1f0', '"ens1f0" is no PCI address (host plan lists those of the host)'],
    ['nothing', '', '"" is no PCI address'],
    ['an unknown key', '0000:3b:00.0,color=red', '"color=red" is none of mtu=N, queues=N and driver=NAME'],
    ['a comma at the end', '0000:3b:00.0,', '"" is none of mtu=N, queues=N and driver=NAME'],
    ['a key given twice', '0000:3b:00.0,mtu=1500,mtu=9000', 'mtu is given twice'],
    ['no number', '0000:3b:00.0,mtu=big', '"mtu=big" needs a whole number'],
    ['an MTU that no NIC has', '0000:3b:00.0,mtu=90000', 'nics[0].mtu'],
    ['no driver of DPDK', '0000:3b:00.0,driver=magic', 'nics[0].driver'],
  ])('is refused for --nic with %s', async (_, nic, told) => {
    const { code, out, err } = await plan('--nic', nic);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err.replace(/\s+/g, ' ')).toContain(told);
  });

  it('is refused for a NIC that is given twice', async () => {
    const { code, err } = await plan('--nic', '3b:00.0', '--nic', '0000:3b:00.0,mtu=9000');
    expect(code).toBe(3);
    expect(err.replace(/\s+/g, ' ')).toContain('--nic: nics[1].pci: 0000:3b:00.0 is here for the second time, after nics[0]');
  });

  it('is refused where both file and flags name NICs', async () => {
    const { code, err } = await plan('--request', REQUEST, '--nic', '0000:3b:00.0');
    expect(code).toBe(3);
    expect(err).toContain('has nics already');
  });

  it('is refused for a request with a mistake, with its line', async () => {
    const { code, err } = await plan('--request', file('wrong.yaml', 'nics:\n  - { pci: "0000:3b:00.0", mtuu: 3 }\n'));
    expect(code).toBe(3);
    expect(err).toContain('line 2');
  });
});

it('shows in its help a request with every key, which is one', async () => {
  const { out } = await runCli(['host', 'plan', '--help']);
  expect(out).toContain(requestExample.replace(/^/gm, '  '));
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  const request = parseRequest(requestExample);
  expect(Object.keys(request).sort()).toEqual(Object.keys(requestJsonSchema.properties).sort());
});

it('prints a script whose help fits into 80 columns', async () => {
  const { code, out } = await runCli(['host', 'script', '--facts', FACTS]);
  expect(code).toBe(0);
  const help = execFileSync('sh', ['-s', '--', '--help'], { input: out, encoding: 'utf8' });
  expect(help).toContain('--restart-openvswitch');
  expect(help.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

it('checks what a host has now, as a document of its contract', async () => {
  const { code, out } = await runCli(['host', 'check', '--facts', FACTS, '--output', 'json']);
  const document: unknown = JSON.parse(out);
  const { findings } = hostCheckDocument.parse(document);
  expect(code).toBe(findings.some(({ severity }) => severity !== 'note') ? 2 : 0);
  expect(await runCli(['host', 'check', '--facts', FACTS])).toMatchObject({ code });
});

it('has notes only for a host that nobody set up, and says what stands against a request', async () => {
  expect(await runCli(['host', 'check', '--facts', FACTS])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^ {2}note {5}DPDK is switched off in Open vSwitch/m) as string,
  });
  const asked = await runCli(['host', 'check', '--facts', FACTS, '--nic', '0000:18:00.0']);
  expect(asked.code).toBe(2);
  expect(asked.out).toMatch(/^ {2}error {4}NIC 0000:18:00\.0 is in use/m);
});

describe('a script from a file', () => {
  const script = (...words: readonly string[]) => runCli(['host', 'script', '--facts', FACTS, '--nic', '0000:3b:00.0', ...words]);

  it('is printed', async () => {
    expect(await script()).toMatchObject({ code: 0, out: expect.stringMatching(/^#!\/bin\/sh\n/) as string });
  });

  it('is an executable file, which is kept once it is there', async () => {
    const to = join(scratch, 'host.sh');
    expect(await script('-o', to)).toMatchObject({ code: 0, out: '' });
    expect(statSync(to).mode & 0o111).toBe(0o111);
    expect(await script('-o', to)).toMatchObject({ code: 3 });
    expect(await script('-o', to, '--yes')).toMatchObject({ code: 0 });
  });

  it('is refused where the plan has errors', async () => {
    const { code, out } = await runCli(['host', 'script', '--facts', FACTS, '--nic', '0000:18:00.0']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
  });
});
