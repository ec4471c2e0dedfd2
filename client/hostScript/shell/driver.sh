# step driver PCI kept|untilBoot [DRIVER]: no driver is the kernel's own choice.

title_driver() {
  case "$2 ${3:-}" in
  "kept ") say "NIC $1 back on the driver that the kernel chooses" ;;
  kept*) say "NIC $1 on driver $3, over boots too" ;;
  *) say "NIC $1 on driver $3, until the next boot" ;;
  esac
}

# Sets $driver, empty when it has none.
driver_of() {
  driver=$(readlink "$sys/bus/pci/devices/$1/driver") || driver=
  driver=${driver##*/}
}

# Sets $override to the driver that driverctl keeps for it.
override_of() {
  override=
  { read -r override <"$root/etc/driverctl.d/pci-$1"; } 2>/dev/null || :
}

check_driver() {
  is_driver "$@" && return
  case $driver in
  vfio-pci | igb_uio | uio_pci_generic | '')
    ! is_held "$1" || refuse "$1 is in the hands of $holder, a running program"
    ;;
  *)
    case "${3:-}" in
    vfio-pci | igb_uio | uio_pci_generic)
      check_unused "$1"
      [ "$3" != vfio-pci ] || check_group "$1"
      ;;
    esac
    ;;
  esac
}

is_driver() {
  driver_of "$1"
  override_of "$1"
  now="driver ${driver:-none}, kept by driverctl: ${override:-none}"
  case "$2 ${3:-}" in
  "kept ")
    [ -z "$override" ] || return 1
    case $driver in '' | vfio-pci | igb_uio | uio_pci_generic) return 1 ;; esac
    ;;
  kept*) [ "$driver" = "$3" ] && [ "$override" = "$3" ] ;;
  *) [ "$driver" = "$3" ] ;;
  esac
}

may_driver() {
  [ "${3:-}" = vfio-pci ] || return 0
  [ ! -e "$sys/bus/pci/devices/$1/iommu_group" ] || return 0
  unsafe=
  { read -r unsafe <"$sys/module/vfio/parameters/enable_unsafe_noiommu_mode"; } 2>/dev/null || :
  [ "$unsafe" != Y ] || return 0
  left_nics="$left_nics $1"
  if [ -n "$missing" ]; then
    left reboot "the IOMMU is off, and comes with the kernel line"
    return 1
  fi
  fail "$1 has no IOMMU group although the kernel line is as planned: switch VT-d or AMD-Vi on in the firmware"
}

would_driver() { :; }

note_driver() {
  begin_note driver "$1" || return 0
  driver_of "$1"
  override_of "$1"
  keep driver "$driver" && keep override "$override" && end_note
}

set_driver() {
  case "$2 ${3:-}" in
  "kept ") driverctl unset-override "$1" ;;
  kept*) driverctl set-override "$1" "$3" ;;
  *) driverctl --nosave set-override "$1" "$3" ;;
  esac
}

undo_driver() {
  kept override
  driver_of "$1"
  override_of "$1"
  kept driver
  if [ "$driver" = "$kept" ]; then
    kept override
    [ "$override" != "$kept" ] || return 0
  fi
  released "$1" || return 1
  kept override
  if [ -n "$kept" ]; then
    driverctl set-override "$1" "$kept"
  else
    driverctl unset-override "$1"
  fi || fail "driverctl could not put it back"
  kept driver
  driver_of "$1"
  if [ "$driver" = "$kept" ]; then
    return 0
  elif [ -n "$kept" ]; then
    driverctl --nosave set-override "$1" "$kept" || fail "driverctl could not put it back on $kept"
  else
    printf '%s\n' "$1" >"$sys/bus/pci/devices/$1/driver/unbind" || fail "it had no driver, and cannot be taken from $driver"
  fi
}

# released PCI: no program has it open any more. Open vSwitch opens every NIC on vfio-pci when it starts DPDK, and keeps it until it
# is told to detach it.
released() {
  is_held "$1" || return 0
  case $holder in
  ovs-vswitchd*) ;;
  *) fail "$holder has it open: stop that program (a VM?) first" ;;
  esac
  ovs-appctl --timeout=10 netdev-dpdk/detach "$1" >/dev/null 2>&1 || :
  is_held "$1" || return 0
  undo_restart || return 1
  ! is_held "$1" || fail "$holder has it open even after its restart: remove the override and boot the host: driverctl unset-override $1"
}
