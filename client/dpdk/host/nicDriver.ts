/** Kernel drivers that a NIC of DPDK can be on: three that hand it over whole, and those of bifurcated NICs. */
export const NIC_DRIVERS = ['vfio-pci', 'igb_uio', 'uio_pci_generic', 'mlx4_core', 'mlx5_core'] as const;
export type NicDriver = (typeof NIC_DRIVERS)[number];
