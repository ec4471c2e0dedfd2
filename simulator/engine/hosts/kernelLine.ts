/** The kernel command line of a machine: what GRUB holds and what is running are different things. */
export interface KernelLine {
  /** What GRUB adds by itself: BOOT_IMAGE=…, root=…. */
  readonly boot: string;
  /** Arguments that somebody set outside the engine. */
  readonly own: string;
  /** Arguments that the last installation by the engine wrote. */
  readonly managed: string;
  /** /proc/cmdline of the running kernel. */
  readonly running: string;
}

const tokens = (line: string): readonly string[] => line.split(/\s+/).filter((token) => token !== '');

/**
 * Host deploy removes the arguments that it wrote before, then adds the new ones, for every kernel in GRUB.
 *
 * Source: ovirt-engine role ovirt-host-deploy-kernel (grubby --remove-args, --args).
 */
export const install = (kernel: KernelLine, wanted: string): KernelLine => ({ ...kernel, managed: tokens(wanted).join(' ') });

export const reboot = (kernel: KernelLine): KernelLine => ({
  ...kernel,
  running: [...tokens(kernel.boot), ...tokens(kernel.own), ...tokens(kernel.managed)].join(' '),
});

export const booted = (kernel: Omit<KernelLine, 'running'>): KernelLine => reboot({ ...kernel, running: '' });

const KIB: Readonly<Record<string, number>> = { K: 1, M: 1024, G: 1024 * 1024 };
const sizeOf = (text: string): number | undefined => {
  const found = /^(\d+)([KMG])B?$/i.exec(text);
  return found?.[1] === undefined || found[2] === undefined ? undefined : Number(found[1]) * (KIB[found[2].toUpperCase()] ?? 1);
};

/** Huge pages that the kernel reserves at boot, by size in KiB. The count belongs to the size before it, else to the default size. */
export function hugepagesOf(line: string): Readonly<Record<number, number>> {
  const all = tokens(line).map((token) => token.split('=', 2));
  const normal = [...all].reverse().find(([key]) => key === 'default_hugepagesz')?.[1];
  let size = (normal === undefined ? undefined : sizeOf(normal)) ?? 2048;
  const pages: Record<number, number> = {};
  for (const [key, value = ''] of all) {
    if (key === 'hugepagesz') size = sizeOf(value) ?? size;
    if (key === 'hugepages' && /^\d+$/.test(value)) pages[size] = Number(value);
  }
  return pages;
}

export const hasIommu = (line: string): boolean => tokens(line).some((token) => /^(intel|amd)_iommu=(on|force)$/.test(token));
