#!/bin/sh
# Prints what this host tells about itself, as one JSON document: ovirt-dpdk/host-facts/v1.
#
#   ssh root@host sh -s < collect.sh > host.json
#
# It only reads, writes no file, and needs nothing beyond sh, awk, cat, sed and (for tools that hang) timeout. What it cannot read is
# null in the document, and a note says why. The exit code is 0 whenever a document was printed. Run it as root: others do not see
# the product UUID and the running domains.
#
# Everything happens in main, called on the last line, so that a connection that is cut while the script travels runs nothing.
# Nothing that is read is ever evaluated: names are data.
#
# Environment: OVS_RUNDIR and the like, as the tools of Open vSwitch have it; OVIRT_DPDK_PATIENCE, the seconds that a tool may take.
# For tests only: OVIRT_DPDK_ROOT, a folder that stands for / wherever files are read; tools are then looked for in PATH alone.

LC_ALL=C
export LC_ALL
unset CDPATH

# Seconds that a tool may take, and one more until it is killed. All tools run side by side.
PATIENCE=${OVIRT_DPDK_PATIENCE:-2}

limited() {
  if [ -n "$has_timeout" ]; then timeout -k 1 "$PATIENCE" "$@"; else "$@"; fi
}

# ---- The stream that awk reads -------------------------------------------------------------------------------------------------
# Lines that begin with the name of their section. A record of the walk has fields parted by US; what would break the line is
# written as GS and a letter.

put() {
  record="walk $1"
  shift
  for field; do
    case $field in
    *["$NL$US$GS"]*) encode ;;
    esac
    record=$record$US$field
  done
  printf '%s\n' "$record"
}

encode() {
  rest=$field
  field=
  while [ -n "$rest" ]; do
    head=${rest%%["$NL$US$GS"]*}
    field=$field$head
    rest=${rest#"$head"}
    case $rest in
    "$NL"*) field=${field}${GS}n ;;
    "$US"*) field=${field}${GS}u ;;
    "$GS"*) field=${field}${GS}g ;;
    esac
    rest=${rest#?}
  done
}

# beside SECTION COMMAND: runs the command while everything before it in the pipeline runs too, then passes on what came from there,
# and adds: what the command said on stderr, its exit code, its output.
beside() {
  section=$1
  shift
  told=$({
    out=$("$@" </dev/null)
    printf '\nexit %s\n%s\n' "$?" "$out"
  } 2>&1)
  cat
  printf '%s\n' "$told" | sed "s/^/$section /"
}

# ---- Files ---------------------------------------------------------------------------------------------------------------------

# First line of a file, in `value`; empty where there is none.
line_of() {
  value=
  { IFS= read -r value <"$1"; } 2>/dev/null
}

# Name of what a link to a folder points to, in `value`, and where that is, in `PWD`. A change of folder needs no process.
target_of() {
  value=
  if cd -P "$1" 2>/dev/null; then value=${PWD##*/}; fi
}

# Passes the path of a file to awk, which reads it itself; what follows goes with it.
file() {
  if [ -f "$2" ] && [ -r "$2" ]; then put file "$@"; fi
}

walk() {
  put time "$(date -u +%Y-%m-%dT%H:%M:%SZ 2>/dev/null)"
  put uname "$(uname -m 2>/dev/null)" "$(uname -r 2>/dev/null)" "$(uname -n 2>/dev/null)"
  put session "${SSH_CONNECTION:-}"
  walk_host
  walk_cpus
  walk_nodes
  walk_iommu
  walk_nics
  walk_netdevs
  walk_open_vswitch
  walk_vdsm
  walk_rest
}

walk_host() {
  line_of "$ROOT/proc/sys/kernel/random/boot_id"
  put bootId "$value"
  line_of "$ROOT/etc/vdsm/vdsm.id"
  if [ -z "$value" ]; then line_of "$ROOT/sys/class/dmi/id/product_uuid"; fi
  put uuid "$value"
  file osRelease "$ROOT/etc/os-release"
  file kernelLine "$ROOT/proc/cmdline"
  file cpuinfo "$ROOT/proc/cpuinfo"
  file meminfo "$ROOT/proc/meminfo"
  file defaultRoute4 "$ROOT/proc/net/route"
  file defaultRoute6 "$ROOT/proc/net/ipv6_route"
  # Four bytes of attributes, then the value: Documentation/filesystems/efivarfs.rst of Linux and the UEFI specification.
  secure=$ROOT/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c
  if [ -r "$secure" ]; then
    put secureBoot "$(od -An -tu1 "$secure" 2>/dev/null)"
  elif [ -d "$ROOT/sys/firmware" ] && [ ! -d "$ROOT/sys/firmware/efi" ]; then
    put secureBoot "no EFI"
  fi
}

walk_cpus() {
  cpus=$ROOT/sys/devices/system/cpu
  for key in online isolated nohz_full; do
    if [ -r "$cpus/$key" ]; then
      line_of "$cpus/$key"
      put cpus "$key" "$value"
    fi
  done
  # awk reads the lists of siblings: `read` of dash asks for single bytes, and from such a file gets none (Linux 6.1, 6.18).
  for cpu in "$cpus"/cpu[0-9]*; do
    line_of "$cpu/online"
    [ "$value" = 0 ] && continue
    node=
    for link in "$cpu"/node[0-9]*; do
      [ -e "$link" ] && node=${link##*/node}
    done
    file siblings "$cpu/topology/thread_siblings_list" "${cpu##*/cpu}" "${node:-0}"
  done
}

# Huge pages of one node, or of a kernel without nodes.
walk_pages() {
  for pages in "$2"/hugepages-*kB; do
    [ -d "$pages" ] || continue
    size=${pages##*/hugepages-}
    line_of "$pages/nr_hugepages"
    total=$value
    line_of "$pages/free_hugepages"
    free=$value
    line_of "$pages/surplus_hugepages"
    put pages "$1" "${size%kB}" "$total" "$free" "$value"
  done
}

walk_nodes() {
  for node in "$ROOT"/sys/devices/system/node/node[0-9]*; do
    [ -d "$node" ] || continue
    id=${node##*/node}
    line_of "$node/distance"
    put node "$id" "$value"
    file "node $id" "$node/meminfo"
    walk_pages "$id" "$node/hugepages"
  done
  walk_pages all "$ROOT/sys/kernel/mm/hugepages"
}

walk_iommu() {
  [ -d "$ROOT/sys/class" ] || return 0
  active=false
  for unit in "$ROOT"/sys/class/iommu/*; do
    [ -e "$unit" ] && active=true
  done
  groups=0
  for group in "$ROOT"/sys/kernel/iommu_groups/*; do
    [ -e "$group" ] && groups=$((groups + 1))
  done
  put iommu "$active" "$groups"
}

walk_nics() {
  devices=$ROOT/sys/bus/pci/devices
  [ -d "$devices" ] && put devices
  seen=' '
  for nic in "$devices"/*; do
    line_of "$nic/class"
    case $value in
    0x0200* | 0x0207*) ;;
    *) continue ;;
    esac
    class=$value
    target_of "$nic"
    place=${PWD#"$ROOT"}
    target_of "$nic/driver"
    driver=$value
    target_of "$nic/physfn"
    physfn=$value
    target_of "$nic/iommu_group"
    group=$value
    line_of "$nic/vendor"
    vendor=$value
    line_of "$nic/device"
    device=$value
    line_of "$nic/subsystem_vendor"
    subvendor=$value
    line_of "$nic/subsystem_device"
    subdevice=$value
    line_of "$nic/numa_node"
    node=$value
    line_of "$nic/sriov_numvfs"
    functions=$value
    line_of "$nic/current_link_speed"
    speed=$value
    line_of "$nic/current_link_width"
    put nic "${nic##*/}" "$class" "$vendor" "$device" "$subvendor" "$subdevice" "$node" "$driver" "$physfn" "$group" \
      "$functions" "$speed" "$value" "$place"
    # A virtio NIC has its network device one level deeper.
    for net in "$nic"/net/* "$nic"/virtio*/net/*; do
      [ -e "$net" ] && put nicNet "${nic##*/}" "${net##*/}"
    done
    case $seen in
    *" $group "*) continue ;;
    esac
    seen="$seen$group "
    [ -n "$group" ] && walk_group
  done
  return 0
}

walk_group() {
  for member in "$ROOT/sys/kernel/iommu_groups/$group/devices"/*; do
    [ -e "$member" ] || continue
    line_of "$member/class"
    class=$value
    target_of "$member/driver"
    put member "$group" "${member##*/}" "$class" "$value"
  done
}

walk_netdevs() {
  for net in "$ROOT"/sys/class/net/*; do
    [ -d "$net" ] || continue
    name=${net##*/}
    kind=
    if [ -d "$net/bridge" ]; then
      kind=bridge
    elif [ -d "$net/bonding" ]; then
      kind=bond
    else
      { while IFS= read -r line; do
        case $line in
        DEVTYPE=vlan | DEVTYPE=bond | DEVTYPE=bridge) kind=${line#DEVTYPE=} ;;
        esac
      done <"$net/uevent"; } 2>/dev/null
    fi
    tap=
    [ -e "$net/tun_flags" ] && tap=tap
    nic=
    [ -e "$net/device" ] && nic=nic
    line_of "$net/address"
    mac=$value
    line_of "$net/mtu"
    mtu=$value
    line_of "$net/operstate"
    state=$value
    line_of "$net/speed"
    put netdev "$name" "$kind" "$tap" "$nic" "$mac" "$mtu" "$state" "$value"
    for lower in "$net"/lower_*; do
      [ -e "$lower" ] && put lower "$name" "${lower##*/lower_}"
    done
  done
}

