import { parseProgress } from '../../../client/hostScript/progress';

it('reads the state of a step and the end of a run', () => {
  expect(parseProgress('#ovirt-dpdk step 3/7 driver done')).toEqual({
    kind: 'step',
    step: 3,
    of: 7,
    what: 'driver',
    state: 'done',
  });
  expect(parseProgress('#ovirt-dpdk end 5')).toEqual({ kind: 'end', exitCode: 5 });
});

it.each(['== 3/7 NIC 0000:5e:00.0 on vfio-pci', '#ovirt-dpdk step 3/7 driver gone', '#ovirt-dpdk end', '', ' #ovirt-dpdk end 0'])(
  'leaves %j to a person',
  (line) => expect(parseProgress(line)).toBeUndefined(),
);
