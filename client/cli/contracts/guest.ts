import * as z from 'zod';

/** Result of `vm guest`. */
export const guestDocument = z.object({
  contract: z.literal('ovirt-dpdk/vm-guest/v1'),
  vm: z.string(),
  pages: z.object({
    sizeKiB: z.int(),
    count: z.int(),
    kernelLine: z.string().optional().describe("for the guest's own kernel line; absent where the pages are had while it runs"),
  }),
  cores: z.array(z.int()).describe('CPUs of the guest: the first listens, the others forward'),
  memoryMiB: z.int(),
  mbufs: z.int(),
  nics: z.array(z.object({ name: z.string(), mac: z.string().optional(), mtu: z.int(), queues: z.int() })),
  testpmd: z.array(z.string()).describe('arguments; ADDRESS stands for the PCI address of a NIC in the guest'),
  steps: z.array(z.object({ code: z.string(), sentence: z.string(), commands: z.array(z.string()) })),
  problems: z.array(z.object({ code: z.string(), sentence: z.string() })),
});
export type GuestDocument = z.infer<typeof guestDocument>;
