// Made by `npm run nics` from dpdk-nics.csv: change that file, not this one.
import type { NicData } from './nicTable';

export const NIC_DATA: NicData = {
  '1022': {
    name: "Advanced Micro Devices, Inc. [AMD]",
    groups: [
      ["r","net_axgbe","amd-xgbe","18.05","|1458 XGMAC 10GbE Controller|1459 XGMAC 10GbE Controller|"],
    ],
  },
  '106b': {
    name: "Apple Inc.",
    groups: [
      ["u","","tg3","","|1645 Broadcom NetXtreme BCM5701 Gigabit Ethernet|"],
    ],
  },
  '1077': {
    name: "QLogic Corp.",
    groups: [
      ["u","","qlcnic","","|8020 cLOM8214 1/10GbE Controller|8030 ISP8324 1/10GbE Converged Network Controller|"],
      ["uv","","qlcnic","","|8430 ISP8324 1/10GbE Converged Network Controller (NIC VF)|"],
      ["r","net_bnx2x","bnx2x","20.11","|16a1 BCM57840 NetXtreme II 10 Gigabit Ethernet|16a4 CHIP NUM 57840 MF|"],
      ["rv","net_bnx2xvf","bnx2x","20.11","|16ad NetXtreme II BCM57840 10/20 Gigabit Ethernet Virtual Function|"],
      ["r","net_qede","qede","16.07","|1629 QLOGIC NX2 57980S|1634 FastLinQ QL45000 Series 40GbE Controller|1644 FastLinQ QL45000 Series 100GbE Controller|1656 FastLinQ QL45000 Series 25GbE Controller|"],
      ["r","net_qede","qede","17.02","|1654 FastLinQ QL45000 Series 50GbE Controller|8070 FastLinQ QL41000 Series 10/25/40/50GbE Controller|8071 QLOGIC AH 10G|8072 QLOGIC AH 40G|8073 QLOGIC AH 25G|"],
      ["rv","net_qede_vf","qede","16.07","|1630 QLOGIC NX2 VF|1664 FastLinQ QL45000 Series Gigabit Ethernet Controller (SR-IOV VF)|"],
      ["rv","net_qede_vf","qede","17.02","|8090 FastLinQ QL41000 Series Gigabit Ethernet Controller (SR-IOV VF)|"],
    ],
  },
  '10df': {
    name: "Emulex Corporation",
    groups: [
      ["u","","be2net","","|0720 OneConnect NIC (Skyhawk)|e220 OneConnect NIC (Lancer)|"],
      ["uv","","be2net","","|0728 OneConnect NIC (Skyhawk-VF)|"],
    ],
  },
  '10ec': {
    name: "Realtek Semiconductor Co., Ltd.",
    groups: [
      ["r","net_r8169","r8169","24.11","|5000 Killer E5000 5GbE Controller|8125 RTL8125 2.5GbE Controller|8126 RTL8126 5GbE Controller|8162 R8169 device 8162|"],
      ["r","net_r8169","r8169","25.07","|0e10 R8169 device 0e10|8127 RTL8127 10GbE Controller|8168 RTL8111/8168/8211/8411 PCI Express Gigabit Ethernet Controller|"],
    ],
  },
  '10ee': {
    name: "Xilinx Corporation",
    groups: [
      ["r","net_sfc_efx","sfc","20.11","|0100 RIVERHEAD|"],
      ["rv","net_sfc_efx","sfc","21.11","|1100 RIVERHEAD VF|"],
    ],
  },
  '1131': {
    name: "Philips Semiconductors",
    groups: [
      ["r","net_enetc4","","25.11","|e101 ENETC4|"],
      ["rv","net_enetc4_vf","","25.11","|ef00 ENETC4 VF|"],
    ],
  },
  '1137': {
    name: "Cisco Systems Inc",
    groups: [
      ["r","net_enic","enic","1.8","|0043 VIC Ethernet NIC|"],
      ["rv","net_enic","enic","19.11","|02b7 VIC SR-IOV Ethernet VF|"],
      ["rv","net_enic","enic","2.1","|0071 VIC SR-IOV VF|"],
    ],
  },
  '1148': {
    name: "SysKonnect",
    groups: [
      ["u","","tg3","","|4400 SK-9Dxx Gigabit Ethernet Adapter|4500 SK-9Mxx Gigabit Ethernet Adapter|"],
    ],
  },
  '1414': {
    name: "Microsoft Corporation",
    groups: [
      ["b","net_mana","mana","22.11","|00ba MICROSOFT MANA|"],
      ["b","net_mana","mana","25.07","|00b9 MICROSOFT MANA PF|"],
    ],
  },
  '1425': {
    name: "Chelsio Communications Inc",
    groups: [
      ["u","","cxgb3","","|0022 10GbE Ethernet Adapter|0030 T310 10GbE Single Port Adapter|0031 T320 10GbE Dual Port Adapter|0032 T302 1GbE Dual Port Adapter|0035 S310-CR 10GbE Single Port Adapter|0036 S320-LP-CR 10GbE Dual Port Adapter|0037 N320-G2-CR 10GbE Dual Port Adapter|"],
      ["u","","cxgb4","","|4001 T420-CR Unified Wire Ethernet Controller|4002 T422-CR Unified Wire Ethernet Controller|4003 T440-CR Unified Wire Ethernet Controller|4004 T420-BCH Unified Wire Ethernet Controller|4005 T440-BCH Unified Wire Ethernet Controller|4006 T440-CH Unified Wire Ethernet Controller|4007 T420-SO Unified Wire Ethernet Controller|4008 T420-CX Unified Wire Ethernet Controller|4009 T420-BT Unified Wire Ethernet Controller|400a T404-BT Unified Wire Ethernet Controller|400b B420-SR Unified Wire Ethernet Controller|400c B404-BT Unified Wire Ethernet Controller|400d T480 Unified Wire Ethernet Controller|400e T440-LP-CR Unified Wire Ethernet Controller|4080 T480-4080 T480 Unified Wire Ethernet Controller|4081 T440F-4081 T440-FCoE Unified Wire Ethernet Controller|4082 T420-4082  Unified Wire Ethernet Controller|4083 T420X-4083 Unified Wire Ethernet Controller|4084 T440-4084 Unified Wire Ethernet Controller|4085 T420-4085 SFP+ Unified Wire Ethernet Controller|4086 T440-4086 10Gbase-T Unified Wire Ethernet Controller|4087 T440T-4087 Unified Wire Ethernet Controller|4088 T440-4088 Unified Wire Ethernet Controller|4401 T420-CR Unified Wire Ethernet Controller|4402 T422-CR Unified Wire Ethernet Controller|4403 T440-CR Unified Wire Ethernet Controller|4404 T420-BCH Unified Wire Ethernet Controller|4405 T440-BCH Unified Wire Ethernet Controller|4406 T440-CH Unified Wire Ethernet Controller|4407 T420-SO Unified Wire Ethernet Controller|4408 T420-CX Unified Wire Ethernet Controller|4409 T420-BT Unified Wire Ethernet Controller|440a T404-BT Unified Wire Ethernet Controller|440b B420-SR Unified Wire Ethernet Controller|440c B404-BT Unified Wire Ethernet Controller|440d T480 Unified Wire Ethernet Controller|440e T440-LP-CR Unified Wire Ethernet Controller|4480 T480-4080 T480 Unified Wire Ethernet Controller|4481 T440F-4081 T440-FCoE Unified Wire Ethernet Controller|4482 T420-4082  Unified Wire Ethernet Controller|4483 T420X-4083 Unified Wire Ethernet Controller|4484 T440-4084 Unified Wire Ethernet Controller|4485 T420-4085 SFP+ Unified Wire Ethernet Controller|4486 T440-4086 10Gbase-T Unified Wire Ethernet Controller|4487 T440T-4087 Unified Wire Ethernet Controller|4488 T440-4088 Unified Wire Ethernet Controller|"],
      ["r","net_cxgbe","cxgb4","17.08","|6401 T6225-CR Unified Wire Ethernet Controller|6402 T6225-SO-CR Unified Wire Ethernet Controller|6403 T6425-CR Unified Wire Ethernet Controller|6405 T6225-SO-OCP3 Unified Wire Ethernet Controller|6407 T62100-LP-CR Unified Wire Ethernet Controller|6408 T62100-SO-CR Unified Wire Ethernet Controller|640d T62100-CR Unified Wire Ethernet Controller|6411 T6225-LL-CR Unified Wire Ethernet Controller|6414 T62100-SO-OCP3 Unified Wire Ethernet Controller|6480 T6225-6080 Unified Wire Ethernet Controller|6481 T62100-6081 Unified Wire Ethernet Controller|"],
      ["r","net_cxgbe","cxgb4","19.05","|5416 T580-OCP-SO Unified Wire Ethernet Controller|5417 T520-OCP-SO Unified Wire Ethernet Controller|5418 T540-BT Unified Wire Ethernet Controller|5419 T540-LP-BT Unified Wire Ethernet Controller|541a T540-SO-BT Unified Wire Ethernet Controller|541b T540-SO-CR Unified Wire Ethernet Controller|5493 T580-5093 Unified Wire Ethernet Controller|5494 T540-5094 Unified Wire Ethernet Controller|5495 T540-5095 Unified Wire Ethernet Controller|5496 T580-5096 Unified Wire Ethernet Controller|5497 T520-5097 Unified Wire Ethernet Controller|5498 T580-5098 Unified Wire Ethernet Controller|5499 T580-5099 Unified Wire Ethernet Controller|549a T520-509A Unified Wire Ethernet Controller|549b T540-509B Unified Wire Ethernet Controller|549c T520-509C Unified Wire Ethernet Controller|549d T540-509D Unified Wire Ethernet Controller|549e T520-509E Unified Wire Ethernet Controller|549f T540-509F Unified Wire Ethernet Controller|54a0 T540-50A0 Unified Wire Ethernet Controller|54a1 T540-50A1 Unified Wire Ethernet Controller|54a2 T580-50A2 Unified Wire Ethernet Controller|54a3 T580-50A3 Unified Wire Ethernet Controller|54a4 T540-50A4 Unified Wire Ethernet Controller|54a5 T522-50A5 Unified Wire Ethernet Controller|54a6 T522-50A6 Unified Wire Ethernet Controller|54a7 T580-50A7 Unified Wire Ethernet Controller|54a8 T580-50A8 Unified Wire Ethernet Controller|54a9 T580-50A9 Unified Wire Ethernet Controller|54aa T580-50AA Unified Wire Ethernet Controller|54ab T520-50AB Unified Wire Ethernet Controller|54ac T540-50AC Unified Wire Ethernet Controller|54ad T520-50AD Unified Wire Ethernet Controller|54ae T540-50AE Unified Wire Ethernet Controller|54af T580-50AF Unified Wire Ethernet Controller|54b0 T520-50B0 Unified Wire Ethernet Controller|6404 T6425-SO-CR Unified Wire Ethernet Controller|6406 T6225-OCP3 Unified Wire Ethernet Controller|6409 T6210-BT Unified Wire Ethernet Controller|6415 T6201-BT Unified Wire Ethernet Controller|6482 T6225-6082 Unified Wire Ethernet Controller|6483 T62100-6083 Unified Wire Ethernet Controller|6484 T64100-6084 Unified Wire Ethernet Controller|6485 T6240-6085 Unified Wire Ethernet Controller|6486 T6225-6086 Unified Wire Ethernet Controller|6487 T6225-6087 Unified Wire Ethernet Controller|6488 T62100-6088 Unified Wire Ethernet Controller|6489 T62100-6089 Unified Wire Ethernet Controller|648a T62100-608a Unified Wire Ethernet Controller|648b Terminator T6 adapter (custom)|"],
      ["r","net_cxgbe","cxgb4","2.1","|5400 Terminator T5 adapter (custom)|5401 T520-CR Unified Wire Ethernet Controller|5402 T522-CR Unified Wire Ethernet Controller|5403 T540-CR Unified Wire Ethernet Controller|5404 T520-BCH Unified Wire Ethernet Controller|5405 T540-BCH Unified Wire Ethernet Controller|5406 T540-CH Unified Wire Ethernet Controller|5407 T520-SO Unified Wire Ethernet Controller|5408 T520-CX Unified Wire Ethernet Controller|5409 T520-BT Unified Wire Ethernet Controller|540a T504-BT Unified Wire Ethernet Controller|540b B520-SR Unified Wire Ethernet Controller|540c B504-BT Unified Wire Ethernet Controller|540d T580-CR Unified Wire Ethernet Controller|540e T540-LP-CR Unified Wire Ethernet Controller|5410 T580-LP-CR Unified Wire Ethernet Controller|5411 T520-LL-CR Unified Wire Ethernet Controller|5412 T560-CR Unified Wire Ethernet Controller|5413 T580-CHR Unified Wire Ethernet Controller|5414 T580-SO-CR Unified Wire Ethernet Controller|5415 T502-BT Unified Wire Ethernet Controller|5480 T540-5080 Unified Wire Ethernet Controller|5481 T540-5081 Unified Wire Ethernet Controller|5482 T504-5082 Unified Wire Ethernet Controller|5483 T540-5083 Unified Wire Ethernet Controller|5484 T540-5084 Unified Wire Ethernet Controller|5485 T580-5085 Unified Wire Ethernet Controller|5486 T580-5086 Unified Wire Ethernet Controller|5487 T580-5087 Unified Wire Ethernet Controller|5488 T570-5088 Unified Wire Ethernet Controller|5489 T520-5089 Unified Wire Ethernet Controller|5490 T540-5090 Unified Wire Ethernet Controller|5491 T522-5091 Unified Wire Ethernet Controller|5492 T520-5092 Unified Wire Ethernet Controller|"],
      ["rv","net_cxgbevf","cxgb4vf","18.05","|5800 Terminator T5 adapter (custom)|5801 T520-CR Unified Wire Ethernet Controller [VF]|5802 T522-CR Unified Wire Ethernet Controller [VF]|5803 T540-CR Unified Wire Ethernet Controller [VF]|5804 T520-BCH Unified Wire Ethernet Controller [VF]|5805 T540-BCH Unified Wire Ethernet Controller [VF]|5806 T540-CH Unified Wire Ethernet Controller [VF]|5807 T520-SO Unified Wire Ethernet Controller [VF]|5808 T520-CX Unified Wire Ethernet Controller [VF]|5809 T520-BT Unified Wire Ethernet Controller [VF]|580a T504-BT Unified Wire Ethernet Controller [VF]|580b B520-SR Unified Wire Ethernet Controller [VF]|580c B504-BT Unified Wire Ethernet Controller [VF]|580d T580-CR Unified Wire Ethernet Controller [VF]|580e T540-LP-CR Unified Wire Ethernet Controller [VF]|5810 T580-LP-CR Unified Wire Ethernet Controller [VF]|5811 T520-LL-CR Unified Wire Ethernet Controller [VF]|5812 T560-CR Unified Wire Ethernet Controller [VF]|5813 T580-CHR Unified Wire Ethernet Controller [VF]|5814 T580-SO-CR Unified Wire Ethernet Controller [VF]|5815 T502-BT Unified Wire Ethernet Controller [VF]|5880 T540-5080 Unified Wire Ethernet Controller [VF]|5881 T540-5081 Unified Wire Ethernet Controller [VF]|5882 T504-5082 Unified Wire Ethernet Controller [VF]|5883 T540-5083 Unified Wire Ethernet Controller [VF]|5884 T540-5084 Unified Wire Ethernet Controller [VF]|5885 T580-5085 Unified Wire Ethernet Controller [VF]|5886 T580-5086 Unified Wire Ethernet Controller [VF]|5887 T580-5087 Unified Wire Ethernet Controller [VF]|5888 T570-5088 Unified Wire Ethernet Controller [VF]|5889 T520-5089 Unified Wire Ethernet Controller [VF]|5890 T540-5090 Unified Wire Ethernet Controller [VF]|5891 T522-5091 Unified Wire Ethernet Controller [VF]|5892 T520-5092 Unified Wire Ethernet Controller [VF]|6801 T6225-CR Unified Wire Ethernet Controller [VF]|6802 T6225-SO-CR Unified Wire Ethernet Controller [VF]|6803 T6425-CR Unified Wire Ethernet Controller [VF]|6805 T6225-SO-OCP3 Unified Wire Ethernet Controller [VF]|6807 T62100-LP-CR Unified Wire Ethernet Controller [VF]|6808 T62100-SO-CR Unified Wire Ethernet Controller [VF]|680d T62100-CR Unified Wire Ethernet Controller [VF]|6811 T6225-LL-CR Unified Wire Ethernet Controller [VF]|6814 T62100-SO-OCP3 Unified Wire Ethernet Controller [VF]|6880 T6225-6080 Unified Wire Ethernet Controller [VF]|6881 T62100-6081 Unified Wire Ethernet Controller [VF]|"],
      ["rv","net_cxgbevf","cxgb4vf","19.05","|5816 T580-OCP-SO Unified Wire Ethernet Controller [VF]|5817 T520-OCP-SO Unified Wire Ethernet Controller [VF]|5818 T540-BT Unified Wire Ethernet Controller [VF]|5819 T540-LP-BT Unified Wire Ethernet Controller [VF]|581a T540-SO-BT Unified Wire Ethernet Controller [VF]|581b T540-SO-CR Unified Wire Ethernet Controller [VF]|5893 T580-5093 Unified Wire Ethernet Controller [VF]|5894 T540-5094 Unified Wire Ethernet Controller [VF]|5895 T540-5095 Unified Wire Ethernet Controller [VF]|5896 T580-5096 Unified Wire Ethernet Controller [VF]|5897 T520-5097 Unified Wire Ethernet Controller [VF]|5898 T580-5098 Unified Wire Ethernet Controller [VF]|5899 T580-5099 Unified Wire Ethernet Controller [VF]|589a T520-509A Unified Wire Ethernet Controller [VF]|589b T540-509B Unified Wire Ethernet Controller [VF]|589c T520-509C Unified Wire Ethernet Controller [VF]|589d T540-509D Unified Wire Ethernet Controller [VF]|589e T520-509E Unified Wire Ethernet Controller [VF]|589f T540-509F Unified Wire Ethernet Controller [VF]|58a0 T540-50A0 Unified Wire Ethernet Controller [VF]|58a1 T540-50A1 Unified Wire Ethernet Controller [VF]|58a2 T580-50A2 Unified Wire Ethernet Controller [VF]|58a3 T580-50A3 Unified Wire Ethernet Controller [VF]|58a4 T540-50A4 Unified Wire Ethernet Controller [VF]|58a5 T522-50A5 Unified Wire Ethernet Controller [VF]|58a6 T522-50A6 Unified Wire Ethernet Controller [VF]|58a7 T580-50A7 Unified Wire Ethernet Controller [VF]|58a8 T580-50A8 Unified Wire Ethernet Controller [VF]|58a9 T580-50A9 Unified Wire Ethernet Controller [VF]|58aa T580-50AA Unified Wire Ethernet Controller [VF]|58ab T520-50AB Unified Wire Ethernet Controller [VF]|58ac T540-50AC Unified Wire Ethernet Controller [VF]|58ad T520-50AD Unified Wire Ethernet Controller [VF]|58ae T540-50AE Unified Wire Ethernet Controller [VF]|58af T580-50AF Unified Wire Ethernet Controller [VF]|58b0 T520-50B0 Unified Wire Ethernet Controller [VF]|6804 T6425-SO-CR Unified Wire Ethernet Controller [VF]|6806 T6225-OCP3 Unified Wire Ethernet Controller [VF]|6809 T6210-BT Unified Wire Ethernet Controller [VF]|6815 T6201-BT Unified Wire Ethernet Controller [VF]|6882 T6225-6082 Unified Wire Ethernet Controller [VF]|6883 T62100-6083 Unified Wire Ethernet Controller [VF]|6884 T64100-6084 Unified Wire Ethernet Controller [VF]|6885 T6240-6085 Unified Wire Ethernet Controller [VF]|6886 T6225-6086 Unified Wire Ethernet Controller [VF]|6887 T6225-6087 Unified Wire Ethernet Controller [VF]|6888 T62100-6088 Unified Wire Ethernet Controller [VF]|6889 T62100-6089 Unified Wire Ethernet Controller [VF]|688a T62100-608a Unified Wire Ethernet Controller [VF]|688b Terminator T6 adapter (custom)|"],
    ],
  },
  '14e4': {
    name: "Broadcom Inc. and subsidiaries",
    groups: [
      ["u","","bnx2","","|1639 NetXtreme II BCM5709 Gigabit Ethernet|163a NetXtreme II BCM5709S Gigabit Ethernet|163b NetXtreme II BCM5716 Gigabit Ethernet|163c NetXtreme II BCM5716S Gigabit Ethernet|164a NetXtreme II BCM5706 Gigabit Ethernet|164c NetXtreme II BCM5708 Gigabit Ethernet|16aa NetXtreme II BCM5706S Gigabit Ethernet|16ac NetXtreme II BCM5708S Gigabit Ethernet|"],
      ["u","","tg3","","|1600 NetXtreme BCM5752 Gigabit Ethernet PCI Express|1601 NetXtreme BCM5752M Gigabit Ethernet PCI Express|1641 NetXtreme BCM57787 Gigabit Ethernet PCIe|1642 NetXtreme BCM57764 Gigabit Ethernet PCIe|1643 NetXtreme BCM5725 Gigabit Ethernet PCIe|1644 NetXtreme BCM5700 Gigabit Ethernet|1645 NetXtreme BCM5701 Gigabit Ethernet|1646 NetXtreme BCM5702 Gigabit Ethernet|1647 NetXtreme BCM5703 Gigabit Ethernet|1648 NetXtreme BCM5704 Gigabit Ethernet|1649 NetXtreme BCM5704S_2 Gigabit Ethernet|164d NetXtreme BCM5702FE Gigabit Ethernet|1653 NetXtreme BCM5705 Gigabit Ethernet|1654 NetXtreme BCM5705_2 Gigabit Ethernet|1655 NetXtreme BCM5717 Gigabit Ethernet PCIe|1656 NetXtreme BCM5718 Gigabit Ethernet PCIe|1657 NetXtreme BCM5719 Gigabit Ethernet PCIe|1659 NetXtreme BCM5721 Gigabit Ethernet PCI Express|165a NetXtreme BCM5722 Gigabit Ethernet PCI Express|165b NetXtreme BCM5723 Gigabit Ethernet PCIe|165d NetXtreme BCM5705M Gigabit Ethernet|165e NetXtreme BCM5705M_2 Gigabit Ethernet|165f NetXtreme BCM5720 Gigabit Ethernet PCIe|1665 NetXtreme BCM5717 Gigabit Ethernet PCIe|1668 NetXtreme BCM5714 Gigabit Ethernet|1669 NetXtreme 5714S Gigabit Ethernet|166a NetXtreme BCM5780 Gigabit Ethernet|166b NetXtreme BCM5780S Gigabit Ethernet|166e 570x 10/100 Integrated Controller|1672 NetXtreme BCM5754M Gigabit Ethernet PCI Express|1673 NetXtreme BCM5755M Gigabit Ethernet PCI Express|1674 NetXtreme BCM5756ME Gigabit Ethernet PCI Express|1677 NetXtreme BCM5751 Gigabit Ethernet PCI Express|1678 NetXtreme BCM5715 Gigabit Ethernet|1679 NetXtreme BCM5715S Gigabit Ethernet|167a NetXtreme BCM5754 Gigabit Ethernet PCI Express|167b NetXtreme BCM5755 Gigabit Ethernet PCI Express|167d NetXtreme BCM5751M Gigabit Ethernet PCI Express|167e NetXtreme BCM5751F Fast Ethernet PCI Express|167f NetLink BCM5787F Fast Ethernet PCI Express|1680 NetXtreme BCM5761e Gigabit Ethernet PCIe|1681 NetXtreme BCM5761 Gigabit Ethernet PCIe|1682 NetXtreme BCM57762 Gigabit Ethernet PCIe|1683 NetXtreme BCM57767 Gigabit Ethernet PCIe|1684 NetXtreme BCM5764M Gigabit Ethernet PCIe|1686 NetXtreme BCM57766 Gigabit Ethernet PCIe|1687 NetXtreme BCM5762 Gigabit Ethernet PCIe|1688 NetXtreme BCM5761 10/100/1000BASE-T Ethernet|1690 NetXtreme BCM57760 Gigabit Ethernet PCIe|1691 NetLink BCM57788 Gigabit Ethernet PCIe|1692 NetLink BCM57780 Gigabit Ethernet PCIe|1693 NetLink BCM5787M Gigabit Ethernet PCI Express|1694 NetLink BCM57790 Gigabit Ethernet PCIe|1696 NetXtreme BCM5782 Gigabit Ethernet|1698 NetLink BCM5784M Gigabit Ethernet PCIe|1699 NetLink BCM5785 Gigabit Ethernet|169a NetLink BCM5786 Gigabit Ethernet PCI Express|169b NetLink BCM5787 Gigabit Ethernet PCI Express|169c NetXtreme BCM5788 Gigabit Ethernet|169d NetLink BCM5789 Gigabit Ethernet PCI Express|16a0 NetLink BCM5785 Fast Ethernet|16a6 NetXtreme BCM5702X Gigabit Ethernet|16a7 NetXtreme BCM5703X Gigabit Ethernet|16a8 NetXtreme BCM5704S Gigabit Ethernet|16b0 NetXtreme BCM57761 Gigabit Ethernet PCIe|16b1 NetLink BCM57781 Gigabit Ethernet PCIe|16b2 NetLink BCM57791 Gigabit Ethernet PCIe|16b3 NetXtreme BCM57786 Gigabit Ethernet PCIe|16b4 NetXtreme BCM57765 Gigabit Ethernet PCIe|16b5 NetLink BCM57785 Gigabit Ethernet PCIe|16b6 NetLink BCM57795 Gigabit Ethernet PCIe|16b7 NetXtreme BCM57782 Gigabit Ethernet PCIe|16c6 NetXtreme BCM5702A3 Gigabit Ethernet|16c7 NetXtreme BCM5703 Gigabit Ethernet|16dd NetLink BCM5781 Gigabit Ethernet PCI Express|16f3 NetXtreme BCM5727 Gigabit Ethernet PCIe|16f7 NetXtreme BCM5753 Gigabit Ethernet PCI Express|16fd NetXtreme BCM5753M Gigabit Ethernet PCI Express|16fe NetXtreme BCM5753F Fast Ethernet PCI Express|170d NetXtreme BCM5901 100Base-TX|170e NetXtreme BCM5901 100Base-TX|1712 NetLink BCM5906 Fast Ethernet PCI Express|1713 NetLink BCM5906M Fast Ethernet PCI Express|"],
      ["r","net_bnx2x","bnx2x","2.1","|163d NetXtreme II BCM57811 10-Gigabit Ethernet|163e NetXtreme II BCM57811 10 Gigabit Ethernet Multi Function|164f NetXtreme II BCM57711 10-Gigabit PCIe|168a NetXtreme II BCM57800 1/10 Gigabit Ethernet|168d NetXtreme II BCM57840 10/20 Gigabit Ethernet|168e NetXtreme II BCM57810 10 Gigabit Ethernet|16a1 BCM57840 NetXtreme II 10 Gigabit Ethernet|16a2 BCM57840 NetXtreme II 10/20-Gigabit Ethernet|16a4 BCM57840 NetXtreme II Ethernet Multi Function|16ae NetXtreme II BCM57810 10 Gigabit Ethernet Multi Function|"],
      ["rv","net_bnx2xvf","bnx2x","2.1","|163f NetXtreme II BCM57811 10-Gigabit Ethernet Virtual Function|16a9 NetXtreme II BCM57800 1/10 Gigabit Ethernet Virtual Function|16ad NetXtreme II BCM57840 10/20 Gigabit Ethernet Virtual Function|16af NetXtreme II BCM57810 10 Gigabit Ethernet Virtual Function|"],
      ["r","net_bnxt","bnxt_en","16.07","|16c8 BCM57301 NetXtreme-C 10Gb Ethernet Controller|16c9 BCM57302 NetXtreme-C 10Gb/25Gb Ethernet Controller|16ca BCM57304 NetXtreme-C 10Gb/25Gb/40Gb/50Gb Ethernet Controller|16d0 BCM57402 NetXtreme-E 10Gb Ethernet Controller|16d1 BCM57404 NetXtreme-E 10Gb/25Gb Ethernet Controller|16d2 BCM57406 NetXtreme-E 10GBASE-T Ethernet Controller|16d4 BCM57402 NetXtreme-E Ethernet Partition|16df BCM57314 NetXtreme-C 10Gb/25Gb/40Gb/50Gb RDMA Ethernet Controller|"],
      ["r","net_bnxt","bnxt_en","16.11","|16cd BROADCOM NS2|16d5 BCM57407 NetXtreme-E 10GBase-T Ethernet Controller|16e7 BCM57404 NetXtreme-E Ethernet Partition|16e8 BCM57406 NetXtreme-E Ethernet Partition|16e9 BCM57407 NetXtreme-E 25Gb Ethernet Controller|16ea BROADCOM 57407 MF|"],
      ["r","net_bnxt","bnxt_en","17.02","|16cc BCM57417 NetXtreme-E Ethernet Partition|16ce BCM57311 NetXtreme-C 10Gb RDMA Ethernet Controller|16cf BCM57312 NetXtreme-C 10Gb/25Gb RDMA Ethernet Controller|16d6 BCM57412 NetXtreme-E 10Gb RDMA Ethernet Controller|16d7 BCM57414 NetXtreme-E 10Gb/25Gb RDMA Ethernet Controller|16d8 BCM57416 NetXtreme-E Dual-Media 10G RDMA Ethernet Controller|16d9 BCM57417 NetXtreme-E 10GBASE-T RDMA Ethernet Controller|16de BCM57412 NetXtreme-E Ethernet Partition|16e0 BROADCOM 57317 RJ45|16e2 BCM57417 NetXtreme-E 10Gb/25Gb RDMA Ethernet Controller|16e3 BCM57416 NetXtreme-E 10Gb RDMA Ethernet Controller|16e4 BROADCOM 57317 SFP|16ec BCM57414 NetXtreme-E Ethernet Partition|16ee BCM57416 NetXtreme-E Ethernet Partition|"],
      ["r","net_bnxt","bnxt_en","17.05","|1614 BCM57454 NetXtreme-E 10Gb/25Gb/40Gb/50Gb/100Gb Ethernet|"],
      ["r","net_bnxt","bnxt_en","18.05","|16f0 BROADCOM 58808|d802 BCM58802 Stingray 50Gb Ethernet SoC|d804 BCM58804 Stingray 100Gb Ethernet SoC|"],
      ["r","net_bnxt","bnxt_en","19.08","|1750 BCM57508 NetXtreme-E 10Gb/25Gb/40Gb/50Gb/100Gb/200Gb Ethernet|1751 BCM57504 NetXtreme-E 10Gb/25Gb/40Gb/50Gb/100Gb Ethernet|1752 BCM57502 NetXtreme-E 10Gb/25Gb/40Gb/50Gb Ethernet|"],
      ["r","net_bnxt","bnxt_en","19.11","|1800 BCM57502 NetXtreme-E Ethernet Partition|1801 BCM57504 NetXtreme-E Ethernet Partition|1802 BCM57508 NetXtreme-E Ethernet Partition|1803 BCM57502 NetXtreme-E RDMA Partition|1804 BCM57504 NetXtreme-E RDMA Partition|1805 BCM57508 NetXtreme-E RDMA Partition|"],
      ["r","net_bnxt","bnxt_en","21.02","|d812 BROADCOM 58812|d814 BROADCOM 58814|d818 BROADCOM 58818|"],
      ["r","net_bnxt","bnxt_en","24.03","|1760 BCM57608 25Gb/50Gb/100Gb/200Gb/400Gb Ethernet|1761 BROADCOM 57604|1762 BROADCOM 57602|1763 BROADCOM 57601|"],
      ["rv","net_bnxt","bnxt_en","16.07","|16cb NetXtreme-C Ethernet Virtual Function|16d3 NetXtreme-E Ethernet Virtual Function|"],
      ["rv","net_bnxt","bnxt_en","16.11","|16dc NetXtreme-E Ethernet Virtual Function|16e1 NetXtreme-C Ethernet Virtual Function|"],
      ["rv","net_bnxt","bnxt_en","17.05","|16c1 NetXtreme-E RDMA Virtual Function|"],
      ["rv","net_bnxt","bnxt_en","17.08","|1609 BCM5745X NetXtreme-E Ethernet Virtual Function|"],
      ["rv","net_bnxt","bnxt_en","18.05","|1606 BCM5745X NetXtreme-E RDMA Virtual Function|"],
      ["rv","net_bnxt","bnxt_en","18.08","|d800 BROADCOM 58802 VF|"],
      ["rv","net_bnxt","bnxt_en","19.08","|1806 BCM5750X NetXtreme-E Ethernet Virtual Function|1807 BCM5750X NetXtreme-E RDMA Virtual Function|"],
      ["rv","net_bnxt","bnxt_en","21.02","|d82e BROADCOM 58818 VF|"],
      ["rv","net_bnxt","bnxt_en","24.03","|1819 BCM5760X Ethernet Virtual Function|"],
    ],
  },
  '15ad': {
    name: "VMware",
    groups: [
      ["r","net_vmxnet3","vmxnet3","1.7","|07b0 VMXNET3 Ethernet Controller|"],
    ],
  },
  '15b3': {
    name: "Mellanox Technologies",
    groups: [
      ["u","","mlx4_core","","|1005 MT27510 Family|1006 MT27511 Family|1009 MT27530 Family|100a MT27531 Family|100b MT27540 Family|100c MT27541 Family|100d MT27550 Family|100e MT27551 Family|100f MT27560 Family|1010 MT27561 Family|6340 MT25408A0-FCC-SI ConnectX, Dual Port 10Gb/s InfiniBand / 10GigE Adapter IC with PCIe 2.0 x8 2.5GT/s Interface|634a MT25408A0-FCC-DI ConnectX, Dual Port 20Gb/s InfiniBand / 10GigE Adapter IC with PCIe 2.0 x8 2.5GT/s Interface|6368 MT25448 [ConnectX EN 10GigE, PCIe 2.0 2.5GT/s]|6372 MT25458 ConnectX EN 10GBASE-T PCIe 2.5 GT/s|6732 MT25408A0-FCC-GI ConnectX, Dual Port 20Gb/s InfiniBand / 10GigE Adapter IC with PCIe 2.0 x8 5.0GT/s Interface|673c MT25408A0-FCC-QI ConnectX, Dual Port 40Gb/s InfiniBand / 10GigE Adapter IC with PCIe 2.0 x8 5.0GT/s Interface|6746 MT26438 [ConnectX VPI PCIe 2.0 5GT/s - IB QDR / 10GigE Virtualization+]|6750 MT26448 [ConnectX EN 10GigE, PCIe 2.0 5GT/s]|675a MT26458 ConnectX EN 10GBASE-T PCIe Gen2 5.0 GT/s|6764 MT26468 [ConnectX EN 10GigE, PCIe 2.0 5GT/s Virtualization+]|676e MT26478 [ConnectX EN 40GigE, PCIe 2.0 5GT/s]|"],
      ["uv","","mlx4_core","","|1002 MT25400 Family [ConnectX-2 Virtual Function]|"],
      ["u","","mlx5_core","","|1011 MT27600 [Connect-IB]|"],
      ["uv","","mlx5_core","","|1012 MT27600 Family [Connect-IB Virtual Function]|"],
      ["b","mlx5_pci","mlx5_core","17.02","|1017 MT27800 Family [ConnectX-5]|1019 MT28800 Family [ConnectX-5 Ex]|"],
      ["b","mlx5_pci","mlx5_core","18.05","|a2d2 MT416842 BlueField integrated ConnectX-5 network controller|"],
      ["b","mlx5_pci","mlx5_core","19.02","|101b MT28908 Family [ConnectX-6]|"],
      ["b","mlx5_pci","mlx5_core","19.11","|101d MT2892 Family [ConnectX-6 Dx]|"],
      ["b","mlx5_pci","mlx5_core","2.2","|1013 MT27700 Family [ConnectX-4]|1015 MT27710 Family [ConnectX-4 Lx]|"],
      ["b","mlx5_pci","mlx5_core","20.02","|a2d6 MT42822 BlueField-2 integrated ConnectX-6 Dx network controller|"],
      ["b","mlx5_pci","mlx5_core","20.08","|101f MT2894 Family [ConnectX-6 Lx]|"],
      ["b","mlx5_pci","mlx5_core","20.11","|1021 MT2910 Family [ConnectX-7]|a2dc MT43244 BlueField-3 integrated ConnectX-7 network controller|"],
      ["b","mlx5_pci","mlx5_core","25.03","|1023 CX8 Family [ConnectX-8]|"],
      ["b","mlx5_pci","mlx5_core","25.11","|1025 CX9 Family [ConnectX-9]|a2df BF4 Family integrated network controller [BlueField-4 integrated network controller]|"],
      ["b","mlx5_pci","mlx5_core","26.07","|1027 CX10 Family [ConnectX-10]|2101 CX10 Family [ConnectX-10 NVLink-C2C]|"],
      ["bv","mlx5_pci","mlx5_core","17.02","|1018 MT27800 Family [ConnectX-5 Virtual Function]|101a MT28800 Family [ConnectX-5 Ex Virtual Function]|"],
      ["bv","mlx5_pci","mlx5_core","18.11","|a2d3 MT416842 BlueField multicore SoC family VF|"],
      ["bv","mlx5_pci","mlx5_core","19.02","|101c MT28908 Family [ConnectX-6 Virtual Function]|"],
      ["bv","mlx5_pci","mlx5_core","19.11","|101e ConnectX Family mlx5Gen Virtual Function|"],
      ["bv","mlx5_pci","mlx5_core","2.2","|1014 MT27700 Family [ConnectX-4 Virtual Function]|1016 MT27710 Family [ConnectX-4 Lx Virtual Function]|"],
      ["b","net_mlx4","mlx4_core","2.0","|1003 MT27500 Family [ConnectX-3]|1007 MT27520 Family [ConnectX-3 Pro]|"],
      ["bv","net_mlx4","mlx4_core","2.0","|1004 MT27500/MT27520 Family [ConnectX-3/ConnectX-3 Pro Virtual Function]|"],
    ],
  },
  '173b': {
    name: "Altima (nee Broadcom)",
    groups: [
      ["u","","tg3","","|03e8 AC1000 Gigabit Ethernet|03e9 AC1001 Gigabit Ethernet|03ea AC9100 Gigabit Ethernet|03eb AC1003 Gigabit Ethernet|"],
    ],
  },
  '177d': {
    name: "Cavium, Inc.",
    groups: [
      ["u","","liquidio","","|0091 Octeon II CN68XX Network Processor|0092 Octeon II CN65XX Network Processor|9702 CN23XX [LiquidIO II] Intelligent Adapter|"],
      ["r","net_cnxk","rvu_nicpf","19.08","|a063 Octeon Tx2 RVU Physical Function|"],
      ["r","net_cnxk","rvu_nicpf","19.11","|a0f6 Octeon Tx2 SDP Physical Function|"],
      ["rv","net_cnxk","rvu_nicpf","19.08","|a064 Octeon Tx2 RVU Virtual Function|a0f8 Octeon Tx2 Loopback Interface Virtual Function (LBKVF)|"],
      ["rv","net_cnxk","rvu_nicpf","19.11","|a0f7 Octeon Tx2 SDP Virtual Function|"],
      ["rv","net_cnxk","rvu_nicpf","24.03","|a0e1 CNXK RVU ESWITCH VF|"],
      ["uv","net_liovf","liquidio_vf","17.05","|9712 CN23XX [LiquidIO II] SRIOV Virtual Function|"],
      ["rv","net_otx_ep","","21.02","|a303 OCTEONTX EP VF|b103 CN98XX EP NET VF|b203 CN9K EP NET VF|"],
      ["rv","net_otx_ep","","22.11","|b903 CN10KA EP NET VF|"],
      ["rv","net_otx_ep","","23.07","|b403 CNF95N EP NET VF|b603 CNF95O EP NET VF|ba03 CNF10KA EP NET VF|bc03 CNF10KB EP NET VF|bd03 CN10KB EP NET VF|"],
      ["rv","net_thunderx","nicvf","16.07","|0011 CNN35XX [Nitrox III]|a034 THUNDERX Network Interface Controller virtual function|"],
    ],
  },
  '18ec': {
    name: "Cesnet, z.s.p.o.",
    groups: [
      ["b","net_nfb","nfb","26.03","|c000 CESNET NDK COMMON|c400 COMBO-400G1|"],
    ],
  },
  '18f4': {
    name: "Napatech A/S",
    groups: [
      ["r","net_ntnic","","24.07","|01c5 NT200A02 Network Adapter|"],
      ["r","net_ntnic","","25.03","|0295 NT400D13 Network Adapter|"],
      ["r","net_ntnic","","25.11","|0215 NT400D11 Network Adapter|"],
    ],
  },
  '1924': {
    name: "AMD Solarflare",
    groups: [
      ["u","","sfc-falcon","","|0703 SFC4000 rev A net [Solarstorm]|0710 SFC4000 rev B [Solarstorm]|"],
      ["u","","sfc-siena","","|0803 SFC9020 10G Ethernet Controller|0813 SFL9021 10GBASE-T Ethernet Controller|"],
      ["uv","","sfc-siena","","|1803 SFC9020 10G Ethernet Controller (Virtual Function)|1813 SFL9021 10GBASE-T Ethernet Controller (Virtual Function)|"],
      ["r","net_sfc_efx","sfc","17.02","|0903 SFC9120 10G Ethernet Controller|0923 SFC9140 10/40G Ethernet Controller|0a03 SFC9220 10/40G Ethernet Controller|"],
      ["r","net_sfc_efx","sfc","18.05","|0b03 XtremeScale SFC9250 10/25/40/50/100G Ethernet Controller|"],
      ["r","net_sfc_efx","sfc","25.07","|0c03 NS9480 1/10/25/40/50/100Gb Ethernet Controller PLUS|2c03 NS9480 1/10/25/40/50/100Gb Ethernet Controller|"],
      ["rv","net_sfc_efx","sfc","17.05","|1903 SFC9120 10G Ethernet Controller (Virtual Function)|1923 SFC9140 10/40G Ethernet Controller (Virtual Function)|1a03 SFC9220 10/40G Ethernet Controller (Virtual Function)|"],
      ["rv","net_sfc_efx","sfc","18.05","|1b03 XtremeScale SFC9250 10/25/40/50/100G Ethernet Controller (Virtual Function)|"],
      ["rv","net_sfc_efx","sfc","25.07","|1c03 NS9480 1/10/25/40/50/100Gb Ethernet Controller PLUS (Virtual Function)|3c03 NS9480 1/10/25/40/50/100Gb Ethernet Controller (Virtual Function)|"],
    ],
  },
  '1957': {
    name: "Freescale Semiconductor Inc",
    groups: [
      ["r","net_enetc","fsl_enetc","18.11","|e100 ENETC|"],
      ["rv","net_enetc","fsl_enetc","18.11","|ef00 ENETC VF|"],
    ],
  },
  '19a2': {
    name: "Emulex Corporation",
    groups: [
      ["u","","be2net","","|0211 BladeEngine2 10Gb Gen2 PCIe Network Adapter|0221 BladeEngine3 10Gb Gen2 PCIe Network Adapter|0700 OneConnect OCe10100/OCe10102 Series 10 GbE|0710 OneConnect 10Gb NIC (be3)|"],
    ],
  },
  '19e5': {
    name: "Huawei Technologies Co., Ltd.",
    groups: [
      ["r","net_hinic","hinic","19.08","|0205 Hi1822 Family (2*100GE)|020d Hi1822 Family (2*40GE)|0210 Hi1822 Family (4*25GE)|1822 Hi1822 Family (4*25GE)|"],
      ["r","net_hinic","hinic","19.11","|0200 Hi1822 Family (2*100GE)|0206 Hi1822 Family (2*25GE)|"],
      ["rv","net_hinic","hinic","19.11","|375e Hi1822 Family Virtual Function|379e Hi1822 Family Virtual Function|"],
      ["r","net_hinic3","hinic3","25.11","|9020 HINIC3 STANDARD|"],
      ["r","net_hinic3","hinic3","26.03","|0222 Hi1822 Family|0224 HINIC3 SP920|0229 Hi1872 Family|"],
      ["rv","net_hinic3","hinic3","25.11","|9001 HINIC3 VF|"],
      ["rv","net_hinic3","hinic3","26.03","|3750 HINIC3 VF SP230|375f Hi1822 Family Virtual Function|"],
      ["r","net_hns3","hns3","19.11","|a220 HNS GE Network Controller|a221 HNS GE/10GE/25GE Network Controller|a222 HNS GE/10GE/25GE RDMA Network Controller|a224 HNS GE/10GE/25GE/50GE RDMA Network Controller|a226 HNS GE/10GE/25GE/50GE/100GE RDMA Network Controller|"],
      ["r","net_hns3","hns3","20.08","|a228 HNS3 200G RDMA|"],
      ["r","net_hns3","hns3","24.03","|a227 HNS3 100G ROH|a22c HNS3 200G ROH|"],
      ["rv","net_hns3_vf","hclgevf","19.11","|a22e HNS Network Controller (Virtual Function)|a22f HNS RDMA Network Controller (Virtual Function)|"],
    ],
  },
  '19ee': {
    name: "Netronome Systems, Inc.",
    groups: [
      ["r","net_nfp_pf","nfp","17.11","|4000 NFP4000 PF NIC|"],
      ["r","net_nfp_pf","nfp","2.2","|6000 NFP6000 PF NIC|"],
      ["r","net_nfp_pf","nfp","22.07","|3800 NFP3800 PF NIC|"],
      ["rv","net_nfp_vf","nfp","2.2","|6003 NFP6000 VF NIC|"],
      ["rv","net_nfp_vf","nfp","22.07","|3803 NFP3800 VF NIC|"],
    ],
  },
  '1ae0': {
    name: "Google, Inc.",
    groups: [
      ["r","net_gve","gve","22.11","|0042 Compute Engine Virtual Ethernet [gVNIC]|"],
    ],
  },
  '1af4': {
    name: "Red Hat, Inc.",
    groups: [
      ["r","net_virtio","virtio-pci","1.7","|1000 Virtio network device|"],
      ["r","net_virtio","virtio-pci","16.11","|1041 Virtio 1.0 network device|"],
    ],
  },
  '1b26': {
    name: "Netcope Technologies, a.s.",
    groups: [
      ["b","net_nfb","nfb","19.05","|c250 NFB-200G2-master|c2c1 NFB-100G2-e1|cb80 NFB-40G2|"],
      ["b","net_nfb","nfb","26.03","|c251 NFB-200G2-slave|"],
    ],
  },
  '1c2c': {
    name: "Silicom Denmark",
    groups: [
      ["b","net_nfb","nfb","19.08","|00d0 FB2CGG3|c240 FB2CGG3D|"],
      ["b","net_nfb","nfb","26.03","|00d2 FB2CGHH|"],
    ],
  },
  '1cf2': {
    name: "ZTE Corp.",
    groups: [
      ["r","net_zxdh","zxdh","24.11","|8049 NX E312-02R00 Ethernet Controller [RDMA]|8061 NX E310-01N00 Ethernet Controller|"],
      ["r","net_zxdh","zxdh","25.07","|807d NX E312S-01R00 Ethernet Controller|807e NX E316-01R00 Ethernet Controller|8084 NX E310-02R00 Ethernet Controller [RDMA]|80a0 NX E312-01N00 Ethernet Controller|"],
      ["r","net_zxdh","zxdh","25.11","|8063 NX I510 BOND PF Ethernet Controller|8064 NX I510 OVS PF Ethernet Controller|8066 NX I511 SRIOV PF Ethernet Controller|8067 NX I511 OVS PF Ethernet Controller|"],
      ["rv","net_zxdh","zxdh","24.11","|8060 NX E312-02R00 Ethernet Controller Virtual Function [RDMA]|8062 NX E310-01N00 Ethernet Controller Virtual Function|"],
      ["rv","net_zxdh","zxdh","25.07","|807f NX E316-01R00 Ethernet Controller Virtual Function|8085 NX E310-02R00 Ethernet Controller Virtual Function [RDMA]|8088 NX E312S-01R00 Ethernet Controller Virtual Function|80a1 NX E312-01N00 Ethernet Controller Virtual Function|"],
    ],
  },
  '1d0f': {
    name: "Amazon.com, Inc.",
    groups: [
      ["rv","net_ena","ena","16.04","|ec20 Elastic Network Adapter (ENA)|ec21 ENA VF RSERV0|"],
    ],
  },
  '1d6a': {
    name: "Aquantia Corp.",
    groups: [
      ["r","net_atlantic","atlantic","18.11","|0001 AQC107 NBase-T/IEEE 802.3bz Ethernet Controller [AQtion]|00b1 AQtion AQC100 NBase-T/IEEE 802.3an Ethernet Controller [Atlantic 10G]|07b1 AQtion AQC107 NBase-T/IEEE 802.3an Ethernet Controller [Atlantic 10G]|08b1 AQC108 NBase-T/IEEE 802.3bz Ethernet Controller [AQtion]|09b1 AQC109|11b1 AQC111 NBase-T/IEEE 802.3bz Ethernet Controller [AQtion]|12b1 AQC112 NBase-T/IEEE 802.3bz Ethernet Controller [AQtion]|51b1 AQC111E|52b1 AQC112E|80b1 AQtion AQC100S NBase-T/IEEE 802.3an Ethernet Controller [Atlantic 10G]|87b1 AQtion AQC107S NBase-T/IEEE 802.3an Ethernet Controller [Atlantic 10G]|88b1 AQC108S|89b1 AQC109S|91b1 AQC111S|92b1 AQC112S|d100 D100|d107 AQtion AQC107 NBase-T/IEEE 802.3an Ethernet Controller [Atlantic 10G]|d108 AQC108 NBase-T/IEEE 802.3bz Ethernet Controller [AQtion]|d109 D109|"],
    ],
  },
  '1d6c': {
    name: "Atomic Rules LLC",
    groups: [
      ["r","net_ark","","17.05","|100d AR-ARKA-FX0 [Arkville 32B DPDK Data Mover]|100e AR-ARKA-FX1 [Arkville 64B DPDK Data Mover]|"],
      ["r","net_ark","","21.05","|100f AR-ARKA-FX1 [Arkville 64B DPDK Data Mover for Versal]|1010 AR-ARKA-FX1 [Arkville 64B DPDK Data Mover for Agilex]|1017 AR-ARK-FX1 [Arkville 64B Multi-Homed Primary Endpoint]|1018 AR-ARK-FX1 [Arkville 64B Multi-Homed Secondary Endpoint]|1019 AR-ARK-FX1 [Arkville 64B Multi-Homed Tertiary Endpoint]|"],
      ["r","net_ark","","22.03","|101e AR-ARKA-FX1 [Arkville 64B DPDK Data Mover for Agilex R-Tile]|101f AR-TK242 [2x100GbE Packet Capture Device]|"],
      ["r","net_ark","","22.07","|101a AR-ARK-SRIOV-FX0 [Arkville 32B Primary Physical Function]|101b AR-ARK-SRIOV-FX1 [Arkville 64B Primary Physical Function]|"],
      ["r","net_ark","","23.03","|1022 AR-ARKA-FX2 [Arkville 128B DPDK Data Mover for Agilex]|"],
      ["r","net_ark","","24.03","|1024 AR-TK242 [2x10GbE Packet Capture Device]|1025 AR-TK242-FX2 [2x100GbE Gen5 Packet Capture Device]|1026 AR-TK242-FX2 [1x200GbE Gen5 Packet Capture Device]|"],
      ["r","net_ark","","25.11","|102a AR-TK242-FX2 [4x100GbE Gen5 Packet Capture-Replay Device]|102b AR-ARKV-FX1 [Arkville 128B DPDK Data Mover for Versal/CPM5]|102c AR-TK242-V80 [Gen5 PCAP Processor]|102d AR-TK242-FX2 [8x10GbE Gen5 Packet Capture-Replay Device]|102e AR-TK242-FX2 [8x25GbE Gen5 Packet Capture-Replay Device]|102f AR-TK242-FX2 [1x400GbE Gen5 Packet Capture-Replay Device]|"],
      ["rv","net_ark","","22.07","|101c AR-ARK-SRIOV-VF [Arkville Virtual Function]|"],
    ],
  },
  '1d94': {
    name: "Chengdu Haiguang IC Design Co., Ltd.",
    groups: [
      ["r","net_sxe2","","26.07","|1260 SXE2 PF 2|"],
      ["rv","net_sxe2","","26.07","|126f SXE2 VF 2|"],
    ],
  },
  '1da8': {
    name: "Corigine, Inc.",
    groups: [
      ["r","net_nfp_pf","nfp","22.11","|3800 Network Flow Processor 3800|4000 NFP4000 PF NIC|6000 NFP6000 PF NIC|"],
      ["rv","net_nfp_vf","nfp","22.11","|3803 Network Flow Processor 3800 Virtual Function|6003 NFP6000 VF NIC|"],
    ],
  },
  '1dd8': {
    name: "AMD Pensando Systems",
    groups: [
      ["r","net_ionic_pci","ionic","20.02","|1002 DSC Ethernet Controller|1004 DSC Management Controller|"],
      ["rv","net_ionic_pci","ionic","20.02","|1003 DSC Ethernet Controller VF|"],
    ],
  },
  '1f0f': {
    name: "NebulaMatrix Technology",
    groups: [
      ["b","net_nbl","nbl_core","25.11","|3403 M18110 Family|3404 M18110 Lx Family|3405 M18110 Family BASE-T|3406 M18110 Lx Family BASE-T|3407 M18110 Family OCP|3408 M18110 Lx Family OCP|3409 M18110 Family BASE-T OCP|340a M18110 Lx Family BASE-T OCP|340b M18000 Family|340c M18000 Lx Family|340d M18000 Family BASE-T|340e M18000 Lx Family BASE-T|340f M18000 Family OCP|3410 M18000 Lx Family OCP|3411 M18000 Family BASE-T OCP|3412 M18000 Lx Family BASE-T OCP|"],
      ["bv","net_nbl","nbl_core","25.11","|3413 M18000 Family Virtual Function|"],
    ],
  },
  '1f3f': {
    name: "3SNIC Ltd",
    groups: [
      ["r","net_hinic3","hinic3","25.11","|9020 SSSNIC Ethernet Network Adapter|"],
      ["rv","net_hinic3","hinic3","25.11","|9001 SSSNIC Ethernet VF|"],
    ],
  },
  '1f67': {
    name: "Yunsilicon Technology",
    groups: [
      ["r","net_xsc","","25.03","|1111 YSA-100 RDMA Ethernet Network Controller|1151 metaVisor DPU Physical Function|1153 XSC PCI MVS|"],
      ["rv","net_xsc","","25.03","|1112 metaScale SmartNIC Virtual Function|1152 metaVisor DPU Virtual Function|"],
    ],
  },
  '1ff2': {
    name: "Linkdata",
    groups: [
      ["r","net_sxe2","","26.07","|10b1 NIC 1260 Ethernet Controller Family|10b3 NIC 1260C Ethernet Controller Family|"],
      ["rv","net_sxe2","","26.07","|010b SXE2 VF 1|10b4 NIC 1260C Ethernet Controller Virtual Function Family|"],
    ],
  },
  '206f': {
    name: "unknown",
    groups: [
      ["r","net_sxe2","","26.07","|10b1 SXE2 PF 1|"],
      ["rv","net_sxe2","","26.07","|010b SXE2 VF 1|"],
    ],
  },
  '4040': {
    name: "NetXen Incorporated",
    groups: [
      ["u","","netxen_nic","","|0001 NXB-10GXSR 10-Gigabit Ethernet PCIe Adapter with SR-XFP optical interface|0002 NXB-10GCX4 10-Gigabit Ethernet PCIe Adapter with CX4 copper interface|0003 NXB-4GCU Quad Gigabit Ethernet PCIe Adapter with 1000-BASE-T interface|0004 BladeCenter-H 10-Gigabit Ethernet High Speed Daughter Card|0005 NetXen Dual Port 10GbE Multifunction Adapter for c-Class|0024 XG Mgmt|0025 XG Mgmt|0100 NX3031 Multifunction 1/10-Gigabit Server Adapter|"],
    ],
  },
  '8086': {
    name: "Intel Corporation",
    groups: [
      ["u","","ixgb","","|1048 82597EX 10GbE Ethernet Controller|109e 82597EX 10GbE Ethernet Controller|1a48 82597EX 10GbE Ethernet Controller|1b48 82597EX 10GbE Ethernet Controller|"],
      ["r","net_cpfl","","22.11","|1453 CPFL MEV|"],
      ["r","net_cpfl","","25.11","|11e0 CPFL MMG|"],
      ["r","net_e1000_em","e1000","1.7","|100e 82540EM Gigabit Ethernet Controller|100f 82545EM Gigabit Ethernet Controller (Copper)|1010 82546EB Gigabit Ethernet Controller (Copper)|1011 82545EM Gigabit Ethernet Controller (Fiber)|1012 82546EB Gigabit Ethernet Controller (Fiber)|101d 82546EB Gigabit Ethernet Controller|"],
      ["r","net_e1000_em","e1000","26.07","|1000 82542 Gigabit Ethernet Controller (Fiber)|1001 82543GC Gigabit Ethernet Controller (Fiber)|1004 82543GC Gigabit Ethernet Controller (Copper)|1008 82544EI Gigabit Ethernet Controller (Copper)|1009 82544EI Gigabit Ethernet Controller (Fiber)|100c 82544GC Gigabit Ethernet Controller (Copper)|100d 82544GC Gigabit Ethernet Controller (LOM)|1013 82541EI Gigabit Ethernet Controller|1014 82541ER Gigabit Ethernet Controller|1015 82540EM Gigabit Ethernet Controller (LOM)|1016 82540EP Gigabit Ethernet Controller (Mobile)|1017 82540EP Gigabit Ethernet Controller|1018 82541EI Gigabit Ethernet Controller|1019 82547EI Gigabit Ethernet Controller|101a 82547EI Gigabit Ethernet Controller (Mobile)|101e 82540EP Gigabit Ethernet Controller (Mobile)|1026 82545GM Gigabit Ethernet Controller|1027 82545GM Gigabit Ethernet Controller|1028 82545GM Gigabit Ethernet Controller|1075 82547GI Gigabit Ethernet Controller|1076 82541GI Gigabit Ethernet Controller|1077 82541GI Gigabit Ethernet Controller|1078 82541ER Gigabit Ethernet Controller|1079 82546GB Gigabit Ethernet Controller|107a 82546GB Gigabit Ethernet Controller|107b 82546GB Gigabit Ethernet Controller|107c 82541PI Gigabit Ethernet Controller|108a 82546GB Gigabit Ethernet Controller|1099 82546GB Gigabit Ethernet Controller (Copper)|10b5 82546GB Gigabit Ethernet Controller (Copper)|"],
      ["r","net_e1000_em","e1000e","1.7","|105e 82571EB/82571GB Gigabit Ethernet Controller D0/D1 (copper applications)|105f 82571EB Gigabit Ethernet Controller|1060 82571EB Gigabit Ethernet Controller|107d 82572EI Gigabit Ethernet Controller (Copper)|107e 82572EI Gigabit Ethernet Controller (Fiber)|107f 82572EI Gigabit Ethernet Controller|109a 82573L Gigabit Ethernet Controller|10a4 82571EB Gigabit Ethernet Controller|10a5 82571EB Gigabit Ethernet Controller (Fiber)|10b9 82572EI Gigabit Ethernet Controller (Copper)|10bc 82571EB/82571GB Gigabit Ethernet Controller (Copper)|10d3 82574L Gigabit Network Connection|10d5 82571PT Gigabit PT Quad Port Server ExpressModule|10d9 82571EB Dual Port Gigabit Mezzanine Adapter|10da 82571EB Quad Port Gigabit Mezzanine Adapter|10f6 82574L Gigabit Network Connection|"],
      ["r","net_e1000_em","e1000e","16.04","|153a Ethernet Connection I217-LM|153b Ethernet Connection I217-V|1559 Ethernet Connection I218-V|155a Ethernet Connection I218-LM|15a0 Ethernet Connection (2) I218-LM|15a1 Ethernet Connection (2) I218-V|15a2 Ethernet Connection (3) I218-LM|15a3 Ethernet Connection (3) I218-V|"],
      ["r","net_e1000_em","e1000e","17.02","|156f Ethernet Connection I219-LM|1570 Ethernet Connection I219-V|15b7 Ethernet Connection (2) I219-LM|15b8 Ethernet Connection (2) I219-V|15b9 Ethernet Connection (3) I219-LM|15bb Ethernet Connection (7) I219-LM|15bc Ethernet Connection (7) I219-V|15bd Ethernet Connection (6) I219-LM|15be Ethernet Connection (6) I219-V|15d6 Ethernet Connection (5) I219-V|15d7 Ethernet Connection (4) I219-LM|15d8 Ethernet Connection (4) I219-V|15e3 Ethernet Connection (5) I219-LM|"],
      ["r","net_e1000_em","e1000e","18.02","|1502 82579LM Gigabit Network Connection (Lewisville)|"],
      ["r","net_e1000_em","e1000e","2.1","|150c 82583V Gigabit Network Connection|"],
      ["r","net_e1000_em","e1000e","23.07","|0dc5 Ethernet Connection (23) I219-LM|0dc6 Ethernet Connection (23) I219-V|0dc7 Ethernet Connection I219-LM|0dc8 Ethernet Connection I219-V|"],
      ["r","net_e1000_em","e1000e","25.03","|0d4c 400 Series Chipset Family GbE Controller (Corporate/vPro)|0d4d 400 Series Chipset Family GbE Controller (Consumer)|0d4e 400 Series Chipset Family On-Package GbE Controller (Corporate/vPro)|0d4f 400 Series Chipset Family On-Package GbE Controller (Consumer)|0d53 Ethernet Connection (12) I219-LM|0d55 Ethernet Connection (12) I219-V|15df Ethernet Connection (8) I219-LM|15e0 Ethernet Connection (8) I219-V|15e1 Ethernet Connection (9) I219-LM|15e2 Ethernet Connection (9) I219-V|15f4 Ethernet Connection (15) I219-LM|15f5 Ethernet Connection (15) I219-V|15f9 500 Series Chipset Family GbE Controller (Corporate/vPro)|15fa 500 Series Chipset Family GbE Controller (Consumer)|15fb Ethernet Connection (13) I219-LM|15fc Ethernet Connection (13) I219-V|1a1c Ethernet Connection (17) I219-LM|1a1d Ethernet Connection (17) I219-V|1a1e Ethernet Connection (16) I219-LM|1a1f Ethernet Connection (16) I219-V|550a Ethernet Connection (18) I219-LM|550b Ethernet Connection (18) I219-LM|550c 800 Series Chipset Family GbE Controller (Corporate/vPro)|550d 800 Series Chipset Family GbE Controller (Consumer)|550e Ethernet Connection (20) I219-LM|550f Ethernet Connection (20) I219-V|57a0 Ethernet Connection (24) I219-LM|57a1 Ethernet Connection (24) I219-V|"],
      ["r","net_e1000_em","e1000e","26.07","|1049 82566MM Gigabit Network Connection|104a 82566DM Gigabit Network Connection|104b 82566DC Gigabit Network Connection|104c 82562V 10/100 Network Connection|104d 82566MC Gigabit Network Connection|108b 82573V Gigabit Ethernet Controller (Copper)|108c 82573E Gigabit Ethernet Controller (Copper)|1096 80003ES2LAN Gigabit Ethernet Controller (Copper)|1098 80003ES2LAN Gigabit Ethernet Controller (Serdes)|10ba 80003ES2LAN Gigabit Ethernet Controller (Copper)|10bb 80003ES2LAN Gigabit Ethernet Controller (Serdes)|10bd 82566DM-2 Gigabit Network Connection|10bf 82567LF Gigabit Network Connection|10c0 82562V-2 10/100 Network Connection|10c2 82562G-2 10/100 Network Connection|10c3 82562GT-2 10/100 Network Connection|10c4 82562GT 10/100 Network Connection|10c5 82562G 10/100 Network Connection|10cb 82567V Gigabit Network Connection|10cc 82567LM-2 Gigabit Network Connection|10cd 82567LF-2 Gigabit Network Connection|10ce 82567V-2 Gigabit Network Connection|10de 82567LM-3 Gigabit Network Connection|10df 82567LF-3 Gigabit Network Connection|10e5 82567LM-4 Gigabit Network Connection|10ea 82577LM Gigabit Network Connection|10eb 82577LC Gigabit Network Connection|10ef 82578DM Gigabit Network Connection|10f0 82578DC Gigabit Network Connection|10f5 82567LM Gigabit Network Connection|1501 82567V-3 Gigabit Network Connection|1503 82579V Gigabit Network Connection|1525 82567V-4 Gigabit Network Connection|294c 82566DC-2 Gigabit Network Connection|57b3 Ethernet Connection (25) I219-LM|57b4 Ethernet Connection (25) I219-V|57b7 Ethernet Connection (27) I219-LM|57b8 Ethernet Connection (27) I219-V|57b9 Ethernet Connection (29) I219-LM|57ba Ethernet Connection (29) I219-V|"],
      ["r","net_e1000_igb","igb","1.7","|0438 DH8900CC Series Gigabit Network Connection|043a DH8900CC Series Gigabit Fiber Network Connection|043c DH8900CC Series Gigabit Backplane Network Connection|0440 DH8900CC Series Gigabit SFP Network Connection|10a7 82575EB Gigabit Network Connection|10a9 82575EB Gigabit Backplane Connection|10c9 82576 Gigabit Network Connection|10d6 82575GB Gigabit Network Connection|10e6 82576 Gigabit Network Connection|10e7 82576 Gigabit Network Connection|10e8 82576 Gigabit Network Connection|150a 82576NS Gigabit Network Connection|150d 82576 Gigabit Backplane Connection|150e 82580 Gigabit Network Connection|150f 82580 Gigabit Fiber Network Connection|1510 82580 Gigabit Backplane Connection|1511 82580 Gigabit SFP Connection|1516 82580 Gigabit Network Connection|1518 82576NS SerDes Gigabit Network Connection|1521 I350 Gigabit Network Connection|1522 I350 Gigabit Fiber Network Connection|1523 I350 Gigabit Backplane Connection|1524 I350 Gigabit Connection|1526 82576 Gigabit Network Connection|1527 82580 Gigabit Fiber Network Connection|1533 I210 Gigabit Network Connection|1534 E1000 I210 COPPER OEM1|1535 E1000 I210 COPPER IT|1536 I210 Gigabit Fiber Network Connection|1537 I210 Gigabit Backplane Connection|1538 I210 Gigabit Network Connection|1539 I211 Gigabit Network Connection|1546 E1000 I350 DA4|1f40 Ethernet Connection I354 1.0 GbE Backplane|1f41 Ethernet Connection I354|1f45 Ethernet Connection I354 2.5 GbE Backplane|"],
      ["r","net_e1000_igb","igb","17.11","|157b I210 Gigabit Network Connection|157c I210 Gigabit Backplane Connection|"],
      ["r","net_e1000_igb","igb","25.03","|15f6 I210 Gigabit Ethernet Connection|"],
      ["rv","net_e1000_igb_vf","igbvf","1.7","|10ca 82576 Virtual Function|1520 I350 Ethernet Controller Virtual Function|152d E1000 82576 VF HV|152f I350 Virtual Function|"],
      ["r","net_fm10k","fm10k","2.0","|15a4 Ethernet Switch FM10000 Host Interface|"],
      ["r","net_fm10k","fm10k","2.2","|15d0 Ethernet SDI Adapter|"],
      ["rv","net_fm10k","fm10k","2.0","|15a5 Ethernet Switch FM10000 Host Virtual Interface|"],
      ["r","net_i40e","i40e","1.7","|1572 Ethernet Controller X710 for 10GbE SFP+|1573 I40E SFP X710|1574 Ethernet Controller XL710 Emulation|157f I40E KX A|1580 Ethernet Controller XL710 for 40GbE backplane|1581 Ethernet Controller X710 for 10GbE backplane|1582 I40E KX D|1583 Ethernet Controller XL710 for 40GbE QSFP+|1584 Ethernet Controller XL710 for 40GbE QSFP+|1585 Ethernet Controller X710 for 10GbE QSFP+|"],
      ["r","net_i40e","i40e","1.8","|1586 Ethernet Controller X710 for 10GBASE-T|"],
      ["r","net_i40e","i40e","16.04","|37ce Ethernet Connection X722 for 10GbE backplane|37cf Ethernet Connection X722 for 10GbE QSFP+|"],
      ["r","net_i40e","i40e","16.07","|158a Ethernet Controller XXV710 for 25GbE backplane|158b Ethernet Controller XXV710 for 25GbE SFP28|37d3 Ethernet Connection X722 for 10GbE SFP+|37d4 Ethernet Connection X722 for 10GbE QSFP+|"],
      ["r","net_i40e","i40e","19.05","|0cf8 Ethernet Controller X710 Intel(R) FPGA Programmable Acceleration Card N3000 for Networking|0d58 Ethernet Controller XXV710 Intel(R) FPGA Programmable Acceleration Card N3000 for Networking|"],
      ["r","net_i40e","i40e","19.08","|15ff Ethernet Controller X710 for 10GBASE-T|"],
      ["r","net_i40e","i40e","2.2","|1587 Ethernet Controller XL710 for 20GbE backplane|1588 Ethernet Controller XL710 for 20GbE backplane|1589 Ethernet Controller X710/X557-AT 10GBASE-T|374c I40E X722 A0|37d0 Ethernet Connection X722 for 10GbE SFP+|37d1 Ethernet Connection X722 for 1GbE|37d2 Ethernet Connection X722 for 10GBASE-T|"],
      ["r","net_i40e","i40e","20.02","|104e Ethernet Controller X710 for 10 Gigabit SFP+|104f Ethernet Controller X710 for 10 Gigabit backplane|"],
      ["r","net_i40e","i40e","20.05","|101f Ethernet Controller V710 for 5GBASE-T|"],
      ["r","net_i40e","i40e","23.11","|0dd2 Ethernet Network Adapter I710|0dda Ethernet Connection X722 for 10GbE SFP+|"],
      ["rv","net_iavf","iavf","1.7","|154c Ethernet Virtual Function 700 Series|1571 Ethernet Virtual Function 700 Series|"],
      ["rv","net_iavf","iavf","16.04","|374d IAVF X722 A0 VF|"],
      ["rv","net_iavf","iavf","18.02","|1889 Ethernet Adaptive Virtual Function|"],
      ["rv","net_iavf","iavf","2.2","|37cd Ethernet Virtual Function 700 Series|37d9 X722 Hyper-V Virtual Function|"],
      ["r","net_ice","ice","19.02","|1591 Ethernet Controller E810-C for backplane|1592 Ethernet Controller E810-C for QSFP|1593 Ethernet Controller E810-C for SFP|"],
      ["r","net_ice","ice","19.11","|1599 Ethernet Controller E810-XXV for backplane|159a Ethernet Controller E810-XXV for QSFP|159b Ethernet Controller E810-XXV for SFP|"],
      ["r","net_ice","ice","20.02","|1890 Ethernet Connection E822-C for backplane|1891 Ethernet Connection E822-C for QSFP|1892 Ethernet Connection E822-C for SFP|1893 Ethernet Connection E822-C/X557-AT 10GBASE-T|1894 Ethernet Connection E822-C 1GbE|"],
      ["r","net_ice","ice","20.08","|124c Ethernet Connection E823-L for backplane|124d Ethernet Connection E823-L for SFP|124e Ethernet Connection E823-L/X557-AT 10GBASE-T|124f Ethernet Connection E823-L 1GbE|151d Ethernet Connection E823-L for QSFP|"],
      ["r","net_ice","ice","20.11","|1897 Ethernet Connection E822-L for backplane|1898 Ethernet Connection E822-L for SFP|1899 Ethernet Connection E822-L/X557-AT 10GBASE-T|189a Ethernet Connection E822-L 1GbE|"],
      ["r","net_ice","ice","21.02","|188a Ethernet Connection E823-C for backplane|188b Ethernet Connection E823-C for QSFP|188c Ethernet Connection E823-C for SFP|188d Ethernet Connection E823-C/X557-AT 10GBASE-T|188e Ethernet Connection E823-C 1GbE|"],
      ["r","net_ice","ice","22.03","|0dbd ICE E824S|0dcd Ethernet Connection C825-X|579c Ethernet Connection E825-C for backplane|579d Ethernet Connection E825-C for QSFP|579e Ethernet Connection E825-C for SFP|579f Ethernet Connection E825-C 10GbE|"],
      ["r","net_ice","ice","22.11","|1888 ICE E822 SI DFLT|"],
      ["r","net_ice","ice","24.07","|12d1 Ethernet Controller E830-CC for backplane|12d2 Ethernet Controller E830-CC for QSFP|12d3 Ethernet Controller E830-CC for SFP|12d5 Ethernet Controller E830-C for backplane|12d8 Ethernet Controller E830-C for QSFP|12da Ethernet Controller E830-C for SFP|12dc Ethernet Controller E830-L for backplane|12dd Ethernet Controller E830-L for QSFP|12de Ethernet Controller E830-L for SFP|"],
      ["r","net_ice","ice","25.11","|1248 Ethernet Controller E835-CC for backplane|1249 Ethernet Controller E835-CC for QSFP|124a Ethernet Controller E835-CC for SFP|1261 Ethernet Controller E835-C for backplane|1262 Ethernet Controller E835-C for QSFP|1263 Ethernet Controller E835-C for SFP|1265 Ethernet Controller E835-L for backplane|1266 Ethernet Controller E835-L for QSFP|1267 Ethernet Controller E835-L for SFP|"],
      ["r","net_idpf","idpf","22.11","|1452 Infrastructure Data Path Function|"],
      ["rv","net_idpf","idpf","23.07","|145c Infrastructure Data Path Function|"],
      ["r","net_igc","igc","20.05","|15f2 Ethernet Controller I225-LM|15f3 Ethernet Controller I225-V|15f8 E1000 I225 I|3100 E1000 I225 K|"],
      ["r","net_igc","igc","22.07","|125b Ethernet Controller I226-LM|125c Ethernet Controller I226-V|125d Ethernet Controller I226-IT|125f E1000 I226 BLANK NVM|3102 Ethernet Controller I226-K|5503 Ethernet Controller I226-LMvP|"],
      ["r","net_igc","igc","22.11","|0d9f Ethernet Controller I225-IT|"],
      ["r","net_igc","igc","23.07","|5502 Ethernet Controller (2) I225-LMvP|"],
      ["r","net_igc","igc","25.03","|125e E1000 I221 V|15f7 E1000 I220 V|15fd E1000 I225 BLANK NVM|3101 Killer E3100X 2.5 Gigabit Ethernet Controller|"],
      ["r","net_ixgbe","ixgbe","1.7","|0470 IXGBE SUBDEV ID 82599 ECNA DP|10b6 82598 10GbE PCI-Express Ethernet Controller|10c6 82598EB 10-Gigabit AF Dual Port Network Connection|10c8 82598EB 10-Gigabit AT Network Connection|10db 82598EB 10-Gigabit Dual Port Network Connection|10dd 82598EB 10-Gigabit AT CX4 Network Connection|10ec 82598EB 10-Gigabit AT CX4 Network Connection|10f1 82598EB 10-Gigabit AF Dual Port Network Connection|10f4 82598EB 10-Gigabit AF Network Connection|10f7 10 Gigabit BR KX4 Dual Port Network Connection|10f9 82599 10 Gigabit Dual Port Network Connection|10fb 82599ES 10-Gigabit SFI/SFP+ Network Connection|10fc 82599 10 Gigabit Dual Port Network Connection|11a9 IXGBE SUBDEV ID 82599 SFP|1507 Ethernet Express Module X520-P2|1508 82598EB Gigabit BX Network Connection|150b 82598EB 10-Gigabit AT2 Server Adapter|1514 Ethernet X520 10GbE Dual Port KX4 Mezz|1517 82599ES 10 Gigabit Network Connection|151c 82599 10 Gigabit TN Network Connection|1528 Ethernet Controller 10-Gigabit X540-AT2|1529 82599 10 Gigabit Dual Port Network Connection with FCoE|152a 82599 10 Gigabit Dual Port Backplane Connection with FCoE|154a Ethernet Server Adapter X520-4|154d Ethernet 10G 2P X520 Adapter|1557 82599 10 Gigabit Network Connection|155d Ethernet Server Bypass Adapter|1560 Ethernet Controller X540|17d0 IXGBE SUBDEV ID 82599 560FLR|1f72 IXGBE SUBDEV ID 82599 RNDC|"],
      ["r","net_ixgbe","ixgbe","1.8","|154f IXGBE 82599 LS|1558 Ethernet Converged Network Adapter X520-Q1|1563 Ethernet Controller X550|15a7 IXGBE X550EM X|15aa Ethernet Connection X552 10 GbE Backplane|15ab Ethernet Connection X552 10 GbE Backplane|15ac Ethernet Connection X552 10 GbE SFP+|"],
      ["r","net_ixgbe","ixgbe","16.04","|15c2 Ethernet Connection X553 Backplane|15c3 Ethernet Connection X553 Backplane|15c4 Ethernet Connection X553 10 GbE SFP+|15c6 Ethernet Connection X553 1GbE|15c7 Ethernet Connection X553 1GbE|15c8 Ethernet Connection X553/X557-AT 10GBASE-T|15ca IXGBE X550EM A QSFP|15cc IXGBE X550EM A QSFP N|15ce Ethernet Connection X553 10 GbE SFP+|15d1 Ethernet Controller 10G X550T|"],
      ["r","net_ixgbe","ixgbe","16.07","|15e4 Ethernet Connection X553 1GbE|15e5 Ethernet Connection X553 1GbE|"],
      ["r","net_ixgbe","ixgbe","16.11","|000c IXGBE SUBDEV ID 82599 KX4 KR MEZZ|10c7 82598EB 10-Gigabit AF Network Connection|10e1 82598EB 10-Gigabit AF Dual Port Network Connection|10f8 82599 10 Gigabit Dual Port Backplane Connection|"],
      ["r","net_ixgbe","ixgbe","19.08","|15b0 Ethernet Connection X552 Backplane|"],
      ["r","net_ixgbe","ixgbe","2.1","|15ad Ethernet Connection X552/X557-AT 10GBASE-T|15ae Ethernet Connection X552 1000BASE-T|"],
      ["r","net_ixgbe","ixgbe","24.11","|57ae Ethernet Controller E610 Backplane|57af Ethernet Controller E610 SFP|57b0 Ethernet Controller E610-XT/E610-XT2 10GBASE-T|57b1 Ethernet Controller E610-AT2 1000BASE-T|57b2 Ethernet Controller E610 SGMII|"],
      ["rv","net_ixgbe_vf","ixgbevf","1.7","|10ed 82599 Ethernet Controller Virtual Function|1515 X540 Ethernet Controller Virtual Function|152e 82599 Virtual Function|1530 X540 Virtual Function|"],
      ["rv","net_ixgbe_vf","ixgbevf","1.8","|1564 X550 Virtual Function|1565 X550 Virtual Function|15a8 Ethernet Connection X552 Virtual Function|15a9 X552 Virtual Function|"],
      ["rv","net_ixgbe_vf","ixgbevf","16.04","|15b4 X553 Virtual Function|15c5 X553 Virtual Function|"],
      ["rv","net_ixgbe_vf","ixgbevf","24.11","|57ad Ethernet Controller E610 Virtual Function|"],
    ],
  },
  '8088': {
    name: "Beijing Wangxun Technology Co., Ltd.",
    groups: [
      ["r","net_ngbe","ngbe","21.08","|0100 WX1860AL-W Gigabit Ethernet Controller|0101 WX1860A2 Gigabit Ethernet Controller|0102 WX1860A2S Gigabit Ethernet Controller|0103 WX1860A4 Gigabit Ethernet Controller|0104 WX1860A4S Gigabit Ethernet Controller|0105 WX1860AL2 Gigabit Ethernet Controller|0106 WX1860AL2S Gigabit Ethernet Controller|0107 WX1860AL4 Gigabit Ethernet Controller|0108 WX1860AL4S Gigabit Ethernet Controller|0109 WX1860-LC Gigabit Ethernet Controller|010a WX1860A1 Gigabit Ethernet Controller|010b WX1860AL1 Gigabit Ethernet Controller|"],
      ["rv","net_ngbe_vf","ngbevf","25.03","|0110 NGBE EM WX1860AL W VF|0111 WX1860A2 Ethernet Controller Virtual Function|0112 NGBE EM WX1860A2S VF|0113 WX1860A4 Ethernet Controller Virtual Function|0114 NGBE EM WX1860A4S VF|0115 WX1860AL2 Ethernet Controller Virtual Function|0116 NGBE EM WX1860AL2S VF|0117 WX1860AL4 Ethernet Controller Virtual Function|0118 NGBE EM WX1860AL4S VF|0119 WX1860-LC Gigabit Ethernet Controller Virtual Function|011a WX1860A1 Gigabit Ethernet Controller Virtual Function|011b WX1860AL1 Gigabit Ethernet Controller Virtual Function|"],
      ["r","net_txgbe","txgbe","20.11","|1001 Ethernet Controller SP1000A for 10GbE SFP+|2001 Ethernet Controller WX1820AL for 10GbE SFP+|"],
      ["r","net_txgbe","txgbe","25.11","|5000 TXGBE AML|5025 Ethernet Controller WX5025 for 25GbE SFP28|5040 Ethernet Controller WX5040 for 40GbE QSFP+|5125 Ethernet Controller WX5025AL for 25GbE SFP28|5140 Ethernet Controller WX5040AL for 40GbE QSFP+|"],
      ["rv","net_txgbe_vf","txgbevf","21.05","|1000 Ethernet Controller SP1000A Virtual Function for 10GbE SFP+|2000 Ethernet Controller WX1820AL Virtual Function for 10GbE SFP+|"],
      ["rv","net_txgbe_vf","txgbevf","25.11","|5001 TXGBE AML VF|5024 Ethernet Controller WX5025 Virtual Function for 25GbE SFP28|5124 Ethernet Controller WX5025AL Virtual Function for 25GbE SFP28|"],
      ["rv","net_txgbe_vf","txgbevf","26.07","|503f Ethernet Controller WX5040 Virtual Function for 40GbE QSFP+|513f Ethernet Controller WX5040AL Virtual Function for 40GbE QSFP+|"],
    ],
  },
  '8848': {
    name: "MUCSE",
    groups: [
      ["r","net_rnp","","25.07","|1000 Ethernet Controller N10 Series for 10GbE or 40GbE (Dual-port)|1020 Ethernet Controller N10 Series for 10GbE (Quad-port)|1060 Ethernet Controller N10 Series for 1GbE or 10GbE (8-port)|"],
    ],
  },
};
