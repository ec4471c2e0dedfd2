import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hostCheckDocument } from '../../client/cli/contracts/hostCheck';
import { articleHost } from '../support/articleHost';
import { runCli } from '../support/builtCli';

/** The recipe of https://ovirt.org/blog/2017/09/ovs-dpdk.html, given to the checker as facts of a host with its NIC on node 1. */

const folder = mkdtempSync(join(tmpdir(), 'ovirt-dpdk-check-'));
const facts = join(folder, 'host1.facts.json');
beforeAll(() => writeFileSync(facts, JSON.stringify(articleHost())));
afterAll(() => rmSync(folder, { recursive: true }));

it('tells who followed the recipe of 2017 what is wrong with it, and what to do', async () => {
  const { code, out } = await runCli(['host', 'check', '--facts', facts]);
  expect(code).toBe(2);
  const text = out.replace(/\s+/g, ' ');
  for (const sentence of [
    'CPU 1 stands both in dpdk-lcore-mask and in pmd-cpu-mask: other threads of Open vSwitch run where a PMD thread polls. → remove dpdk-lcore-mask.',
    'dpdk-socket-mem gives NUMA node 1 nothing, where a DPDK port needs 1242 MiB. → give that node its memory in dpdk-socket-mem.',
    'default_hugepagesz=1GB has a unit that the kernel reads by its first letter only',
    '→ write default_hugepagesz=1G.',
    'NUMA node 1 has DPDK ports and no PMD thread',
  ])
    expect(text).toContain(sentence);
}, 60_000);

it('says the same to a program', async () => {
  const { out } = await runCli(['host', 'check', '--facts', facts, '--output', 'json']);
  const { host, findings } = hostCheckDocument.parse(JSON.parse(out));
  expect(host.name).toBe('host1.example.com');
  expect(findings.filter(({ severity }) => severity === 'error').map(({ code, values }) => [code, values['node']])).toEqual([
    ['cpu.nodeWithoutPmd', 1],
    ['memory.socketMemMissingNode', 1],
  ]);
}, 60_000);
