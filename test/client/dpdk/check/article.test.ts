import { checkHost } from '../../../../client/dpdk/check/checkHost';
import { findingText } from '../../../../client/phrases/hostFindings';
import { parseFacts } from '../../../../client/facts/parseFacts';
import { articleHost } from '../../../support/articleHost';

/**
 * https://ovirt.org/blog/2017/09/ovs-dpdk.html: its commands as they stand there, on a host with two nodes and its DPDK NIC on node 1.
 */
const facts = parseFacts(JSON.stringify(articleHost()));
const told = checkHost(facts).map((finding) => [finding.severity, finding.code, findingText(finding).sentence]);
const saying = (code: string) => told.filter(([, other]) => other === code);

it('finds the CPU that stands in both masks', () => {
  expect(saying('cpu.lcoreOverlapsPmd').flat()).toEqual([
    'warning',
    'cpu.lcoreOverlapsPmd',
    expect.stringMatching(/^CPU 1 stands both in dpdk-lcore-mask and in pmd-cpu-mask/),
  ]);
});

it('finds the node that gets no memory', () => {
  expect(saying('memory.socketMemMissingNode')).toEqual([
    ['error', 'memory.socketMemMissingNode', 'dpdk-socket-mem gives NUMA node 1 nothing, where a DPDK port needs 1242 MiB'],
  ]);
});

it('finds the unit that the kernel reads by its first letter only', () => {
  expect(saying('kernel.sizeUnit').map(([, , sentence]) => sentence)).toEqual([
    expect.stringMatching(/^default_hugepagesz=1GB has a unit/),
  ]);
});

it('finds that Open vSwitch 2.7 polls the NIC not at all, and that whatever runs beside its PMD threads slows them down', () => {
  expect(told.filter(([severity]) => severity !== 'note').map(([severity, code]) => [severity, code])).toEqual([
    ['error', 'cpu.nodeWithoutPmd'],
    ['error', 'memory.socketMemMissingNode'],
    ['warning', 'cpu.lcoreOverlapsPmd'],
    ['warning', 'cpu.pmdNotIsolated'],
    ['warning', 'cpu.pmdOnVdsmCpu'],
    ['warning', 'cpu.pmdSiblingSplit'],
    ['warning', 'cpu.pmdSiblingSplit'],
    ['warning', 'kernel.sizeUnit'],
  ]);
});