walk_open_vswitch() {
  run=$ROOT${OVS_RUNDIR:-/var/run/openvswitch}
  line_of "$run/ovs-vswitchd.pid"
  if [ -n "$value" ]; then
    found=$ROOT/proc/$value
    line_of "$found/comm"
  else
    value=
    # Without the right to look into the folder of the switch, its process is looked for.
    if [ -d "$run" ] && [ ! -x "$run" ]; then
      for found in "$ROOT"/proc/[0-9]*; do
        line_of "$found/comm"
        case $value in ovs-vswitchd*) break ;; esac
      done
    fi
  fi
  case $value in
  ovs-vswitchd*)
    put vswitchd
    file vswitchd "$found/status"
    file passwd "$ROOT/etc/passwd"
    ;;
  esac
}

walk_vdsm() {
  # First vdsm.conf, then all drop-ins in the order of their names, whatever their folder: lib/vdsm/common/config.py.in of VDSM.
  file vdsmConf "$ROOT/etc/vdsm/vdsm.conf"
  [ -d "$ROOT/etc/vdsm" ] && put vdsm
  for folder in /usr/lib/vdsm /run/vdsm /etc/vdsm; do
    for conf in "$ROOT$folder"/vdsm.conf.d/*.conf; do
      file vdsmDropIn "$conf"
    done
  done
  for point in "$ROOT"/usr/libexec/vdsm/hooks/*; do
    [ -d "$point" ] || continue
    put hookPoint "${point##*/}"
    for hook in "$point"/*; do
      # VDSM runs what is executable: lib/vdsm/common/hooks.py.
      [ -f "$hook" ] && [ -x "$hook" ] && put hook "${point##*/}" "${hook##*/}"
    done
  done
}

