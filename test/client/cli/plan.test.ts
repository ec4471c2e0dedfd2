import { applyDocument as applyContract, planDocument as planContract } from '../../../client/cli/contracts/plan';
import { changeDocument } from '../../../client/cli/print/changeDocument';
import { applyDocument, printOutcome } from '../../../client/cli/print/outcome';
import { printPlan } from '../../../client/cli/print/plan';
import { planDocument } from '../../../client/cli/print/planDocument';
import { results } from '../../../client/cli/text/screen';
import { widthOf } from '../../../client/cli/text/width';
import type { Change } from '../../../client/desired/change';
import { plan, type Plan } from '../../../client/desired/plan';
import type { Seen } from '../../../client/desired/seen';
import type { Spec } from '../../../client/desired/spec';
import { fakeTerminal } from '../../support/fakeTerminal';
import { aHost, aNativeWorld, aNic, aSeen, aStandInWorld, aVm, standInHooks } from '../../support/seen';

const spec: Spec = {
  apiVersion: 'ovirt-dpdk/v1',
  cluster: { name: 'dpdk' },
  networks: [{ name: 'green', vlan: 100, mtu: 9000, profiles: [{ name: 'green', filter: 'none' }] }],
  hosts: [{ name: 'host1', hugepages: { size: '1GiB', count: 32 }, nics: [{ pci: '0000:5e:00.0', networks: ['green'] }] }],
  vms: [{ name: 'vnf1', hugepages: '1GiB', nics: [{ name: 'nic1', profile: 'green' }] }],
};

const bare = (): Seen =>
  aSeen('4.5.7', {
    hosts: [aHost('host1', '4.50.5.1', { nics: [aNic('eth0'), aNic('dummy_5e00')], hooks: standInHooks() })],
    vms: [aVm('vnf1', { status: 'up', properties: { sap_agent: 'true' } })],
  });

const withoutDefinitions = (): Seen =>
  aNativeWorld({ properties: { predefined: { '4.2': 'hugepages=^[0-9]+$' }, userDefined: { '4.2': '' } } });

const printed = (made: Plan): string => {
  const terminal = fakeTerminal();
  printPlan(results(terminal), planDocument(made));
  return terminal.out();
};

it('prints every change under what it interrupts, numbered in the order of work', () => {
  expect(printed(plan(spec, bare()))).toBe(`Interrupts nothing
  1  create network green
       data center  Default
       VLAN         100
       MTU          9000
  2  add network green to cluster dpdk
       required  no
  3  create vNIC profile green on network green
       network filter  none
  4  set the kernel command line of host host1
       kernel command line
         before  default_hugepagesz=1G hugepagesz=1G hugepages=16 iommu=pt
                 intel_iommu=on
         after   default_hugepagesz=1G hugepagesz=1G hugepages=32 iommu=pt
                 intel_iommu=on
  6  set up the networks of host host1
       network green  on dummy_5e00
  7  set custom properties of virtual machine vnf1, from its next start
       hugepages  1048576

Stops and starts virtual machines
  8  shut down virtual machine vnf1
  9  update NIC nic1 of virtual machine vnf1
       profile  blue → green
 10  start virtual machine vnf1

Takes hosts out of service
  5  reinstall host host1 and reboot it
       kernel gets  hugepagesz=1G hugepages=32

Plan: 10 changes, 3 with a VM restart, 1 with a host out of service.
`);
});

it('prints the commands for a person as they are to be typed, however long they are', () => {
  const text = printed(plan(spec, withoutDefinitions()));
  expect(text).toContain(`by hand, on the engine machine: `);
  expect(text).toContain(`\n         engine-config -m 'UserDefinedVMProperties=hugepages_shared=^(true|false)$' --cver=4.2\n`);
});

it('prints what stands against the plan, with its place in the file', () => {
  const text = printed(plan(spec, withoutDefinitions()));
  expect(text).toMatch(/\n {2}problem {2}hosts\[0\]\.nics\[0\]: The engine does not tell which NIC/);
  expect(text).toMatch(/, 1 problem \(not\s+applied\)\.\n$/);
});

