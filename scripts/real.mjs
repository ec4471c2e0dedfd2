// Runs the tests in test/real, which need real programs. In CI it installs them and fails without them; elsewhere it says what is missing.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { needPrograms } from './programs.mjs';

const PROGRAMS = {
  '/usr/lib/openvswitch-switch-dpdk/ovs-vswitchd-dpdk': 'openvswitch-switch-dpdk',
  '/usr/bin/dpdk-testpmd': 'dpdk-dev',
  '/usr/bin/busybox': 'busybox-static',
  '/usr/bin/gawk': 'gawk',
  '/usr/bin/mawk': 'mawk',
  '/usr/bin/qemu-system-x86_64': 'qemu-system-x86',
  '/usr/sbin/libvirtd': 'libvirt-daemon-system',
  '/usr/bin/virsh': 'libvirt-clients',
  '/usr/lib/x86_64-linux-gnu/libvirt/connection-driver/libvirt_driver_qemu.so': 'libvirt-daemon-driver-qemu',
  '/usr/bin/cpio': 'cpio',
  '/usr/sbin/modprobe': 'kmod',
  '/usr/bin/shellcheck': 'shellcheck',
};

needPrograms('against real programs', PROGRAMS, () => [
  ...(existsSync('/proc/sys/vm/nr_hugepages') ? [] : ['this kernel has no huge pages']),
  ...(spawnSync('unshare', ['--net', 'true']).status === 0 ? [] : ['network namespaces are not allowed here']),
]);
// One after the other: they share the machine's huge pages and two CPUs.
const { status } = spawnSync('jest', ['--selectProjects', 'real', '--runInBand', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