walk_rest() {
  line_of "$ROOT/etc/tuned/active_profile"
  profile=$value
  case $profile in
  '' | */*) ;;
  cpu-partitioning*) file tunedVariables "$ROOT/etc/tuned/cpu-partitioning-variables.conf" ;;
  *) file tunedVariables "$ROOT/etc/tuned/$profile-variables.conf" ;;
  esac
  put tuned "$profile"
  if [ -d "$ROOT/etc/driverctl.d" ]; then
    put driverctl
    for override in "$ROOT"/etc/driverctl.d/*; do
      [ -f "$override" ] || continue
      line_of "$override"
      put override "${override##*/}" "$value"
    done
  elif command -v driverctl >/dev/null; then
    put driverctl
  fi
  # Files of the running domains: at once, and libvirt itself need not answer. Others than root cannot see them.
  if [ -d "$ROOT/run/libvirt/qemu" ] && [ -r "$ROOT/run/libvirt/qemu" ] && [ -x "$ROOT/run/libvirt/qemu" ]; then
    put domains
    for domain in "$ROOT"/run/libvirt/qemu/*.xml; do
      file domain "$domain"
    done
  fi
}

# ---- Tools ---------------------------------------------------------------------------------------------------------------------

ovs_database() {
  limited ovs-vsctl -t 2 --no-wait --format=json list Open_vSwitch \
    -- --columns=_uuid,name,datapath_type,ports list Bridge \
    -- --columns=_uuid,name,tag,interfaces list Port \
    -- --columns=_uuid,name,type,options,other_config,status,mtu,mtu_request,link_state,error,statistics list Interface
}

ovs_version() { limited ovs-vswitchd --version; }

# Without a port: with one, Open vSwitch 3.1.0 and its siblings die when that vhost-user port has no peer
# (openvswitch commit 5fb3bbd36; seen on 3.1.0).
ovs_mempools() { limited ovs-appctl -T 2 netdev-dpdk/get-mempool-info; }

ovs_pmds() { limited ovs-appctl -T 2 dpif-netdev/pmd-rxq-show; }

addresses() { limited ip -o addr show; }

# What sysfs does not tell apart.
kinds() {
  for kind in dummy openvswitch team; do
    devices=$(limited ip -o link show type "$kind") || return
    [ -n "$devices" ] && printf '%s\n' "$devices" | sed "s/^/$kind /"
  done
  return 0
}

# The way to each server that has a file system or a disk of this host.
storage() {
  servers=' '
  while read -r device _ type options _; do
    case $type in
    nfs | nfs4)
      case ",$options" in
      *,addr=*)
        server=${options##*addr=}
        server=${server%%,*}
        ;;
      *) server=${device%%:/*} ;;
      esac
      ;;
    fuse.glusterfs | ceph | glusterfs) server=${device%%[:,]*} ;;
    *) continue ;;
    esac
    servers="$servers$server "
  done <"$ROOT/proc/mounts"
  for portal in "$ROOT"/sys/class/iscsi_connection/*; do
    line_of "$portal/persistent_address"
    servers="$servers$value "
  done
  for controller in "$ROOT"/sys/class/nvme/*; do
    line_of "$controller/address"
    case $value in
    traddr=*)
      value=${value#traddr=}
      servers="$servers${value%%,*} "
      ;;
    esac
  done
  asked=' '
  set -f
  for server in $servers; do
    case $server in
    -* | *[!0-9A-Za-z.:_-]*) continue ;;
    *:* | *[!0-9.]*) case $server in
      *[!0-9a-fA-F:.]*)
        # A name.
        server=$(limited getent ahosts "$server") || [ "$?" -ne 124 ] || return 124
        server=${server%%[!0-9a-fA-F:.]*}
        ;;
      esac ;;
    esac
    [ -n "$server" ] || continue
    case $asked in *" $server "*) continue ;; esac
    asked="$asked$server "
    limited ip -o route get "$server" || case $? in 1 | 2) ;; *) return ;; esac
  done
  return 0
}

# Only where the files of the domains cannot be read.
virsh_domains() {
  if [ -r "$ROOT/run/libvirt/qemu" ] && [ -x "$ROOT/run/libvirt/qemu" ]; then return 0; fi
  uuids=$(limited virsh -q -r -c qemu:///system list --uuid) || return
  commands=
  for uuid in $uuids; do
    case $uuid in *[!0-9a-f-]*) continue ;; esac
    commands="${commands}dumpxml $uuid; "
  done
  if [ -n "$commands" ]; then limited virsh -q -r -c qemu:///system "$commands"; fi
}

packages() {
  limited rpm -qa --qf '%{NAME} %{VERSION}-%{RELEASE}\n' vdsm 'openvswitch*' 'ovirt-openvswitch' 'dpdk*' kernel kernel-core \
    libvirt-daemon libvirt-daemon-driver-qemu 'qemu-kvm' 'qemu-kvm-core' driverctl tuned 'ovirt-dpdk*'
}

# ---- The document --------------------------------------------------------------------------------------------------------------

document() {
  awk -v PATIENCE="$PATIENCE" '
# -- Text to JSON

function code(c) { return c == "" ? -1 : ORD[c] }

# Bytes of the UTF-8 sequence at position i; 0 where there is none (RFC 3629).
function sequence(s, i,   a, b) {
  a = code(substr(s, i, 1))
  if (a < 128) return 1
  b = code(substr(s, i + 1, 1))
  if (a >= 194 && a <= 223) return isTail(b)
  if (a == 224) return b >= 160 && b <= 191 && isTail(code(substr(s, i + 2, 1))) ? 3 : 0
  if (a == 237) return b >= 128 && b <= 159 && isTail(code(substr(s, i + 2, 1))) ? 3 : 0
  if (a >= 225 && a <= 239) return isTail(b) && isTail(code(substr(s, i + 2, 1))) ? 3 : 0
  if (a == 240 && b < 144 || a == 244 && b > 143 || a < 240 || a > 244) return 0
  return isTail(b) && isTail(code(substr(s, i + 2, 1))) && isTail(code(substr(s, i + 3, 1))) ? 4 : 0
}
function isTail(b) { return b >= 128 && b <= 191 ? 2 : 0 }

function str(s,   out, i, c, n) {
  if (s !~ /[^ !#-Z^-~]/) return "\"" s "\""
  out = ""
  for (i = 1; i <= length(s); i += n) {
    c = substr(s, i, 1)
    n = 1
    if (c == "\"" || c == "\\") out = out "\\" c
    else if (code(c) < 32 || code(c) == 127) out = out sprintf("\\u%04x", code(c))
    else if (code(c) < 127) out = out c
    else if (n = sequence(s, i)) out = out substr(s, i, n)
    else { n = 1; out = out "\\ufffd" }
  }
  return "\"" out "\""
}

# A text of at most `most` bytes; what is longer is cut, with a note.
function text(about, s, most) {
  if (length(s) <= most) return str(s)
  note(about, "cut after " most " of " length(s) " bytes")
  return str(substr(s, 1, most))
}

function opt(s) { return s == "" ? "null" : str(substr(s, 1, 1024)) }
function yes(b) { return b ? "true" : "false" }
# A whole number, as text all the way: awk would round it.
function int_(s) {
  if (s !~ /^[0-9]+$/) return "null"
  sub(/^0+/, "", s)
  return s == "" ? "0" : length(s) > 15 ? "null" : s
}
function hex(s, digits) {
  sub(/^0x/, "", s)
  s = tolower(s)
  return length(s) == digits && s !~ /[^0-9a-f]/ ? "\"" s "\"" : "null"
}
function cpuList(s) { gsub(/[ \t]/, "", s); return s ~ /^([0-9]+(-[0-9]+)?(,[0-9]+(-[0-9]+)?)*)?$/ ? str(s) : "null" }
function isPci(s) { return s ~ /^[0-9a-f][0-9a-f][0-9a-f][0-9a-f]+:[0-9a-f][0-9a-f]:[01][0-9a-f]\.[0-7]$/ && length(s) <= 16 }
function trim(s) { gsub(/^[ \t\r]+|[ \t\r]+$/, "", s); return s }

function note(about, reason,   s) {
  s = "{\"about\":" str(substr(about, 1, 200)) ",\"reason\":" str(substr(reason, 1, 300)) "}"
  if (s in NOTED || noteBytes + length(s) > 16000) return
  NOTED[s]
  noteBytes += length(s) + 2
  NOTE[++notes] = s
}

# -- Lists, which are shortened where the document would grow too long

function add(list, item) { ITEM[list, ++COUNT[list]] = item; SIZE[list] += length(item) + 2; LISTED[list] }
function array(list,   i, out) {
  out = ""
  for (i = 1; i <= COUNT[list]; i++) out = out (i > 1 ? ",\n" : "\n") ITEM[list, i]
  return "[" out "]"
}
function object(list,   s) { s = array(list); return "{" substr(s, 2, length(s) - 2) "}" }
function shorten(most,   list, all, big, was) {
  all = 0
  for (list in LISTED) { all += SIZE[list]; was[list] = COUNT[list] }
  while (all > most) {
    big = ""
    for (list in LISTED) if (big == "" || SIZE[list] > SIZE[big]) big = list
    all -= length(ITEM[big, COUNT[big]]) + 2
    SIZE[big] -= length(ITEM[big, COUNT[big]--]) + 2
  }
  for (list in LISTED) if (COUNT[list] < was[list]) note(list, "shortened: " COUNT[list] " of " was[list] ", the document would be too long")
}
# Sorts K[1..n] in place, together with V; stable.
function sort(K, V, n,   i, j, k, v) {
  for (i = 2; i <= n; i++) {
    k = K[i]; v = V[i]
    for (j = i - 1; j > 0 && K[j] > k; j--) { K[j + 1] = K[j]; V[j + 1] = V[j] }
    K[j + 1] = k; V[j + 1] = v
  }
}

# -- Sections

function decode(s,   n, part, i, out, c) {
  if (index(s, GS) == 0) return s
  n = split(s, part, GS)
  out = part[1]
  for (i = 2; i <= n; i++) {
    c = substr(part[i], 1, 1)
    out = out (c == "n" ? "\n" : c == "u" ? US : GS) substr(part[i], 2)
  }
  return out
}

function why(section, tool,   rc) {
  rc = EXIT[section]
  if (rc == 127) return tool ": not found"
  if (rc == 124 || rc == 137 || rc == 143) return tool ": no answer within " PATIENCE " s"
  if (SAID[section] == "") return tool ": exit code " rc
  return index(SAID[section], tool) == 1 ? SAID[section] : tool ": " SAID[section]
}

# First line of a file that the walk has named.
function head(name,   line) {
  if (!(name in FILE)) return ""
  line = ""
  if ((getline line < FILE[name]) <= 0) line = ""
  close(FILE[name])
  return line
}

# -- JSON, as ovs-vsctl prints it: J has the values, T the types, N the lengths of arrays. The text is read through a window,
# for a part of a long text costs some awks its whole length.

function window() { if (jw == "" && jp <= jlen) { jw = substr(jt, jp, 2048); jp += 2048 } }
function peek() {
  for (;;) {
    window()
    sub(/^[ \t\r\n]+/, "", jw)
    if (jw != "" || jp > jlen) return substr(jw, 1, 1)
  }
}
function skip() { jw = substr(jw, 2) }
function jstring(   out, i, c) {
  out = ""
  skip()
  for (;;) {
    window()
    if (jw == "") { jbad = 1; return out }
    i = match(jw, /["\\]/)
    if (i == 0) { out = out jw; jw = ""; continue }
    out = out substr(jw, 1, i - 1)
    c = substr(jw, i, 1)
    jw = substr(jw, i + 1)
    if (c == "\"") return out
    window()
    c = substr(jw, 1, 1)
    skip()
    if (c == "u") out = out jcode()
    else out = out (c in ESC ? ESC[c] : c)
  }
}
function jhex(   i, c, v) {
  v = 0
  for (i = 0; i < 4; i++) { window(); c = index("0123456789abcdef", tolower(substr(jw, 1, 1))); if (c > 0) v = v * 16 + c - 1; skip() }
  return v
}
function jcode(   v, low) {
  v = jhex()
  if (v < 55296 || v > 56319) return utf8(v)
  window(); if (substr(jw, 1, 1) != "\\") return utf8(65533)
  skip(); window(); skip()
  low = jhex()
  return utf8((v - 55296) * 1024 + low - 56320 + 65536)
}
function utf8(v) {
  if (v < 128) return v == 0 ? utf8(65533) : CHR[v]
  if (v < 2048) return CHR[192 + int(v / 64)] CHR[128 + v % 64]
  if (v < 65536) return CHR[224 + int(v / 4096)] CHR[128 + int(v / 64) % 64] CHR[128 + v % 64]
  if (v < 1114112) return CHR[240 + int(v / 262144)] CHR[128 + int(v / 4096) % 64] CHR[128 + int(v / 64) % 64] CHR[128 + v % 64]
  return utf8(65533)
}
function jvalue(at,   c, n, key) {
  c = peek()
  if (c == "\"") { T[at] = "s"; J[at] = jstring(); return }
  if (c == "[") {
    skip()
    for (n = 0; (c = peek()) != "]" && !jbad; n++) { jvalue(at SUBSEP n); if (peek() == ",") skip() }
    skip()
    T[at] = "a"; N[at] = n
    return
  }
  if (c == "{") {
    skip()
    while ((c = peek()) != "}" && !jbad) {
      if (c != "\"") { jbad = 1; return }
      key = jstring()
      if (peek() == ":") skip(); else jbad = 1
      jvalue(at SUBSEP key)
      if (peek() == ",") skip()
    }
    skip()
    return
  }
  if (match(jw, /^[-+.0-9A-Za-z]+/) == 0) { jbad = 1; return }
  # At the end of the window the rest of a number may still come.
  if (RLENGTH == length(jw) && jp <= jlen) { jw = jw substr(jt, jp, 2048); jp += 2048; match(jw, /^[-+.0-9A-Za-z]+/) }
  T[at] = "v"; J[at] = substr(jw, 1, RLENGTH)
  jw = substr(jw, RLENGTH + 1)
}
function jread(at, s) { jt = s; jlen = length(s); jp = 1; jw = ""; jbad = 0; jvalue(at); return !jbad }

# -- Tables of ovs-vsctl: data and headings

function column(table, name,   i) {
  for (i = 0; i < N[table, "headings"]; i++) if (J[table, "headings", i] == name) return i
  return -1
}
function rows(table) { return N[table, "data"] + 0 }
function cell(table, row, name) { return table SUBSEP "data" SUBSEP row SUBSEP column(table, name) }
# A single value; empty for an empty set.
function single(at) { return T[at] == "s" || T[at] == "v" ? J[at] : "" }
function uuidOf(at) { return T[at] == "a" && J[at, 0] == "uuid" ? J[at, 1] : "" }
function members(at) { return T[at] == "a" && J[at, 0] == "set" ? N[at, 1] : 1 }
function member(at, i) { return T[at] == "a" && J[at, 0] == "set" ? at SUBSEP 1 SUBSEP i : at }
function lookup(at, key,   i) {
  if (T[at] != "a" || J[at, 0] != "map") return ""
  for (i = 0; i < N[at, 1]; i++) if (J[at, 1, i, 0] == key) return J[at, 1, i, 1]
  return ""
}
function map(about, at,   i, out) {
  out = ""
  if (T[at] != "a" || J[at, 0] != "map") return "{}"
  for (i = 0; i < N[at, 1]; i++) {
    # The secret of an IPsec tunnel.
    if (J[at, 1, i, 0] == "psk") continue
    out = out (out == "" ? "" : ",") text(about, J[at, 1, i, 0], 256) ":" text(about, J[at, 1, i, 1], 1024)
  }
  return "{" out "}"
}

function openVswitch(   i, j, n, at, s, ports, version, dpdk, out, interfaces, port, hasDatabase, tag) {
  hasDatabase = EXIT["ovs"] == 0 && jread("O", LINE["ovs", 1]) && jread("B", LINE["ovs", 2]) && jread("P", LINE["ovs", 3]) && jread("I", LINE["ovs", 4]) && rows("O") > 0 && column("O", "other_config") >= 0 && column("B", "ports") >= 0 && column("P", "interfaces") >= 0 && column("I", "options") >= 0
  if (!hasDatabase && EXIT["ovs"] == 127 && !isRunning) { note("openVswitch", why("ovs", "ovs-vsctl")); return "null" }
  if (hasDatabase) {
    version = single(cell("O", 0, "ovs_version"))
    dpdk = single(cell("O", 0, "dpdk_version"))
  }
  for (i = 1; i <= LINES["ovsVersion"]; i++) {
    s = LINE["ovsVersion", i]
    if (version == "" && s ~ /Open vSwitch/) version = s
    if (release(dpdk) == "" && s ~ /^DPDK /) dpdk = s
  }
  if (release(version) == "") note("openVswitch.version", EXIT["ovsVersion"] == 0 ? "neither the database nor ovs-vswitchd tells" : why("ovsVersion", "ovs-vswitchd"))
  if (release(dpdk) == "") note("openVswitch.dpdkVersion", EXIT["ovsVersion"] == 0 ? "ovs-vswitchd names no DPDK: it is built without" : why("ovsVersion", "ovs-vswitchd"))
  out = "{\"version\":" opt(release(version)) ",\"dpdkVersion\":" opt(release(dpdk)) ",\"running\":" yes(isRunning) ",\"user\":" opt(userOf())
  if (!hasDatabase) {
    s = EXIT["ovs"] == 0 ? "ovs-vsctl: its answer is not understood" : why("ovs", "ovs-vsctl")
    note("openVswitch.otherConfig", s); note("openVswitch.bridges", s); note("openVswitch.interfaces", s)
    out = out ",\"dpdkInitialized\":null,\"otherConfig\":null,\"bridges\":null,\"interfaces\":null"
  } else {
    s = single(cell("O", 0, "dpdk_initialized"))
    out = out ",\"dpdkInitialized\":" (s == "true" || s == "false" ? s : "null")
    at = cell("O", 0, "other_config")
    if (T[at] == "a") for (i = 0; i < N[at, 1]; i++) add("openVswitch.otherConfig", text("openVswitch.otherConfig", J[at, 1, i, 0], 256) ":" text("openVswitch.otherConfig", J[at, 1, i, 1], 1024))
    for (i = 0; i < rows("I"); i++) { NAME[uuidOf(cell("I", i, "_uuid"))] = single(cell("I", i, "name")); interface(i) }
    for (i = 0; i < rows("P"); i++) {
      at = cell("P", i, "interfaces")
      interfaces = ""
      for (j = 0; j < members(at); j++) { s = uuidOf(member(at, j)); if (s in NAME) interfaces = interfaces (interfaces == "" ? "" : ",") str(NAME[s]) }
      tag = single(cell("P", i, "tag"))
      PORT[uuidOf(cell("P", i, "_uuid"))] = "{\"name\":" str(single(cell("P", i, "name"))) ",\"tag\":" int_(tag) ",\"interfaces\":[" interfaces "]}"
    }
    for (i = 0; i < rows("B"); i++) {
      at = cell("B", i, "ports")
      ports = ""
      for (j = 0; j < members(at); j++) { s = uuidOf(member(at, j)); if (s in PORT) ports = ports (ports == "" ? "" : ",") PORT[s] }
      add("openVswitch.bridges", "{\"name\":" str(single(cell("B", i, "name"))) ",\"datapathType\":" str(single(cell("B", i, "datapath_type"))) ",\"ports\":[" ports "]}")
    }
    out = out ",\"otherConfig\":" place("openVswitch.otherConfig") ",\"bridges\":" place("openVswitch.bridges") ",\"interfaces\":" place("openVswitch.interfaces")
  }
  return out ",\"mempools\":" mempools() ",\"pmds\":" pmds() "}"
}
# The numbers of a version: 3.1.0, 22.11.11.
function release(s) { return match(s, /[0-9]+\.[0-9]+(\.[0-9]+)?/) ? substr(s, RSTART, RLENGTH) : "" }

function interface(i,   stats) {
  stats = cell("I", i, "statistics")
  add("openVswitch.interfaces", "{\"name\":" str(single(cell("I", i, "name"))) ",\"type\":" str(single(cell("I", i, "type"))) \
    ",\"options\":" map("openVswitch.interfaces", cell("I", i, "options")) ",\"otherConfig\":" map("openVswitch.interfaces", cell("I", i, "other_config")) \
    ",\"status\":" map("openVswitch.interfaces", cell("I", i, "status")) ",\"mtu\":" int_(single(cell("I", i, "mtu"))) \
    ",\"mtuRequest\":" int_(single(cell("I", i, "mtu_request"))) ",\"linkState\":" opt(single(cell("I", i, "link_state"))) \
    ",\"error\":" opt(single(cell("I", i, "error"))) ",\"rxPackets\":" int_(lookup(stats, "rx_packets")) ",\"txPackets\":" int_(lookup(stats, "tx_packets")) "}")
}

# User id 0 to 65535 of the process to its name.
function userOf(   line, part, uid, name) {
  if (!("vswitchd" in FILE)) return ""
  while ((getline line < FILE["vswitchd"]) > 0) if (split(line, part, /[ \t]+/) > 2 && part[1] == "Uid:") uid = part[3]
  close(FILE["vswitchd"])
  name = uid == 0 && uid != "" ? "root" : ""
  if (name == "" && "passwd" in FILE) {
    while ((getline line < FILE["passwd"]) > 0) if (split(line, part, ":") > 3 && part[3] == uid && name == "") name = part[1]
    close(FILE["passwd"])
  }
  return name == "" ? uid : name
}

function mempools(   i, s, name, n, key, v) {
  if (EXIT["mempools"] != 0) { note("openVswitch.mempools", why("mempools", "ovs-appctl")); return "null" }
  n = 0
  for (i = 1; i <= LINES["mempools"]; i++) {
    s = LINE["mempools", i]
    if (s ~ /^mempool </) { n++; POOL[n, "name"] = substr(s, 10); sub(/>@.*$/, "", POOL[n, "name"]) }
    else if (n && match(s, /^ *[a-z_]+=/)) {
      key = trim(substr(s, 1, RLENGTH - 1)); v = trim(substr(s, RLENGTH + 1))
      if (!((n, key) in POOL)) POOL[n, key] = v
    }
  }
  # DPDK lists pools of its own too; those of Open vSwitch begin so.
  for (i = 1; i <= n; i++) if (POOL[i, "name"] ~ /^ovs/ && int_(POOL[i, "size"]) != "null")
    add("openVswitch.mempools", "{\"name\":" str(POOL[i, "name"]) ",\"node\":" int_(POOL[i, "socket_id"]) ",\"mbufs\":" int_(POOL[i, "size"]) ",\"objectBytes\":" int_(POOL[i, "total_obj_size"]) "}")
  return place("openVswitch.mempools")
}

function pmds(   i, s, n, part, port, k, j, out) {
  if (EXIT["pmds"] != 0) { note("openVswitch.pmds", why("pmds", "ovs-appctl")); return "null" }
  n = 0
  for (i = 1; i <= LINES["pmds"]; i++) {
    s = LINE["pmds", i]
    if (s ~ /^pmd thread numa_id -?[0-9]+ core_id [0-9]+:/) { n++; split(s, part, " "); sub(/:$/, "", part[6]); PMD[n] = "{\"cpu\":" int_(part[6]) ",\"node\":" (part[4] ~ /^-/ ? "-" int_(substr(part[4], 2)) : int_(part[4])) ",\"queues\":["; QUEUES[n] = "" }
    else if (n && s ~ /^[ \t]*port: .*queue-id:/) {
      port = s; sub(/^[ \t]*port: /, "", port)
      # The last one: a name may hold these words too.
      j = 0; while (k = index(substr(port, j + 1), "queue-id:")) j += k
      s = substr(port, j + 9); port = trim(substr(port, 1, j - 1))
      # "0 (enabled) pmd usage: 5 %"; before 2.9 "0 1 2".
      k = split(trim(s), part, /[ \t]+/)
      for (j = 1; j <= k && part[j] ~ /^[0-9]+$/; j++) QUEUES[n] = QUEUES[n] (QUEUES[n] == "" ? "" : ",") "{\"port\":" str(port) ",\"queue\":" int_(part[j]) "}"
    }
  }
  for (i = 1; i <= n; i++) add("openVswitch.pmds", PMD[i] QUEUES[i] "]}")
  return place("openVswitch.pmds")
}

# -- XML of domains: records that begin after each <. The depth goes down before an element is left: after a domain it begins anew.

function entities(s,   out, i, j, name, v) {
  if (index(s, "&") == 0) return s
  out = ""
  while (i = index(s, "&")) {
    out = out substr(s, 1, i - 1)
    s = substr(s, i + 1)
    j = index(s, ";")
    name = substr(s, 1, j - 1)
    if (j > 1 && name in ENTITY) out = out ENTITY[name]
    else if (j > 2 && name ~ /^#[0-9]+$/) out = out utf8(substr(name, 2) + 0)
    else if (j > 3 && name ~ /^#x[0-9a-fA-F]+$/) out = out utf8(number16(substr(name, 3)))
    else { out = out "&"; continue }
    s = substr(s, j + 1)
  }
  return out s
}
function number16(s,   i, v) { v = 0; for (i = 1; i <= length(s) && v < 1114112; i++) v = v * 16 + index("0123456789abcdef", tolower(substr(s, i, 1))) - 1; return v }

# Attributes of a start tag, into A.
function attributes(s,   q, name, i) {
  split("", A)
  sub(/^[^ \t\r\n\/>]+/, "", s)
  while (match(s, /^[ \t\r\n]*[^ \t\r\n=\/>]+[ \t\r\n]*=[ \t\r\n]*[\042\047]/)) {
    q = substr(s, RLENGTH, 1)
    name = substr(s, 1, RLENGTH - 1)
    s = substr(s, RLENGTH + 1)
    gsub(/[ \t\r\n=]/, "", name)
    i = index(s, q)
    if (i == 0) return
    A[name] = entities(substr(s, 1, i - 1))
    s = substr(s, i + 1)
  }
}
function kib(number, unit) {
  number = trim(number)
  if (number !~ /^[0-9]+$/) return "null"
  if (unit == "" || unit == "KiB" || unit == "k") return int_(number)
  return unit in KIB ? sprintf("%.0f", number * KIB[unit]) : "null"
}
function xmlStart() { depth = 0; inside[0] = ""; hidden = ""; split("", D); D["hugepages"] = 0; D["shared"] = 0; cells = ""; vhosts = ""; isVhost = 0 }
function xml(record,   i, name, body, rest, at) {
  if (hidden != "") { if (index(record, hidden)) hidden = ""; return }
  if (record ~ /^!--/) { if (!index(record, "-->")) hidden = "-->"; return }
  if (record ~ /^!\[CDATA\[/) { if (!index(record, "]]>")) hidden = "]]>"; return }
  if (record ~ /^[?!]/) return
  if (record ~ /^\//) { if (depth > 0) leave(inside[depth--]); return }
  if (!match(record, /^[^ \t\r\n\/>]+/)) return
  name = substr(record, 1, RLENGTH)
  i = index(record, ">")
  body = i ? substr(record, 1, i) : record
  rest = i ? substr(record, i + 1) : ""
  at = inside[depth] "/" name
  depth++
  inside[depth] = at
  sub(/^\/domstatus/, "", at)
  if (at in WANTED) enter(at, body, rest)
  if (body ~ /\/>$/) leave(inside[depth--])
}
function enter(at, body, rest) {
  attributes(body)
  if (at == "/domain/name") D["name"] = entities(rest)
  else if (at == "/domain/uuid") D["uuid"] = trim(rest)
  else if (at == "/domain/memory") D["memory"] = kib(rest, A["unit"])
  else if (at == "/domain/memoryBacking/hugepages") D["hugepages"] = 1
  else if (at == "/domain/memoryBacking/hugepages/page") { if (!("page" in D)) D["page"] = kib(A["size"], A["unit"]) }
  else if (at == "/domain/memoryBacking/access") D["shared"] = A["mode"] == "shared"
  else if (at == "/domain/cpu/numa/cell") cells = cells (cells == "" ? "" : ",") str(A["memAccess"])
  else if (at == "/domain/devices/interface") { isVhost = A["type"] == "vhostuser"; split("", F) }
  else if (!isVhost) return
  else if (at ~ /mac$/) F["mac"] = A["address"]
  else if (at ~ /source$/) { F["path"] = A["path"]; F["mode"] = A["mode"] }
  else if (at ~ /target$/) F["target"] = A["dev"]
  else if (at ~ /driver$/) F["queues"] = A["queues"]
}
function leave(at) {
  sub(/^\/domstatus/, "", at)
  if (at == "/domain/devices/interface" && isVhost) {
    isVhost = 0
    vhosts = vhosts (vhosts == "" ? "" : ",") "{\"mac\":" str(F["mac"]) ",\"path\":" str(F["path"]) ",\"mode\":" opt(F["mode"]) ",\"target\":" opt(F["target"]) ",\"queues\":" int_(F["queues"]) "}"
  }
  if (at == "/domain") {
    if (D["uuid"] == "") note("domains", "a domain without uuid was left out")
    else add("domains", "{\"uuid\":" str(D["uuid"]) ",\"name\":" text("domains", D["name"], 1024) ",\"memory\":" ("memory" in D ? D["memory"] : "null") ",\"hugepages\":" yes(D["hugepages"]) ",\"pageSize\":" ("page" in D ? D["page"] : "null") ",\"accessShared\":" yes(D["shared"]) ",\"cellAccess\":[" cells "],\"vhostUser\":[" vhosts "]}")
    xmlStart()
  }
}
function domains(   i, record, all, n, part) {
  split("/domain/name /domain/uuid /domain/memory /domain/memoryBacking/hugepages /domain/memoryBacking/hugepages/page /domain/memoryBacking/access /domain/cpu/numa/cell /domain/devices/interface /domain/devices/interface/mac /domain/devices/interface/source /domain/devices/interface/target /domain/devices/interface/driver", part, " ")
  for (i in part) WANTED[part[i]]
  if (hasDomains) {
    RS = "<"
    for (i = 1; i <= domainFiles; i++) {
      xmlStart()
      while ((getline record < DOMAIN[i]) > 0) xml(record)
      close(DOMAIN[i])
    }
    RS = "\n"
    return place("domains")
  }
  if (EXIT["domains"] != 0) { note("domains", why("domains", "virsh")); return "null" }
  all = ""
  for (i = 1; i <= LINES["domains"]; i++) all = all LINE["domains", i] "\n"
  n = split(all, part, "<")
  xmlStart()
  for (i = 2; i <= n; i++) xml(part[i])
  return place("domains")
}

# -- Host, CPUs, nodes

function osRelease(   line, i, key, v, id, version) {
  if (!("osRelease" in FILE)) { note("host.os", "/etc/os-release: cannot be read"); return "null" }
  while ((getline line < FILE["osRelease"]) > 0) {
    i = index(line, "=")
    key = substr(line, 1, i - 1)
    v = trim(substr(line, i + 1))
    gsub(/^[\042\047]|[\042\047]$/, "", v)
    if (key == "ID") id = v
    if (key == "VERSION_ID") version = v
  }
  close(FILE["osRelease"])
  return "{\"id\":" str(substr(id, 1, 256)) ",\"version\":" str(substr(version, 1, 256)) "}"
}

function secureBoot(   part, n) {
  if (SECURE == "no EFI") return "false"
  n = split(trim(SECURE), part, /[ \t]+/)
  if (n == 5) return yes(part[5] == 1)
  note("host.secureBoot", "the EFI variable SecureBoot cannot be read")
  return "null"
}

function kernelLine(   s) {
  s = head("kernelLine")
  if (s == "") { note("kernelLine", "/proc/cmdline: cannot be read"); return "null" }
  # Passwords of a disk that the host boots from over iSCSI: dracut.cmdline(7).
  while (match(s, /rd\.iscsi\.(in\.)?password=[^ *][^ ]*/)) s = substr(s, 1, RSTART - 1) "rd.iscsi.password=*" substr(s, RSTART + RLENGTH)
  if (match(s, /netroot=iscsi:[^ @]*@/)) s = substr(s, 1, RSTART - 1) "netroot=iscsi:*@" substr(s, RSTART + RLENGTH)
  return text("kernelLine", trim(s), 4096)
}

