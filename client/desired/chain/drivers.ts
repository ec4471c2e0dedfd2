/** Drivers that DPDK takes a whole NIC with: vdsm link/dpdk.py. */
export const WHOLE_NIC_DRIVERS: readonly string[] = ['vfio-pci', 'igb_uio', 'uio_pci_generic'];

/** Drivers that stay with the kernel while DPDK uses the NIC. */
export const SHARED_NIC_DRIVERS: readonly string[] = ['mlx4_core', 'mlx5_core'];
