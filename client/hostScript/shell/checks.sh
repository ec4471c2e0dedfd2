# What must hold before anything is changed. All that does not is told at once.

check_host() {
  if [ "$(id -u)" != 0 ]; then
    refuse "run it as root: it binds drivers and writes below /etc"
  fi
  is_same_host || refuse "it was made for host $plan_uuid, and this is ${uuid:-a host that does not tell its UUID}: make one from this host's facts"
  for entry in $plan_tools; do
    command -v "${entry%%:*}" >/dev/null || refuse "${entry%%:*} is missing: install the package ${entry#*:}"
  done
  stop_if_refused
}

# VDSM's own id goes before the one of the firmware; facts may be older than VDSM.
is_same_host() {
  [ -n "$plan_uuid" ] || return 0
  for file in "$root/etc/vdsm/vdsm.id" "$sys/class/dmi/id/product_uuid"; do
    uuid=
    { read -r uuid <"$file"; } 2>/dev/null || :
    uuid=$(printf '%s' "$uuid" | tr 'A-F' 'a-f' | tr -cd '0-9a-f-')
    [ "$uuid" != "$plan_uuid" ] || return 0
  done
  return 1
}

# Sets $missing to what the running kernel lacks of its line.
kernel_line() {
  missing='' line=
  { read -r line <"$root/proc/cmdline"; } 2>/dev/null || :
  plan_kernel
}

token() {
  case " $line " in
  *" $1 "*) ;;
  *) missing="$missing $1" ;;
  esac
}

# Sets $card to vendor and device, such as 8086:158b; empty where nothing is at that address.
card_of() {
  first_line "$sys/bus/pci/devices/$1/vendor"
  card=${first_line#0x}
  first_line "$sys/bus/pci/devices/$1/device"
  card=${card:+$card:${first_line#0x}}
}

# A slot may hold another card by now.
check_nic() {
  card_of "$1"
  if [ -z "$card" ]; then
    refuse "there is no device $1 on this host"
  elif [ "$card" != "$2" ]; then
    refuse "$1 is $card, the plan is for a $2: another card sits there now"
  fi
}

# Whether a NIC may be taken from the kernel: looked at on the host as it is now, whatever the facts said.
check_unused() {
  dev=$sys/bus/pci/devices/$1
  { read -r vfs <"$dev/sriov_numvfs"; } 2>/dev/null || vfs=0
  [ "$vfs" -eq 0 ] || refuse "$1 has $vfs virtual functions, which would go with its driver"
  for entry in "$dev"/host* "$dev"/iscsi_host* "$dev"/fc_host*; do
    [ ! -e "$entry" ] || refuse "$1 carries storage (${entry##*/})"
  done
  check_netdevs "$1"
}

check_netdevs() {
  for entry in "$sys/bus/pci/devices/$1"/net/* "$sys/bus/pci/devices/$1"/virtio*/net/*; do
    [ ! -e "$entry" ] || check_netdev "$1" "${entry##*/}"
  done
}

check_netdev() {
  for entry in "$sys/class/net/$2"/upper_*; do
    if [ -e "$entry" ] || [ -L "$entry" ]; then
      refuse "$1 ($2) is part of ${entry##*/upper_}"
    fi
  done
  if command -v ovs-vsctl >/dev/null && bridge=$(ovs iface-to-br "$2" 2>/dev/null); then
    refuse "$1 ($2) is a port of the bridge $bridge of Open vSwitch"
  fi
  while read -r _ _ family address rest; do
    case "$family $rest" in
    inet*" scope link "* | inet*" scope host "*) ;;
    inet*)
      refuse "$1 ($2) has the address $address"
      [ "${address%/*}" != "$(session_address)" ] || refuse "$1 ($2) carries this SSH session"
      ;;
    esac
  done <<END
$(ip -o addr show dev "$2")
END
  for entry in $(default_devices); do
    [ "$entry" != "$2" ] || refuse "$1 ($2) carries the default route"
  done
  for entry in $(storage_devices); do
    [ "$entry" != "$2" ] || refuse "$1 ($2) leads to mounted storage"
  done
}

session_address() {
  # shellcheck disable=SC2086 # its words are wanted
  set -- ${SSH_CONNECTION:-}
  printf '%s' "${3:-}"
}

# The word after each `dev` of what `ip route` prints.
devices_of_routes() {
  while read -r line_of_route; do
    # shellcheck disable=SC2086 # its words are wanted
    set -- $line_of_route
    while [ $# -gt 1 ]; do
      [ "$1" != dev ] || printf '%s\n' "$2"
      shift
    done
  done
}

default_devices() {
  { ip -4 route show default; ip -6 route show default; } 2>/dev/null | devices_of_routes
}

# NFS and Ceph tell the address in their options; Gluster's servers have names, and are reached by a device with an address anyway.
storage_devices() {
  {
    while read -r _ _ type options _; do
      case $type in
      nfs* | ceph)
        case ",$options" in
        *,addr=*)
          address=${options#*addr=}
          printf '%s\n' "${address%%,*}"
          ;;
        esac
        ;;
      esac
    done <"$root/proc/mounts"
    for entry in "$sys"/class/iscsi_connection/*/persistent_address; do
      [ ! -e "$entry" ] || cat "$entry"
    done
  } 2>/dev/null | while read -r address; do
    ip route get "$address" 2>/dev/null </dev/null
  done | devices_of_routes
}

# VFIO hands over whole IOMMU groups: no other device of it may stay with a driver of the kernel (drivers/vfio, "group is not viable").
check_group() {
  for member in "$sys/bus/pci/devices/$1/iommu_group/devices"/*; do
    [ -e "$member" ] || continue
    name=${member##*/}
    case " $plan_nics " in *" $name "*) continue ;; esac
    class=
    { read -r class <"$sys/bus/pci/devices/$name/class"; } 2>/dev/null || :
    case $class in 0x0604*) continue ;; esac
    driver_of "$name"
    case $driver in
    '' | vfio-* | pci-stub | pcieport) ;;
    *) refuse "$1 shares its IOMMU group with $name, which stays with $driver" ;;
    esac
  done
}

# A process with it open keeps the kernel from taking the device back: the one who asks would hang. Sets $holder. One process looks
# at all: a host with many VMs has 100000 open files.
is_held() {
  group=$(readlink "$sys/bus/pci/devices/$1/iommu_group") || group=
  files="/dev/vfio/${group##*/} /dev/vfio/noiommu-${group##*/}"
  for uio in "$sys/bus/pci/devices/$1"/uio/uio*; do
    files="$files /dev/${uio##*/}"
  done
  # The first name makes ls print those of the folders, even of one.
  # shellcheck disable=SC2012 # busybox's find prints no targets of links, and the names are numbers
  holder=$(ls -ln /dev/null "$root"/proc/[0-9]*/fd 2>/dev/null | awk -v files=" $files " '
    /^\/.*:$/ { folder = substr($0, 1, length($0) - 4) }
    index(files, " " $NF " ") { print folder; exit }')
  [ -n "$holder" ] || return 1
  first_line "$holder/comm"
  holder=$first_line
}