function cpus(   line, i, key, v, vendor, model, flags, known, n, part, online) {
  n = split("pdpe1gb pse vmx svm hypervisor", part, " ")
  for (i = 1; i <= n; i++) known[part[i]]
  flags = ""
  if ("cpuinfo" in FILE) {
    # The first processor stands for all.
    while ((getline line < FILE["cpuinfo"]) > 0 && line != "") {
      i = index(line, ":")
      key = trim(substr(line, 1, i - 1))
      v = trim(substr(line, i + 1))
      if (key == "vendor_id") vendor = v
      if (key == "model name") model = v
      if (key == "flags") {
        n = split(v, part, " ")
        for (i = 1; i <= n; i++) if (part[i] in known) flags = flags (flags == "" ? "" : ",") str(part[i])
        flags = "[" flags "]"
      }
    }
    close(FILE["cpuinfo"])
  }
  if (flags == "") note("cpus.flags", "/proc/cpuinfo: names no flags")
  online = CPUS["online"]
  if (online == "" || cpuList(online) == "null") { online = ""; note("cpus.online", "/sys/devices/system/cpu/online: cannot be read") }
  if (cores == 0) note("cpus.cores", "/sys/devices/system/cpu: tells no topology")
  sort(COREKEY, CORE, cores)
  for (i = 1; i <= cores; i++) add("cpus.cores", CORE[i])
  return "{\"vendor\":" opt(vendor) ",\"model\":" opt(model) ",\"flags\":" (flags == "" ? "null" : flags) ",\"online\":" cpuList(online) ",\"isolated\":" kernelList("isolated") ",\"nohzFull\":" kernelList("nohz_full") ",\"cores\":" place("cpus.cores") "}"
}
# Each core once, at its lowest CPU.
function core(path, cpu, node,   list) {
  if ((getline list < path) <= 0) list = ""
  close(path)
  if (list + 0 != cpu || cpuList(list) == "null" || list == "" || int_(node) == "null") return
  COREKEY[++cores] = cpu + 0
  CORE[cores] = "{\"node\":" int_(node) ",\"cpus\":" cpuList(list) "}"
}
# A kernel without nohz_full= writes "(null)".
function kernelList(key) { return key in CPUS ? CPUS[key] ~ /null/ ? "\"\"" : cpuList(CPUS[key]) : "null" }

