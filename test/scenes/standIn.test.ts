import { cliWorld } from '../support/cliWorld';

const site = 'examples/stand-in.yaml';

it('sets up oVirt 4.5.7 with stand-ins from one file, keeps what it did not set, and only reads the second time', async () => {
  const it5 = await cliWorld('standins-4.5');
  const { code, out, err } = await it5.run(['apply', '-f', site, '--yes', '--allow-disruption', 'host-reboot']);
  expect({ code, text: out + err }).toMatchObject({ code: 0 });
  expect(it5.propertiesOf('vnf1')).toEqual({ sap_agent: 'true', site_owner: 'team-7', hugepages: '1048576' });
  expect(await it5.run(['verify', '-f', site])).toMatchObject({ code: 0 });
  it5.writes();
  expect(await it5.run(['apply', '-f', site, '--yes'])).toMatchObject({ code: 0 });
  expect(it5.writes()).toEqual([]);
}, 120_000);

describe('kernel lines', () => {
  const file = `apiVersion: ovirt-dpdk/v1
cluster: { name: Default }
hosts: [{ name: node1, hugepages: { size: 1GiB, count: 8 } }]
`;

  it('keep foreign tokens in their order, and nothing is reinstalled without consent', async () => {
    const it5 = await cliWorld('standins-4.5');
    const host = it5.simulator.state.hosts.find(({ name }) => name === 'node1');
    if (host) it5.simulator.state.hosts.put({ ...host, kernelLine: 'audit=1 quiet panic=10' });
    const { code, out, err } = await it5.run(['apply', '-f', '-', '--yes'], { stdin: file });
    expect(code).toBe(2);
    expect(out + err).toMatch(/--allow-disruption host-reboot/);
    const after = it5.simulator.state.hosts.find(({ name }) => name === 'node1');
    expect(after).toMatchObject({
      status: 'up',
      kernelLine: 'audit=1 quiet panic=10 default_hugepagesz=1G hugepagesz=1G hugepages=8',
    });
    expect(it5.writes()).toEqual([`PUT /hosts/${host?.id}`]);
  }, 60_000);

  it('with the literal quotes of engines 4.5.4 and 4.5.5 are found', async () => {
    const it5 = await cliWorld('standins-4.5');
    const host = it5.simulator.state.hosts.find(({ name }) => name === 'node1');
    if (host) {
      const kernel = { ...host.machine.kernel, running: "ro 'hugepagesz=1G hugepages=8'" };
      it5.simulator.state.hosts.put({ ...host, machine: { ...host.machine, kernel } });
    }
    const { out } = await it5.run(['plan', '-f', '-'], { stdin: file });
    expect(out.replace(/\s+/g, ' ')).toContain("'hugepagesz=1G");
    expect(out.replace(/\s+/g, ' ')).toMatch(/literal quotes/);
  }, 60_000);
});

describe('a VM that runs', () => {
  const file = `apiVersion: ovirt-dpdk/v1
cluster: { name: Default }
vms: [{ name: vnf1, hugepages: 2MiB }]
`;

  it('gets the change for its next start, which is reported, and restarts only with consent', async () => {
    const it5 = await cliWorld('standins-4.5');
    for (const host of it5.simulator.state.hosts.all()) {
      const kernel = { ...host.machine.kernel, running: `${host.machine.kernel.running} hugepages=4096` };
      it5.simulator.state.hosts.put({ ...host, machine: { ...host.machine, kernel } });
    }
    const vm = it5.simulator.state.vms.find(({ name }) => name === 'vnf1');
    const host = it5.simulator.state.hosts.find(({ name }) => name === 'node1');
    if (vm && host) it5.simulator.state.vms.put({ ...vm, status: 'up', host: { id: host.id } });

    const first = await it5.run(['apply', '-f', '-', '--yes'], { stdin: file });
    expect(first.code).toBe(2);
    expect(first.out + first.err).toMatch(/vm-restart/);
    expect(it5.simulator.state.vms.find(({ name }) => name === 'vnf1')).toMatchObject({
      status: 'up',
      next: expect.anything() as unknown,
    });
    expect((await it5.run(['check', '--vm', 'vnf1'])).out).toMatch(/stopped and\s+started/);

    const second = await it5.run(['apply', '-f', '-', '--yes', '--allow-disruption', 'vm-restart'], { stdin: file });
    expect(second.code).toBe(0);
    expect(it5.simulator.state.vms.find(({ name }) => name === 'vnf1')).toMatchObject({
      status: expect.stringMatching(/^(powering_)?up$/) as unknown,
    });
    expect(it5.propertiesOf('vnf1')).toMatchObject({ hugepages: '2048', sap_agent: 'true' });
  }, 90_000);
});

