import { guestDocument } from '../../../client/cli/contracts/guest';
import { cliWorld, type CliWorld } from '../../support/cliWorld';

let world: CliWorld;
beforeAll(async () => {
  world = await cliWorld('native-4.2', '4.2.8');
});

it('writes notes for a virtual machine: pages, driver, and testpmd with cores and memory that fit', async () => {
  const { code, out } = await world.run(['vm', 'guest', 'vnf1']);
  expect(out).toMatch(/^In the guest of virtual machine vnf1, as root$/m);
  expect(out).toMatch(/^ {5}dpdk-testpmd -l 0-\d+ -m \d+ /m);
  expect(out).toMatch(/modprobe vfio-pci/);
  expect([0, 2]).toContain(code);
});

it('gives a program the same, as its contract says', async () => {
  const { out } = await world.run(['vm', 'guest', 'vnf1', '--output', 'json']);
  const document: unknown = JSON.parse(out);
  expect(guestDocument.parse(document)).toEqual(document);
});

it('says which virtual machine there is not', async () => {
  const { code, err } = await world.run(['vm', 'guest', 'vnf']);
  expect(code).toBe(3);
  expect(err).toMatch(/writing notes for virtual machine vnf: .*did you mean vnf1\?/);
});

it('changes nothing', () => {
  expect(world.writes()).toEqual([]);
});