function memTotal(name,   line, part, n, v) {
  v = "null"
  if (!(name in FILE)) return v
  while ((getline line < FILE[name]) > 0) if (match(line, /MemTotal: *[0-9]+/)) { n = split(substr(line, RSTART, RLENGTH), part, " "); v = int_(part[n]) }
  close(FILE[name])
  return v
}
function nodes_(   i, v) {
  if (nodes == 0) {
    note("nodes", "/sys/devices/system/node: tells no node; all memory is taken for node 0")
    v = memTotal("meminfo")
    if (v == "null") return
    add("nodes", "{\"id\":0,\"memory\":" v ",\"hugepages\":[" PAGES["all"] "],\"distances\":null}")
    return
  }
  sort(NODEKEY, NODE, nodes)
  for (i = 1; i <= nodes; i++) {
    v = memTotal("node " NODE[i])
    if (v == "null") note("nodes", "node " NODE[i] ": its meminfo cannot be read")
    add("nodes", "{\"id\":" NODE[i] ",\"memory\":" (v == "null" ? 0 : v) ",\"hugepages\":[" PAGES[NODE[i]] "],\"distances\":" DISTANCES[NODE[i]] "}")
  }
}
function distances(s,   n, part, i, out) {
  n = split(trim(s), part, /[ \t]+/)
  if (n == 0) return "null"
  out = ""
  for (i = 1; i <= n; i++) { if (int_(part[i]) == "null") return "null"; out = out (i > 1 ? "," : "") int_(part[i]) }
  return "[" out "]"
}

