import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SpecInvalid } from '../../../client/errors';
import { readDomain } from '../../../client/libvirt/domainXml';

const domains = join(__dirname, '../../domains');
const ofEngine = (name: string): string => readFileSync(join(domains, `${name}.xml`), 'utf8');

const domain = (inside: string): string => `<domain type='kvm'><uuid>u-1</uuid><name>vnf1</name>${inside}</domain>`;
const nic = (inside: string): string => domain(`<devices><interface type='vhostuser'>${inside}</interface></devices>`);

const refusal = async (xml: string): Promise<SpecInvalid> => {
  const error: unknown = await readDomain(xml).catch((failure: unknown) => failure);
  if (!(error instanceof SpecInvalid)) throw new Error(`not refused: ${String(error)}`);
  return error;
};

// Each was sent to a host by engine 4.5.8, for a VM of 1 GiB.
it.each([
  ['one-tagged-1g', { hugepages: true, pageSize: 1048576, cellAccess: [''] }],
  ['one-untagged-1g', { hugepages: true, pageSize: 1048576, cellAccess: [''] }],
  ['no-hugepages', { hugepages: false, pageSize: undefined, cellAccess: [''] }],
  ['no-numa-cell', { hugepages: true, pageSize: 1048576, cellAccess: [] }],
  ['shared-numa-cell', { hugepages: true, pageSize: 1048576, cellAccess: ['shared'] }],
  ['unicode-description', { hugepages: true, pageSize: 1048576, cellAccess: [''] }],
])('reads %s of the engine', async (name, memory) => {
  expect(await readDomain(ofEngine(name))).toMatchObject({
    uuid: /<uuid>(.*)<\/uuid>/.exec(ofEngine(name))?.[1],
    name: /<name>(.*)<\/name>/.exec(ofEngine(name))?.[1],
    memory: 1048576,
    accessShared: false,
    vhostUser: [],
    ...memory,
  });
});

it('reads everything that the engine sends', async () => {
  const files = readdirSync(domains).filter((file) => file.endsWith('.xml'));
  expect(files.length).toBeGreaterThanOrEqual(14);
  for (const file of files) expect((await readDomain(readFileSync(join(domains, file), 'utf8'))).uuid).toMatch(/^[0-9a-f-]{36}$/);
});

it('reads a guest that runs, with what libvirt has filled in', async () => {
  expect(await readDomain(ofEngine('running-vhostuser'))).toEqual({
    uuid: '1beddcea-5e89-4ea3-aca6-d5420fdbb2e7',
    name: 'huge-access',
    memory: 98304,
    hugepages: true,
    pageSize: 2048,
    accessShared: true,
    cellAccess: [],
    vhostUser: [
      {
        mac: '56:6f:1a:1a:00:00',
        path: '/run/vm/vh5601a1b2c300.sock',
        mode: 'server',
        target: 'vh5601a1b2c300',
        queues: 2,
        elements: ['address', 'alias', 'driver', 'mac', 'model', 'rom', 'source', 'target'],
        isLinkDown: false,
      },
    ],
  });
});

it('reads the NIC that a hook makes of the one of the engine', async () => {
  const rewritten = ofEngine('four-cpus-multiqueue')
    .replace('<interface type="bridge">', '<interface type="vhostuser">')
    .replace('<source bridge="dpdk-blue"/>', '<source type="unix" path="/run/vm/vh1.sock" mode="server"/><target dev="vh1"/>');
  expect((await readDomain(rewritten)).vhostUser).toEqual([
    {
      mac: expect.stringMatching(/^56:6f:/) as string,
      path: '/run/vm/vh1.sock',
      mode: 'server',
      target: 'vh1',
      queues: 4,
      elements: ['alias', 'bandwidth', 'boot', 'driver', 'filterref', 'link', 'mac', 'model', 'mtu', 'source', 'target'],
      isLinkDown: false,
    },
  ]);
});

it('takes interfaces of no other type', async () => {
  const xml = domain("<devices><interface type='bridge'><source bridge='b'/></interface><interface type='vhostuser'/></devices>");
  expect(await readDomain(xml)).toMatchObject({
    vhostUser: [{ mac: '', path: '', mode: undefined, target: undefined, queues: undefined }],
  });
});

it.each([
  ["<driver queues='2'/>", { queues: 2 }],
  ["<driver name='vhost'/>", { queues: undefined }],
  ["<driver queues='many'/>", { queues: undefined }],
  ["<link state='down'/>", { isLinkDown: true }],
  ["<link state='up'/>", { isLinkDown: false }],
  ["<mtu size='9000'/><vlan><tag id='5'/></vlan>", { elements: ['mtu', 'vlan'] }],
])('reads %s of a NIC', async (inside, expected) => {
  expect(await readDomain(nic(inside))).toMatchObject({ vhostUser: [expected] });
});

