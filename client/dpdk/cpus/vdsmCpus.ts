import { cpuSet, type CpuSet } from '../cpuSet';

/**
 * The CPUs that VDSM pins itself to; none where it runs on all. Undefined for a setting that VDSM cannot read: it then logs the
 * error and runs on all.
 *
 * Unless told otherwise it takes the second CPU that is online, normally 1, which would be a PMD core of ours where siblings are far
 * apart. lib/vdsm/vdsmd.py and taskset.py.
 *
 * @param setting `vars/cpu_affinity` of vdsm.conf; undefined where it is not set
 */
export const vdsmCpus = (setting = 'auto', online: CpuSet): CpuSet | undefined => {
  if (setting === '' || online.length === 1) return [];
  if (setting.toLowerCase() === 'auto') return online.slice(1, 2);
  const cpus = setting.split(',').map((cpu) => cpu.trim());
  return cpus.every((cpu) => /^\d+$/.test(cpu)) ? cpuSet(cpus.map(Number)) : undefined;
};