# -- NICs

function nics_(   i, pci, n, pass, link, part, members_, count, g) {
  dpdkNames()
  if (!hasDevices) note("nics", "/sys/bus/pci/devices: cannot be read")
  # Virtual functions last: where the list is too long, it is they that are left out.
  for (pass = 1; pass <= 2; pass++) for (i = 1; i <= nics; i++) {
    pci = NIC[i]
    if ((NICF[pci, 8] != "") != (pass == 2)) continue
    if (!isPci(pci) || hex(NICF[pci, 2], 6) == "null" || hex(NICF[pci, 3], 4) == "null" || hex(NICF[pci, 4], 4) == "null") {
      note("nics", pci ": was left out, its address or ids are not as PCI has them")
      continue
    }
    g = NICF[pci, 10]
    if (MEMBERS[g] > 32) note("nics", pci ": has more than 32 devices in its IOMMU group, the others were left out")
    add("nics", "{\"pci\":" str(pci) ",\"vendor\":" hex(NICF[pci, 3], 4) ",\"device\":" hex(NICF[pci, 4], 4) ",\"subsystemVendor\":" hex(NICF[pci, 5], 4) ",\"subsystemDevice\":" hex(NICF[pci, 6], 4) \
      ",\"class\":" hex(NICF[pci, 2], 6) ",\"node\":" (NICF[pci, 7] ~ /^[0-9]+$/ ? int_(NICF[pci, 7]) : -1) ",\"driver\":" opt(NICF[pci, 8 + 1]) ",\"iommuGroup\":" int_(g) \
      ",\"groupMembers\":" (int_(g) == "null" ? "null" : "[" MEMBER[g] "]") ",\"physicalFunction\":" (isPci(NICF[pci, 8]) ? str(NICF[pci, 8]) : "null") \
      ",\"virtualFunctions\":" int_(NICF[pci, 11]) ",\"link\":" pcieLink(NICF[pci, 12], NICF[pci, 13]) ",\"netdevs\":[" NETS[pci] "],\"dpdkName\":" opt(DPDK[pci]) "}")
  }
}
# "8.0 GT/s PCIe", "16 GT/s", "Unknown".
function pcieLink(speed, width) {
  if (!match(speed, /^[0-9]+(\.[0-9]+)? GT/) || int_(width) == "null" || width + 0 == 0 || width + 0 == 255) return "null"
  speed = substr(speed, 1, RLENGTH - 3)
  sub(/^0+/, "", speed)
  if (speed !~ /^[1-9]/) return "null"
  return "{\"gtps\":" speed ",\"lanes\":" int_(width) "}"
}
# VDSM before 4.40.40 numbers the NICs that are on a driver for DPDK and have no network device, in the order of lshw, which goes
# down the tree of buses; virtual functions are left out (lib/vdsm/network/link/dpdk.py at v4.40.39; src/core/pci.cc of lshw). From
# 4.30.20 on it does so only with dpdk_enable. No file of the host tells the numbers.
function dpdkNames(   part, v, i, n, key, bound, pci, set) {
  if (split(release3(PACKAGE["vdsm"]), part, ".") < 3) return
  v = part[1] * 1000000 + part[2] * 1000 + part[3]
  set = tolower(SETTING["vars/dpdk_enable"])
  if (v < 4020001 || v >= 4040040 || v >= 4030020 && set !~ /^(true|yes|on|1)$/) return
  n = 0
  for (i = 1; i <= nics; i++) {
    pci = NIC[i]
    if (NICF[pci, 9] ~ /^(vfio-pci|igb_uio|uio_pci_generic)$/ && NETS[pci] == "" && NICF[pci, 8] == "") { key[++n] = NICF[pci, 14]; bound[n] = pci }
  }
  sort(key, bound, n)
  for (i = 1; i <= n; i++) DPDK[bound[i]] = "dpdk" (i - 1)
}
function release3(s) { return match(s, /^[0-9]+\.[0-9]+\.[0-9]+/) ? substr(s, RSTART, RLENGTH) : "" }

# -- Network devices