it.each([
  ['<memoryBacking><hugepages/></memoryBacking>', { hugepages: true, pageSize: undefined }],
  ["<memoryBacking><hugepages><page size='2048' unit='KiB'/></hugepages></memoryBacking>", { pageSize: 2048 }],
  ["<memoryBacking><hugepages><page size='1' unit='G'/></hugepages></memoryBacking>", { pageSize: 1048576 }],
  [
    "<memoryBacking><hugepages><page size='1' unit='G' nodeset='0'/><page size='2' unit='M' nodeset='1'/></hugepages></memoryBacking>",
    { hugepages: true, pageSize: undefined },
  ],
  ["<memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>", { hugepages: false, accessShared: true }],
  ["<memoryBacking><access mode='private'/></memoryBacking>", { accessShared: false }],
  ["<cpu><numa><cell id='0' memAccess='shared'/><cell id='1'/></numa></cpu>", { cellAccess: ['shared', ''] }],
  ["<memory unit='GiB'>4</memory>", { memory: 4194304 }],
  ['<memory>much</memory>', { memory: undefined }],
])('reads %s', async (inside, expected) => {
  expect(await readDomain(domain(inside))).toMatchObject(expected);
});

it.each([
  ['no text at all', '', 'domain.notXml'],
  ['a list of VMs', ' Id   Name   State\n---------------', 'domain.notXml'],
  ['JSON', '{"domain": {}}', 'domain.notXml'],
  ['a document that breaks off', domain('').slice(0, 40), 'domain.notXml'],
  ['two domains, one after the other', `${domain('')}\n${domain('')}`, 'domain.several'],
  ['the XML of a network', '<network><name>default</name></network>', 'domain.notDomain'],
  ['a domain without a name', '<domain><uuid>u-1</uuid></domain>', 'domain.missing'],
  ['an empty domain', '<domain/>', 'domain.missing'],
  ['a document longer than libvirt makes', domain(' '.repeat(4 * 2 ** 20)), 'domain.tooLarge'],
])('refuses %s', async (_, xml, code) => {
  const { problems, message } = await refusal(xml);
  expect(problems.map((problem) => problem.code)).toEqual([code]);
  expect(message).toMatch(/^reading the XML of a virtual machine: .*\. Give what `virsh -r dumpxml NAME` prints on the host\.$/);
});

it('says where the document stops being XML', async () => {
  const { problems, message } = await refusal('<domain>\n  <name>a</nome>\n</domain>');
  expect(problems).toMatchObject([{ code: 'domain.notXml', line: 2, column: 17 }]);
  expect(message).toContain('it is not XML: Unexpected close tag in line 2, column 17.');
});

it.each([
  ['that names a file', '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><domain><name>&x;</name><uuid>u</uuid></domain>'],
  [
    'that grows',
    '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]><domain><name>&c;</name><uuid>u</uuid></domain>',
  ],
])('expands no entity %s', async (_, xml) => {
  expect((await refusal(xml)).message).toContain('it is not XML: Invalid character entity');
});

it('knows a name for what it is, whatever characters it has', async () => {
  const { name } = await readDomain('<domain><uuid>u</uuid><name>a&lt;b&gt; &amp; "c"; $(d) ü</name></domain>');
  expect(name).toBe('a<b> & "c"; $(d) ü');
});

it('does not let an element reach into objects', async () => {
  const read = await readDomain(domain('<__proto__><polluted>1</polluted></__proto__><constructor><prototype/></constructor>'));
  expect(read.name).toBe('vnf1');
  expect({}).not.toHaveProperty('polluted');
});

it('reads past elements nested very deep', async () => {
  const depth = 100_000;
  expect(await readDomain(domain(`${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`))).toMatchObject({ name: 'vnf1' });
});

it('refuses elements nested very deep that are not closed', async () => {
  expect((await refusal(`<domain>${'<a>'.repeat(100_000)}`)).problems).toMatchObject([{ code: 'domain.notXml' }]);
});

it('either reads a document or says what is wrong with it', async () => {
  const whole = ofEngine('shared-numa-cell');
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length), fc.nat(200), fc.string({ maxLength: 20 }), async (at, length, text) => {
      const xml = `${whole.slice(0, at)}${text}${whole.slice(at + length)}`;
      const error: unknown = await readDomain(xml).then(
        () => undefined,
        (failure: unknown) => failure,
      );
      expect(error === undefined || error instanceof SpecInvalid).toBe(true);
    }),
    { numRuns: 200 },
  );
});
