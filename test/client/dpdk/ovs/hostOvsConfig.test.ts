import { hostFacts, netdev, ovs } from '../../../support/hostFacts';
import { planHost } from '../../../../client/dpdk/host/planHost';
import type { HostRequest } from '../../../../client/dpdk/host/request';
import type { HostFacts, OvsFacts } from '../../../../client/facts/hostFacts';

const XXV710 = '0000:3b:00.0';
const request: HostRequest = { nics: [{ pci: XXV710 }], vms: [], vmNodes: [] };
const withOvs = (overrides: Partial<OvsFacts>, others: Partial<HostFacts> = {}): HostFacts =>
  hostFacts({ openVswitch: ovs(overrides), ...others });
const configOf = (facts: HostFacts, asked = request) => planHost(facts, asked).ovsConfig;
const errorsOf = (facts: HostFacts, asked = request) =>
  planHost(facts, asked).findings.filter(({ severity }) => severity === 'error');

// lib/dpdk.c: no limit by itself from 2.17 on, socket memory is the limit from 2.11 to 2.16, no such key before.
it.each([
  ['2.9.9', '17.11', undefined],
  ['2.10.7', '17.11', undefined],
  ['2.16.1', '20.11', undefined],
  ['2.17.0', '21.11', '2048'],
  ['3.3.1', '23.11', '2048'],
])('limits the memory of Open vSwitch %s to %s', (version, dpdkVersion, limit) => {
  const config = configOf(withOvs({ version, dpdkVersion }));
  expect([config['dpdk-socket-mem'], config['dpdk-socket-limit']]).toEqual(['2048', limit]);
});

it('takes an old limit away where socket memory is the limit', () => {
  const { steps } = planHost(
    withOvs({ version: '2.15.8', dpdkVersion: '20.11', otherConfig: { 'dpdk-socket-limit': '512' } }),
    request,
  );
  expect(steps).toContainEqual({ kind: 'ovsConfig', key: 'dpdk-socket-limit', needsRestart: true });
});

// The Ansible role of oVirt writes 1024 whatever node the NIC is on.
it('gives memory to node 1 and none to node 0 when the only NIC is there', () => {
  expect(configOf(hostFacts(), { ...request, nics: [{ pci: '0000:af:00.0' }] })['dpdk-socket-mem']).toBe('0,2048');
});

it.each<[string, Partial<HostFacts>, string, string]>([
  ['VDSM needs Open vSwitch', {}, '3.3.1', 'try'],
  ['nothing hangs on it', { vdsm: undefined }, '3.3.1', 'true'],
  ['it does not know try', {}, '2.9.9', 'true'],
  [
    'the default route goes over it',
    {
      vdsm: undefined,
      netdevs: [...hostFacts().netdevs, netdev('br-ex', { kind: 'openvswitch' })],
      carries: { defaultRoute: ['br-ex'], session: [], storage: [] },
    },
    '3.3.1',
    'try',
  ],
])('starts DPDK so where %s', (_, others, version, expected) => {
  const dpdkVersion = version === '3.3.1' ? '23.11' : '17.11';
  expect(configOf(withOvs({ version, dpdkVersion }, others))['dpdk-init']).toBe(expected);
});

it('takes dpdk-lcore-mask away, which pins all threads of Open vSwitch to one CPU', () => {
  const { steps } = planHost(withOvs({ otherConfig: { 'dpdk-lcore-mask': '0x2' } }), request);
  expect(steps).toContainEqual({ kind: 'ovsConfig', key: 'dpdk-lcore-mask', needsRestart: true });
});

it('leaves foreign keys alone', () => {
  const { ovsConfig, steps } = planHost(withOvs({ otherConfig: { 'hw-offload': 'true', 'dpdk-extra': '-n 4' } }), request);
  expect(Object.keys(ovsConfig)).not.toContain('hw-offload');
  expect(steps.map((step) => (step.kind === 'ovsConfig' ? step.key : ''))).not.toContain('hw-offload');
});

it('keeps a pool for each port where the host has it so, and takes it away when shared pools are asked for', () => {
  const facts = withOvs({ otherConfig: { 'per-port-memory': 'true' } });
  expect(configOf(facts)['per-port-memory']).toBe('true');
  expect(configOf(facts, { ...request, memoryModel: 'shared' })['per-port-memory']).toBeUndefined();
});

it('does not plan a pool for each port on an Open vSwitch that has none', () => {
  expect(errorsOf(withOvs({ version: '2.9.9', dpdkVersion: '17.11' }), { ...request, memoryModel: 'per-port' })).toContainEqual({
    code: 'ovs.keyNotInVersion',
    severity: 'error',
    values: { key: 'per-port-memory', since: '2.10' },
  });
});

it('says that dpdk-extra takes the place of a key', () => {
  expect(errorsOf(withOvs({ otherConfig: { 'dpdk-extra': '-n 4 --socket-mem=512' } }))).toContainEqual({
    code: 'ovs.extraCancelsKey',
    severity: 'error',
    values: { key: 'dpdk-socket-mem', option: '--socket-mem' },
  });
});

it('says that keys which are there and were not read would be lost', () => {
  expect(planHost(withOvs({ otherConfig: undefined }), request).findings).toContainEqual({
    code: 'facts.unread',
    severity: 'warning',
    values: { about: 'openVswitch.otherConfig' },
  });
});

it.each([
  ['no facts of it', undefined, 'facts.noOpenVswitch'],
  ['no version', ovs({ version: undefined }), 'facts.noOpenVswitch'],
  ['2.5, which started DPDK from its command line', ovs({ version: '2.5.9', dpdkVersion: undefined }), 'ovs.tooOld'],
])('cannot plan with %s', (_, openVswitch, code) => {
  const plan = planHost(hostFacts({ openVswitch }), request);
  expect(plan.findings.filter(({ severity }) => severity === 'error').map((found) => found.code)).toEqual([code]);
  expect([plan.ovsConfig, plan.steps.filter(({ kind }) => kind === 'ovsConfig')]).toEqual([{}, []]);
});