function addressesOf(   i, n, part, name, j) {
  if (EXIT["addresses"] != 0) note("netdevs", "no addresses; " why("addresses", "ip"))
  for (i = 1; i <= LINES["addresses"]; i++) {
    n = split(LINE["addresses", i], part, /[ \t]+/)
    if (part[3] != "inet" && part[3] != "inet6") continue
    for (j = 5; j < n; j++) if (part[j] == "scope" && part[j + 1] == "link") break
    name = part[2]
    if (part[3] == "inet6" && tolower(part[4]) ~ /^fe[89ab]/ || j < n && part[3] == "inet6") continue
    if (name == "lo") continue
    ADDRESSES[name] = ADDRESSES[name] (ADDRESSES[name] == "" ? "" : ",") str(part[4])
    sub(/\/.*$/, "", part[4])
    if (!(part[4] in HOLDER)) HOLDER[part[4]] = name
  }
  if (EXIT["kinds"] != 0) note("netdevs", "dummy, openvswitch and team devices are not told apart; " why("kinds", "ip"))
  for (i = 1; i <= LINES["kinds"]; i++) {
    split(LINE["kinds", i], part, " ")
    name = part[3]; sub(/:$/, "", name); sub(/@.*$/, "", name)
    KIND[name] = part[1]
  }
}
function netdevs_(   i, j, name, kind, lowers, n, part) {
  addressesOf()
  for (i = 1; i <= netdevs; i++) {
    name = NET[i]
    kind = NETF[name, 2] != "" ? NETF[name, 2] : KIND[name]
    NETF[name, 2] = kind
    if (name == "lo" || ADDRESSES[name] == "" && (NETF[name, 3] != "" || NETF[name, 4] == "" && kind == "" && LOWER[name] == 0)) OUT[name]
  }
  for (i = 1; i <= netdevs; i++) {
    name = NET[i]
    if (name in OUT) continue
    lowers = ""
    # VM taps are left out of the ports of a bridge too.
    for (j = 1; j <= LOWER[name]; j++) if (!(LOW[name, j] in OUT) || NETF[LOW[name, j], 3] == "") lowers = lowers (lowers == "" ? "" : ",") str(LOW[name, j])
    add("netdevs", "{\"name\":" str(name) ",\"mac\":" opt(NETF[name, 5]) ",\"mtu\":" int_(NETF[name, 6]) ",\"state\":" opt(NETF[name, 7]) ",\"speed\":" (NETF[name, 8] == "4294967295" || NETF[name, 8] == "0" ? "null" : int_(NETF[name, 8])) \
      ",\"kind\":" opt(NETF[name, 2]) ",\"lowers\":[" lowers "],\"addresses\":[" ADDRESSES[name] "]}")
  }
}

function once(list, name) { if (name != "" && name != "lo" && !((list, name) in ONCE)) { ONCE[list, name]; add(list, str(name)) } }

function carries_(   line, part, n, i, s, j) {
  if (!("defaultRoute4" in FILE)) note("carries.defaultRoute", "/proc/net/route: cannot be read")
  else {
    # Iface Destination Gateway Flags RefCnt Use Metric Mask: up, to everywhere.
    while ((getline line < FILE["defaultRoute4"]) > 0) if (split(line, part, /[ \t]+/) > 7 && part[2] == "00000000" && part[8] == "00000000") once("carries.defaultRoute", part[1])
    close(FILE["defaultRoute4"])
  }
  if ("defaultRoute6" in FILE) {
    # A route that rejects everything stands on lo.
    while ((getline line < FILE["defaultRoute6"]) > 0) { n = split(line, part, /[ \t]+/); if (n > 9 && part[1] part[2] ~ /^0+$/) once("carries.defaultRoute", part[n]) }
    close(FILE["defaultRoute6"])
  }
  n = split(SESSION, part, " ")
  if (n < 3) note("carries.session", "SSH_CONNECTION is not set: this was not collected over SSH, or through sudo")
  else {
    s = part[3]
    i = index(s, "%")
    if (i) once("carries.session", substr(s, i + 1))
    else if (s in HOLDER) once("carries.session", HOLDER[s])
    else note("carries.session", s ": no device has this address")
  }
  if (EXIT["storage"] != 0) note("carries.storage", why("storage", "ip"))
  for (i = 1; i <= LINES["storage"]; i++) {
    n = split(LINE["storage", i], part, /[ \t]+/)
    for (j = 1; j < n; j++) if (part[j] == "dev") { once("carries.storage", part[j + 1]); break }
  }
}

# -- VDSM and the rest