describe('what this version cannot do', () => {
  it.each([
    ['the native datapath', 'cluster: { name: Default, datapath: native }', /4\.40\.40/],
    [
      'an ordinary network of a VM in an Open vSwitch cluster',
      'cluster: { name: new, switchType: ovs, datapath: stand-in }\ndataCenter: Default',
      /Linux bridge/,
    ],
  ])(
    'is refused before any write: %s',
    async (_, cluster, reason) => {
      const it5 = await cliWorld('standins-4.5');
      const file = `apiVersion: ovirt-dpdk/v1\n${cluster}
networks: [{ name: blue }]
hosts: [{ name: node1, hugepages: { size: 1GiB, count: 8 }, nics: [{ pci: '0000:5e:00.0', networks: [blue] }] }]
`;
      const planned = await it5.run(['plan', '-f', '-'], { stdin: file });
      const text = planned.out.replace(/\s+/g, ' ');
      expect(text).toMatch(reason);
      expect(text).toContain('hugepages=8');
      const applied = await it5.run(['apply', '-f', '-', '--yes', '--allow-disruption', 'host-reboot'], { stdin: file });
      expect(applied.code).toBe(1);
      expect(it5.writes()).toEqual([]);
    },
    60_000,
  );
});

it('refuses an ordinary network of a VM in an Open vSwitch cluster with the version of the engine and the reason', async () => {
  const it5 = await cliWorld('standins-4.5');
  const file = `apiVersion: ovirt-dpdk/v1
cluster: { name: new, switchType: ovs }
networks: [{ name: blue }]
vms: [{ name: vnf1, hugepages: 1GiB, nics: [{ name: nic1, profile: blue }] }]
`;
  const { code, out, err } = await it5.run(['apply', '-f', '-', '--yes'], { stdin: file });
  expect(code).toBe(1);
  expect((out + err).replace(/\s+/g, ' ')).toMatch(
    /Engine 4\.5\.7\S* lets VMs of an Open vSwitch cluster use external networks only/,
  );
  expect(it5.writes()).toEqual([]);
}, 60_000);

describe('NICs that the engine would refuse', () => {
  const file = (nic: string) => `apiVersion: ovirt-dpdk/v1
cluster: { name: Default }
networks: [{ name: blue }]
hosts: [{ name: node1, nics: [{ ${nic}, networks: [blue] }] }]
`;

  it.each([
    ['the NIC of the management network', 'name: eno1', /kernel NIC/],
    ['a NIC that carries another untagged network', "pci: '0000:5e:00.0'", /more than one untagged network/],
  ])(
    'are refused without trying: %s',
    async (_, nic, rule) => {
      const it5 = await cliWorld('standins-4.5');
      const used = `apiVersion: ovirt-dpdk/v1
cluster: { name: Default }
networks: [{ name: green }]
hosts: [{ name: node1, nics: [{ pci: '0000:5e:00.0', networks: [green] }] }]
`;
      expect((await it5.run(['apply', '-f', '-', '--yes'], { stdin: used })).code).toBe(0);
      it5.writes();
      const { code, out, err } = await it5.run(['apply', '-f', '-', '--yes'], { stdin: file(nic) });
      expect(code).toBe(1);
      expect((out + err).replace(/\s+/g, ' ')).toMatch(rule);
      expect(it5.writes()).toEqual([]);
    },
    60_000,
  );
});
