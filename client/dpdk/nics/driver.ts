import type { HostFacts, NicFacts } from '../../facts/hostFacts';
import type { HostFinding } from '../host/finding';
import type { NicDriver } from '../host/nicDriver';
import { isHandoverDriver } from './dpdkPort';
import { isIommuActive, isIommuAskedFor, isIommuPassThrough } from './iommu';
import type { NicRow } from './nicTable';

export interface DriverChoice {
  /** Kernel driver that the NIC is to be on; absent where none will do. */
  readonly driver?: string;
  readonly findings: readonly HostFinding[];
}

/** Drivers that hand a NIC over, the best first. */
type Handover = Extract<NicDriver, 'vfio-pci' | 'uio_pci_generic' | 'igb_uio'>;

/**
 * The kernel driver that DPDK needs a NIC on. Bifurcated NICs stay where they are: taken from the kernel they are lost to DPDK. Says
 * nothing of NICs that `judgeNic` finds unfit.
 *
 * @source DPDK doc/guides/linux_gsg/linux_drivers.rst; os-net-config utils.py, which refuses vfio-pci for Mellanox
 */
export const chooseDriver = (
  nic: NicFacts,
  facts: HostFacts,
  row: NicRow | undefined,
  wanted: NicDriver | 'auto' = 'auto',
): DriverChoice => {
  if (!row || row.binding === 'unsupported') return { findings: [] };
  if (row.binding === 'bifurcated') return keepDriver(nic, row, wanted);
  const isVf = row.isVf || nic.physicalFunction !== undefined;
  const possible = handoversOf(row.pmd, isVf);
  if (wanted !== 'auto' && !possible.some((driver) => driver === wanted))
    return refuse('nic.driverRefused', { pci: nic.pci, driver: wanted, possible });
  const driver = possible.find((each) => (wanted === 'auto' ? each !== 'vfio-pci' || hasIommu(facts) : each === wanted));
  if (driver === undefined) return refuse('nic.noIommu', { pci: nic.pci });
  const findings = [
    ...(driver === 'vfio-pci' ? judgeVfio(nic, facts) : judgeUio(nic, facts, driver)),
    // Virtual functions of this host do not exist yet when driverctl binds at boot: they are made later.
    ...(nic.physicalFunction !== undefined ? [finding('nic.driverNotKept', 'warning', { pci: nic.pci, driver })] : []),
  ];
  return findings.some(({ severity }) => severity === 'error') ? { findings } : { driver, findings };
};

const finding = (code: HostFinding['code'], severity: HostFinding['severity'], values: HostFinding['values']): HostFinding => ({
  code,
  severity,
  values,
});

const refuse = (code: HostFinding['code'], values: HostFinding['values']): DriverChoice => ({
  findings: [finding(code, 'error', values)],
});

const keepDriver = (nic: NicFacts, { kernelDriver }: NicRow, wanted: NicDriver | 'auto'): DriverChoice => {
  const driver = kernelDriver ?? nic.driver;
  if (wanted !== 'auto' && wanted !== driver)
    return refuse(isHandoverDriver(wanted) ? 'nic.bifurcatedRebound' : 'nic.driverRefused', {
      pci: nic.pci,
      driver: wanted,
      possible: driver === undefined ? [] : [driver],
    });
  return {
    ...(driver !== undefined && { driver }),
    findings: isHandoverDriver(nic.driver)
      ? [finding('nic.bifurcatedRebound', 'warning', { pci: nic.pci, driver: nic.driver, possible: [driver ?? ''] })]
      : [],
  };
};

/** Active, or off only because nobody asked for it: then it is on after a reboot with the planned kernel line. */
const hasIommu = (facts: HostFacts): boolean => isIommuActive(facts) || !isIommuAskedFor(facts);

const judgeVfio = (nic: NicFacts, facts: HostFacts): readonly HostFinding[] => {
  const { pci, driver } = nic;
  if (isIommuActive(facts)) return [];
  if (!isIommuAskedFor(facts)) return [finding('kernel.iommuOff', 'note', { pci })];
  // Bound all the same: the kernel was told enable_unsafe_noiommu_mode, which is for test machines.
  return [finding('nic.noIommu', driver === 'vfio-pci' ? 'warning' : 'error', { pci })];
};

const judgeUio = (nic: NicFacts, facts: HostFacts, driver: Handover): readonly HostFinding[] => {
  const { pci } = nic;
  const user = facts.openVswitch?.user;
  const isUnsigned = driver === 'igb_uio';
  return [
    // Packages of EL and Fedora run Open vSwitch as openvswitch:hugetlbfs, which may not open /dev/uio*.
    ...(user === 'root' ? [] : [finding('ovs.unprivilegedUio', user === undefined ? 'warning' : 'error', { pci, driver, user })]),
    // Kernels under Secure Boot load signed modules only, and may forbid the mapping of devices that UIO needs.
    ...(facts.host.secureBoot === true ? [finding('nic.secureBoot', isUnsigned ? 'error' : 'warning', { pci, driver })] : []),
    ...(isUnsigned ? [finding('nic.driverOutOfTree', 'warning', { pci, driver })] : []),
    ...(isIommuActive(facts) && !isIommuPassThrough(facts)
      ? [finding('kernel.iommuNotPassThrough', 'warning', { pci, driver })]
      : []),
  ];
};

/**
 * What each driver of DPDK says it works with. What it does not say, and igb_uio for whatever is listed with it, comes last: igb_uio
 * left DPDK with release 20.11. uio_pci_generic cannot drive virtual functions: they have no legacy interrupt.
 *
 * @source RTE_PMD_REGISTER_KMOD_DEP in the drivers of DPDK v25.11
 */
const handoversOf = (pmd: string | undefined, isVf: boolean): readonly Handover[] => {
  const all = HANDOVERS.find(([, pmds]) => pmd !== undefined && pmds.split(' ').includes(pmd))?.[0] ?? ['vfio-pci'];
  return isVf ? all.filter((driver) => driver !== 'uio_pci_generic') : all;
};

const HANDOVERS: readonly (readonly [readonly Handover[], string])[] = [
  [
    ['vfio-pci', 'uio_pci_generic', 'igb_uio'],
    'net_e1000_em net_e1000_igb net_igc net_ixgbe net_i40e net_ice net_fm10k net_bnxt net_bnx2x net_cxgbe net_qede net_enic net_ena ' +
      'net_sfc_efx net_ionic_pci net_axgbe net_vmxnet3 net_virtio net_thunderx net_txgbe net_ngbe net_r8169 net_rnp net_nfp_pf net_nfp_vf',
  ],
  [
    ['vfio-pci', 'igb_uio'],
    'net_e1000_igb_vf net_ixgbe_vf net_iavf net_bnx2xvf net_qede_vf net_cxgbevf net_txgbe_vf net_ngbe_vf net_hns3 net_hns3_vf net_idpf ' +
      'net_cpfl net_gve net_otx_ep',
  ],
  [['uio_pci_generic', 'igb_uio'], 'net_ark net_atlantic'],
];