# What matters here; vdsm.conf may hold more than others are to see.
function readConf(path,   line, i, j, section, key, v) {
  section = ""; key = ""
  while ((getline line < path) > 0) {
    sub(/\r$/, "", line)
    if (line ~ /^[ \t]*([#;]|$)/) continue
    if (line ~ /^[ \t]/ && key != "") { if (key in MATTERS) SETTING[section "/" key] = SETTING[section "/" key] "\n" trim(line); continue }
    line = trim(line)
    if (line ~ /^\[.*\]$/) { section = substr(line, 2, length(line) - 2); key = ""; continue }
    i = match(line, /[=:]/)
    if (i == 0) continue
    key = tolower(trim(substr(line, 1, i - 1)))
    v = trim(substr(line, i + 1))
    if (!(key in MATTERS) || section == "") continue
    if (!((section "/" key) in SETTING)) SETTINGS[++settings] = section "/" key
    SETTING[section "/" key] = v
  }
  close(path)
}
function readVdsm(   i, n, part) {
  n = split("cpu_affinity fake_nics hidden_nics hidden_bonds hidden_vlans net_nmstate_enabled host_mem_reserve extra_mem_reserve use_dynamic_hugepages use_preallocated_hugepages reserved_hugepage_count reserved_hugepage_size dpdk_enable", part, " ")
  for (i = 1; i <= n; i++) MATTERS[part[i]]
  if ("vdsmConf" in FILE) readConf(FILE["vdsmConf"])
  sort(DROPKEY, DROPIN, dropIns)
  for (i = 1; i <= dropIns; i++) readConf(DROPIN[i])
}
function vdsm_(   i, j, out, hooks) {
  if (!hasVdsm && hookPoints == 0 && PACKAGE["vdsm"] == "") { note("vdsm", "no file and no package of VDSM"); return "null" }
  for (i = 1; i <= settings; i++) add("vdsm.settings", text("vdsm.settings", SETTINGS[i], 256) ":" text("vdsm.settings", SETTING[SETTINGS[i]], 1024))
  for (i = 1; i <= hookPoints; i++) {
    hooks = ""
    for (j = 1; j <= HOOKS[POINT[i]]; j++) hooks = hooks (j > 1 ? "," : "") str(HOOK[POINT[i], j])
    add("vdsm.hooks", text("vdsm.hooks", POINT[i], 256) ":[" hooks "]")
  }
  out = PACKAGE["vdsm"]
  sub(/-[^-]*$/, "", out)
  if (out == "") note("vdsm.version", EXIT["packages"] == 0 ? "rpm: knows no package vdsm" : why("packages", "rpm"))
  return "{\"version\":" opt(out) ",\"settings\":" place("vdsm.settings") ",\"hooks\":" place("vdsm.hooks") "}"
}
function readPackages(   i, j, name) {
  for (i = 1; i <= LINES["packages"]; i++) {
    j = index(LINE["packages", i], " ")
    if (j == 0) continue
    name = substr(LINE["packages", i], 1, j - 1)
    # Of several kernels the one that runs.
    if (name in PACKAGE && index(UNAME[2], PACKAGE[name]) == 1) continue
    if (!(name in PACKAGE)) PACKAGES[++packages] = name
    PACKAGE[name] = substr(LINE["packages", i], j + 1)
  }
}
function packages_(   i) {
  if (EXIT["packages"] != 0) { note("packages", why("packages", "rpm")); return "null" }
  for (i = 1; i <= packages; i++) add("packages", text("packages", PACKAGES[i], 256) ":" text("packages", PACKAGE[PACKAGES[i]], 256))
  return place("packages")
}
function tuned_(   line, v, i) {
  if (TUNED == "") { note("tuned", "/etc/tuned/active_profile: cannot be read or is empty"); return "null" }
  v = ""
  if ("tunedVariables" in FILE) {
    while ((getline line < FILE["tunedVariables"]) > 0) if (line ~ /^[ \t]*isolated_cores[ \t]*=/) { i = index(line, "="); v = trim(substr(line, i + 1)) }
    close(FILE["tunedVariables"])
  }
  return "{\"profile\":" str(substr(TUNED, 1, 256)) ",\"isolatedCores\":" opt(v) "}"
}
function overrides_(   i) {
  if (!hasDriverctl) { note("driverOverrides", "driverctl: not found"); return "null" }
  return place("driverOverrides")
}

# Where a list goes, until it is known how much of it there is room for. No JSON text has this character.
function place(list) { return MARK list MARK }
function fill(s,   out, name) {
  out = ""
  while (match(s, MARK "[a-zA-Z.]+" MARK)) {
    name = substr(s, RSTART + 1, RLENGTH - 2)
    out = out substr(s, 1, RSTART - 1) (name in OBJECT ? object(name) : array(name))
    s = substr(s, RSTART + RLENGTH)
  }
  return out s
}

BEGIN {
  US = sprintf("%c", 31); GS = sprintf("%c", 29); MARK = sprintf("%c", 1)
  for (i = 1; i < 256; i++) { CHR[i] = sprintf("%c", i); ORD[CHR[i]] = i }
  ESC["n"] = "\n"; ESC["t"] = "\t"; ESC["r"] = "\r"; ESC["b"] = "\b"; ESC["f"] = "\f"
  ENTITY["lt"] = "<"; ENTITY["gt"] = ">"; ENTITY["amp"] = "&"; ENTITY["quot"] = "\""; ENTITY["apos"] = "\047"
  KIB["MiB"] = KIB["M"] = 1024; KIB["GiB"] = KIB["G"] = 1048576; KIB["TiB"] = KIB["T"] = 1073741824
}
{
  i = index($0, " ")
  section = i ? substr($0, 1, i - 1) : $0
  s = i ? substr($0, i + 1) : ""
}
section != "walk" {
  if (!(section in EXIT)) {
    if (s ~ /^exit [0-9]+$/) EXIT[section] = substr(s, 6) + 0
    else if (s != "") SAID[section] = s
  } else if (s != "") LINE[section, ++LINES[section]] = s
  next
}
{
  n = split(s, W, US)
  for (i = 1; i <= n; i++) W[i] = decode(W[i])
  kind = W[1]
}
kind == "file" {
  if (W[2] == "domain") DOMAIN[++domainFiles] = W[3]
  else if (W[2] == "siblings") core(W[3], W[4], W[5])
  else if (W[2] == "vdsmDropIn") { DROPIN[++dropIns] = W[3]; DROPKEY[dropIns] = W[3]; sub(/^.*\//, "", DROPKEY[dropIns]) }
  else FILE[W[2]] = W[3]
}
kind == "time" { TIME = W[2] }
kind == "uname" { UNAME[1] = W[2]; UNAME[2] = W[3]; UNAME[3] = W[4] }
kind == "session" { SESSION = W[2] }
kind == "bootId" { BOOT = W[2] }
kind == "uuid" { UUID = W[2] }
kind == "secureBoot" { SECURE = W[2] }
kind == "cpus" { CPUS[W[2]] = W[3] }
kind == "node" && W[2] ~ /^[0-9]+$/ { NODEKEY[++nodes] = W[2] + 0; NODE[nodes] = W[2]; DISTANCES[W[2]] = distances(W[3]) }
kind == "pages" && int_(W[3]) != "null" && int_(W[4]) != "null" && int_(W[5]) != "null" {
  PAGES[W[2]] = PAGES[W[2]] (PAGES[W[2]] == "" ? "" : ",") "{\"size\":" int_(W[3]) ",\"total\":" int_(W[4]) ",\"free\":" int_(W[5]) ",\"surplus\":" int_(W[6]) "}"
}
kind == "iommu" { IOMMU = "{\"active\":" (W[2] == "true" ? "true" : "false") ",\"groups\":" int_(W[3]) "}" }
kind == "devices" { hasDevices = 1 }
# 2 class, 3 vendor, 4 device, 5 and 6 of the subsystem, 7 node, 8 physical function, 9 driver, 10 group, 11 functions, 12 speed,
# 13 width, 14 place in the tree.
kind == "nic" {
  NIC[++nics] = W[2]
  split("2 3 4 5 6 7 9 8 10 11 12 13 14", ORDER, " ")
  for (i = 1; i <= 13; i++) NICF[W[2], ORDER[i]] = W[i + 2]
}
kind == "nicNet" { NETS[W[2]] = NETS[W[2]] (NETS[W[2]] == "" ? "" : ",") str(W[3]) }
kind == "member" && isPci(W[3]) && hex(W[4], 6) != "null" && ++MEMBERS[W[2]] <= 32 {
  MEMBER[W[2]] = MEMBER[W[2]] (MEMBER[W[2]] == "" ? "" : ",") "{\"pci\":" str(W[3]) ",\"class\":" hex(W[4], 6) ",\"driver\":" opt(W[5]) "}"
}
# 2 kind, 3 tap, 4 nic, 5 mac, 6 mtu, 7 state, 8 speed.
kind == "netdev" { NET[++netdevs] = W[2]; for (i = 2; i <= 8; i++) NETF[W[2], i] = W[i + 1] }
kind == "lower" { LOW[W[2], ++LOWER[W[2]]] = W[3] }
kind == "vswitchd" { isRunning = 1 }
kind == "vdsm" { hasVdsm = 1 }
kind == "hookPoint" { POINT[++hookPoints] = W[2] }
kind == "hook" { HOOK[W[2], ++HOOKS[W[2]]] = W[3] }
kind == "tuned" { TUNED = W[2] }
kind == "driverctl" { hasDriverctl = 1 }
kind == "override" { name = W[2]; sub(/^pci-/, "", name); if (isPci(name)) add("driverOverrides", str(name) ":" text("driverOverrides", W[3], 256)) }
kind == "domains" { hasDomains = 1 }

END {
  split("openVswitch.otherConfig vdsm.settings vdsm.hooks packages driverOverrides", part, " ")
  for (i in part) OBJECT[part[i]]
  if (TIME == "") { TIME = "1970-01-01T00:00:00Z"; note("collectedAt", "date: not found") }
  if (UUID == "") note("host.uuid", "neither /etc/vdsm/vdsm.id nor the product UUID can be read")
  if (BOOT == "") note("host.bootId", "/proc/sys/kernel/random/boot_id: cannot be read")
  readPackages()
  readVdsm()
  host = "{\"name\":" opt(UNAME[3]) ",\"uuid\":" opt(UUID) ",\"bootId\":" opt(BOOT) ",\"os\":" osRelease() ",\"arch\":" str(UNAME[1]) ",\"kernel\":" str(UNAME[2]) ",\"secureBoot\":" secureBoot() "}"
  line = kernelLine()
  cpu = cpus()
  nodes_()
  if (IOMMU == "") { IOMMU = "null"; note("iommu", "/sys/class: cannot be read") }
  nics_()
  netdevs_()
  carries_()
  switch_ = openVswitch()
  domain = domains()
  vdsm = vdsm_()
  tuned = tuned_()
  override = overrides_()
  package = packages_()
  # 200 KB in all; what shortening itself notes, and the keys, are in the 6000.
  shorten(194000 - noteBytes - length(host line cpu switch_ domain vdsm tuned))
  printf "%s", "{\"contract\":\"ovirt-dpdk/host-facts/v1\",\n\"collectedAt\":" str(TIME) ",\n\"notes\":["
  for (i = 1; i <= notes; i++) printf "%s", (i > 1 ? ",\n" : "\n") NOTE[i]
  print "],"
  print "\"host\":" host ","
  print "\"kernelLine\":" line ","
  print "\"cpus\":" fill(cpu) ","
  print "\"nodes\":" array("nodes") ","
  print "\"iommu\":" IOMMU ","
  print "\"nics\":" array("nics") ","
  print "\"netdevs\":" array("netdevs") ","
  print "\"carries\":{\"defaultRoute\":" array("carries.defaultRoute") ",\"session\":" array("carries.session") ",\"storage\":" array("carries.storage") "},"
  print "\"openVswitch\":" fill(switch_) ","
  print "\"domains\":" fill(domain) ","
  print "\"vdsm\":" fill(vdsm) ","
  print "\"tuned\":" tuned ","
  print "\"driverOverrides\":" fill(override) ","
  print "\"packages\":" fill(package) "}"
}'
}

main() {
  ROOT=${OVIRT_DPDK_ROOT:-}
  # Whoever comes over SSH may have a PATH without the tools of an administrator.
  if [ -z "$ROOT" ]; then PATH=${PATH:-/usr/bin:/bin}:/usr/sbin:/usr/bin:/sbin:/bin; fi
  export PATH
  NL='
'
  US=$(printf '\037')
  GS=$(printf '\035')
  if ! command -v awk >/dev/null; then
    echo 'ovirt-dpdk: no facts collected: this host has no awk' >&2
    return 1
  fi
  has_timeout=
  command -v timeout >/dev/null && has_timeout=yes
  walk | beside ovs ovs_database | beside ovsVersion ovs_version | beside mempools ovs_mempools | beside pmds ovs_pmds |
    beside addresses addresses | beside kinds kinds | beside storage storage | beside domains virsh_domains |
    beside packages packages | document
}

main </dev/null