it('says that there is nothing to do', () => {
  expect(printed(plan({ apiVersion: 'ovirt-dpdk/v1', cluster: { name: 'dpdk' } }, aStandInWorld()))).toBe(
    'Plan: nothing to do.\n',
  );
});

it('fits everything but commands into 80 columns', () => {
  const lines = [bare(), withoutDefinitions()].flatMap((seen) => printed(plan(spec, seen)).split('\n'));
  expect(lines.filter((line) => widthOf(line) > 80 && !line.includes('engine-config'))).toEqual([]);
});

it('shows names that hold control characters without acting on them', () => {
  const hostile = 'a\u001b]0;title\u0007b\nc';
  const text = printed(plan({ ...spec, networks: [{ name: hostile, description: '\u001b[2J' }] }, bare()));
  expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
  expect(text).toContain('create network a\\x1b]0;title\\x07b\\nc');
});

it('gives programs the plan as its contract says, and no field more', () => {
  const document = planDocument(plan(spec, withoutDefinitions()));
  expect(planContract.parse(document)).toEqual(document);
  expect(document.summary).toEqual({ changes: 8, byPerson: 2, vmRestart: 0, hostReboot: 2, problems: 1, notes: 0 });
});

it('shows only the properties that change', () => {
  const change: Change = {
    kind: 'vm.properties',
    id: 'vm.properties/vnf1',
    by: 'engine',
    disruption: 'none',
    needs: [],
    vm: { name: 'vnf1' },
    before: { sap_agent: 'true', hugepages: '2048' },
    after: { sap_agent: 'true', hugepages: '1048576' },
    nextRun: false,
  };
  expect(changeDocument(change)).toMatchObject({
    title: 'set custom properties of virtual machine vnf1',
    fields: [{ name: 'hugepages', before: '2048', after: '1048576' }],
  });
});

it('tells an attachment that is only brought in line from one that is new', () => {
  const change: Change = {
    kind: 'host.networks',
    id: 'host.networks/host1',
    by: 'engine',
    disruption: 'none',
    needs: [],
    host: { name: 'host1' },
    before: [],
    after: [{ network: { name: 'constructor' }, nic: 'dpdk0' }],
    synchronize: [{ network: { name: 'blue' }, nic: 'dpdk1', attachmentId: 'a' }],
  };
  expect(changeDocument(change).fields).toEqual([
    { name: 'network constructor', after: 'on dpdk0' },
    { name: 'network blue', before: 'on dpdk1, out of sync', after: 'on dpdk1, in sync' },
  ]);
});

const outcomeOf = (made: Plan): Parameters<typeof applyDocument>[1] => ({
  done: made.changes.filter(({ by, disruption }) => by === 'engine' && disruption === 'none'),
  left: made.changes.flatMap((change) => {
    if (change.by === 'person') return { change, why: 'person' as const };
    return change.disruption === 'none' ? [] : { change, why: 'consent' as const };
  }),
});

it('says at the end what is left and for whom', () => {
  const made = plan(spec, withoutDefinitions());
  const terminal = fakeTerminal();
  printOutcome(results(terminal), applyDocument(made, outcomeOf(made)));
  expect(terminal.out()).toMatch(/^Left for you to do by hand; then run the same command again:\n {2}-  work on host host1\n/);
  expect(terminal.out()).toContain(
    'Left because it interrupts. To agree, run again with --allow-disruption host-reboot:\n  -  reinstall host host1',
  );
  expect(terminal.out()).toMatch(/\n5 done, 3 left\.\n$/);
});

it('gives programs the outcome as its contract says, and no field more', () => {
  const made = plan(spec, withoutDefinitions());
  const document = applyDocument(made, outcomeOf(made));
  expect(applyContract.parse(document)).toEqual(document);
});
