# step ovsConfig KEY live|restart|start [VALUE]: other_config of the table Open_vSwitch, VALUE as a JSON string; without it the
#   key goes. `start`: it starts DPDK in the running daemon at once, so it waits until a restart is allowed.
# step restartOvs

ovs() { ovs-vsctl --timeout=10 "$@"; }

title_ovsConfig() {
  if [ $# -eq 3 ]; then
    say "Open vSwitch: other_config $1 = $3"
  else
    say "Open vSwitch: other_config without $1"
  fi
}

check_ovsConfig() { check_ovs; }

# One question is enough.
check_ovs() {
  [ -z "$ovs_answers" ] || return 0
  ovs_answers=yes
  ovs --no-wait get Open_vSwitch . _uuid >/dev/null || refuse "the database of Open vSwitch does not answer: systemctl status openvswitch"
}

# Sets $value to the value of a key as a JSON string, empty when it has none. ovs-vsctl leaves the quotes out where it can.
ovs_config() {
  value=$(ovs --no-wait --if-exists get Open_vSwitch . "other_config:$1") || fail "ovs-vsctl could not read other_config:$1"
  case $value in
  '' | '"'*) ;;
  *) value="\"$value\"" ;;
  esac
}

is_ovsConfig() {
  ovs_config "$1"
  now=${value:-not set}
  [ "$value" = "${3:-}" ]
}

# Where DPDK is on, Open vSwitch reads the others too when it starts for any reason, a crash or a boot.
may_ovsConfig() {
  case $2 in
  start) may_start ;;
  restart) ! wants_dpdk || has_pages ;;
  esac
}

would_ovsConfig() { [ "$2" = live ] || would_restart=yes; }

note_ovsConfig() {
  if begin_note ovsConfig "$1"; then
    ovs_config "$1"
    { [ -z "$value" ] || keep value "$value"; } && end_note || return 1
  fi
  [ "$2" = live ] || service_changed openvswitch
}

# Without waiting, for the daemon may not run. It is read back.
set_ovsConfig() {
  if [ $# -eq 3 ]; then
    ovs --no-wait set Open_vSwitch . "other_config:$1=$3"
  else
    ovs --no-wait remove Open_vSwitch . other_config "$1"
  fi
}

undo_ovsConfig() {
  ovs_config "$1"
  kept value || :
  [ "$value" != "$kept" ] || return 0
  service_changed openvswitch || return 1
  if [ -n "$kept" ]; then
    ovs --no-wait set Open_vSwitch . "other_config:$1=$kept"
  else
    ovs --no-wait remove Open_vSwitch . other_config "$1"
  fi
}

# Whether DPDK is initialised in the running daemon. The column is there since 2.10; before, the types of ports come with DPDK.
dpdk_runs() {
  daemon openvswitch
  [ -n "$daemon" ] || return 1
  if value=$(ovs --no-wait get Open_vSwitch . dpdk_initialized 2>/dev/null); then
    [ "$value" = true ]
  else
    value=$(ovs --no-wait get Open_vSwitch . iface_types 2>/dev/null) || return 1
    case $value in *dpdkvhostuserclient*) ;; *) return 1 ;; esac
  fi
}

wants_dpdk() {
  ovs_config dpdk-init
  case $(printf '%s' "$value" | tr '[:upper:]' '[:lower:]') in
  '"true"' | '"try"') ;;
  *) return 1 ;;
  esac
}

title_restartOvs() { say "Open vSwitch restarted, for it reads these settings only when it starts"; }

check_restartOvs() { check_ovs; }

is_restartOvs() {
  if [ "$would_restart" = yes ]; then
    now="settings would have changed"
    return 1
  elif is_behind openvswitch; then
    now="the daemon runs with settings from before the change"
    return 1
  elif wants_dpdk && ! dpdk_runs; then
    now="DPDK is wanted and not initialised"
    return 1
  fi
  now="it runs with the present settings"
}

# What would end in a failed start, or in an interruption that nobody allowed, is left.
may_start() { has_pages && may_interrupt; }

has_pages() {
  lacks_pages || return 0
  [ -n "$missing" ] || fail "$because: free some (VMs may hold them)"
  left reboot "$because"
  return 1
}

may_interrupt() {
  [ "$restart" = no ] || return 0
  left restart "it interrupts every VM and network on Open vSwitch, so it waits for --restart-openvswitch"
  return 1
}

may_restartOvs() { may_start; }

would_restartOvs() { would_dpdk=yes; }

note_restartOvs() { :; }

set_restartOvs() {
  show_interrupted
  start_ovs || return 1
  tries=0
  until ! wants_dpdk || dpdk_runs; do
    tries=$((tries + 1))
    [ "$tries" -le 120 ] || {
      show_ovs_errors
      fail "Open vSwitch runs without DPDK 120 s after its restart; --undo --restart-openvswitch puts everything back"
    }
    sleep 1
  done
}

start_ovs() {
  unit=openvswitch
  systemctl cat openvswitch.service >/dev/null 2>&1 || unit=openvswitch-switch
  systemctl restart "$unit" || {
    show_ovs_errors
    fail "systemctl restart $unit failed; --undo --restart-openvswitch puts everything back"
  }
}

show_ovs_errors() {
  log=${OVS_LOGDIR:-$root/var/log/openvswitch}/ovs-vswitchd.log
  detail "what Open vSwitch says in $log:"
  { tail -n 200 "$log" | grep -E 'dpdk|EAL|ABRT|EMER|ERR' | tail -n 8; } 2>/dev/null | plain
}

show_interrupted() {
  detail "on Open vSwitch now:"
  for bridge in $(ovs list-br); do
    # shellcheck disable=SC2046 # one line of it
    detail "bridge $bridge:" $(ovs list-ports "$bridge")
  done | tr -cd '[:print:]\n'
  command -v virsh >/dev/null || return 0
  virsh -r list --name 2>/dev/null | while read -r domain; do
    [ -n "$domain" ] || continue
    if virsh -r dumpxml "$domain" 2>/dev/null </dev/null | grep -qE "<interface type='vhostuser'|<virtualport type='openvswitch'"; then
      detail "VM $domain"
    fi
  done | tr -cd '[:print:]\n'
}

undo_restart() {
  may_interrupt || return 1
  show_interrupted
  start_ovs
}
