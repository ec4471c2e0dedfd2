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

is_handover() { case $1 in vfio-pci | igb_uio | uio_pci_generic) ;; *) return 1 ;; esac; }

# is_bound PCI [DRIVER]: it is on that driver, whatever driverctl keeps for it.
is_bound() {
  driver_of "$1"
  if [ -n "${2:-}" ]; then
    [ "$driver" = "$2" ]
  else
    [ -n "$driver" ] && ! is_handover "$driver"
  fi
}

check_driver() {
  ! is_bound "$1" "${3:-}" || return 0
  if [ -z "$driver" ] || is_handover "$driver"; then
    ! is_held "$1" || refuse "$1 is in the hands of $holder, a running program"
  else
    check_unused "$1"
  fi
  [ "${3:-}" != vfio-pci ] || check_group "$1"
}

is_driver() {
  driver_of "$1"
  override_of "$1"
  now="driver ${driver:-none}, kept by driverctl: ${override:-none}"
  [ "$2" = untilBoot ] || [ "$override" = "${3:-}" ] || return 1
  is_bound "$1" "${3:-}"
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
  card_of "$1"
  driver_of "$1"
  override_of "$1"
  keep card "$card" && keep driver "$driver" && keep override "$override" && end_note
}

set_driver() {
  if is_bound "$1" "${3:-}"; then
    keep_override "$1" "${3:-}"
    return
  fi
  case "$2 ${3:-}" in
  "kept ") driverctl unset-override "$1" ;;
  kept*) driverctl set-override "$1" "$3" ;;
  *) driverctl --nosave set-override "$1" "$3" ;;
  esac
}

# keep_override PCI [DRIVER]: for a NIC that is on its driver, or is not there. driverctl 0.111 would take it from its driver first,
# from whatever uses it, and knows no device that is not there.
keep_override() {
  file=$root/etc/driverctl.d/pci-$1
  if [ -n "${2:-}" ]; then
    write_file "$file" "$2
"
  else
    rm -f "$file"
  fi || return 1
  file=$sys/bus/pci/devices/$1/driver_override
  [ ! -e "$file" ] || printf '%s\n' "${2:-}" >"$file"
}

# Sets $found_driver and $found_override from the note $entry; fails where it is of another card.
found_of() {
  kept override || :
  found_override=$kept
  kept driver || :
  found_driver=$kept
  kept card || :
  card_of "$1"
  [ "$card" = "$kept" ]
}

# What is in use now, and would be taken from its driver.
check_undo_driver() {
  found_of "$1" || return 0
  driver_of "$1"
  [ "$driver" = "$found_driver" ] || [ -z "$driver" ] || is_handover "$driver" || check_unused "$1"
}

undo_driver() {
  rm -f "$root/etc/driverctl.d/pci-$1.ovirt-dpdk"
  if ! found_of "$1"; then
    detail "${card:-no card} is there now, and not what was found: only what driverctl keeps for this address is put back"
    keep_override "$1" "$found_override"
    return
  fi
  driver_of "$1"
  override_of "$1"
  if [ "$driver" = "$found_driver" ]; then
    [ "$override" = "$found_override" ] || keep_override "$1" "$found_override"
    return
  fi
  released "$1" || return 1
  if [ -n "$found_override" ]; then
    driverctl set-override "$1" "$found_override"
  else
    driverctl unset-override "$1"
  fi || fail "driverctl could not put it back"
  driver_of "$1"
  if [ "$driver" = "$found_driver" ]; then
    return 0
  elif [ -n "$found_driver" ]; then
    driverctl --nosave set-override "$1" "$found_driver" || fail "driverctl could not put it back on $found_driver"
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
