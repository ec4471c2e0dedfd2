# step bridge NAME yes|no
# step port BRIDGE NAME yes|no PCI QUEUES MTU DEVARGS: DEVARGS as a JSON string

title_bridge() {
  if [ "$2" = yes ]; then say "bridge $1 of Open vSwitch, in user space"; else say "no bridge $1 in Open vSwitch"; fi
}

# Sets $datapath, empty when there is no such bridge, `system` for the kernel's.
datapath_of() {
  datapath=
  ovs --no-wait br-exists "$1" || return 0
  datapath=$(ovs --no-wait get Bridge "$1" datapath_type) || fail "ovs-vsctl could not read bridge $1"
  [ "$datapath" != '""' ] || datapath=system
}

check_bridge() {
  check_ovs
  datapath_of "$1"
  case "$2 $datapath" in
  "yes system") refuse "there is a bridge $1 already, with the kernel's datapath: it is somebody else's" ;;
  no*) check_only_ours "$1" ;;
  esac
}

# check_only_ours BRIDGE: no ports on it but those that go too.
check_only_ours() {
  for port in $(ovs --no-wait list-ports "$1" 2>/dev/null); do
    case " $plan_ports " in *" $port "*) continue ;; esac
    [ -d "$record/port.$(folder_name "$port")" ] || refuse "the bridge $1 has the port $port, which is not ours: take it away first (stop its VM)"
  done
}

is_bridge() {
  datapath_of "$1"
  now=${datapath:-none}
  if [ "$2" = yes ]; then [ "$now" = netdev ]; else [ "$now" = none ]; fi
}

may_bridge() { :; }

would_bridge() { :; }

note_bridge() {
  begin_note bridge "$1" || return 0
  datapath_of "$1"
  keep datapath "$datapath" && end_note
}

set_bridge() {
  if [ "$2" = yes ]; then
    ovs --no-wait --may-exist add-br "$1" -- set Bridge "$1" datapath_type=netdev fail_mode=standalone \
      "external_ids:owner=$plan_owner"
  else
    ovs --no-wait --if-exists del-br "$1"
  fi
}

undo_bridge() {
  kept datapath || :
  case $kept in
  '') ovs --no-wait --if-exists del-br "$1" ;;
  system) ovs --no-wait --may-exist add-br "$1" ;;
  *) ovs --no-wait --may-exist add-br "$1" -- set Bridge "$1" "datapath_type=$kept" ;;
  esac
}

title_port() {
  if [ "$3" = yes ]; then
    say "port $2 on bridge $1: NIC $4, $5 receive queues, MTU $6"
  else
    say "no port $2 on bridge $1"
  fi
}

check_port() {
  check_ovs
  on=$(ovs --no-wait port-to-br "$2" 2>/dev/null) || on=
  [ -z "$on" ] || [ "$on" = "$1" ] || refuse "there is a port $2 already, on the bridge $on"
  # A NIC that stays with its kernel driver is taken over by its port: its netdev hears no more.
  if [ "$3" = yes ] && [ -z "$on" ]; then
    case " $plan_nics " in
    *" $4 "*) ;;
    *) check_netdevs "$4" ;;
    esac
  fi
}

# get_port TABLE NAME COLUMN: sets $value as ovs-vsctl prints it, and takes it.
get_port() {
  value=$(ovs --no-wait --if-exists get "$1" "$2" "$3") || fail "ovs-vsctl could not read $3 of $2"
}

is_port() {
  on=$(ovs --no-wait port-to-br "$2" 2>/dev/null) || on=
  if [ -z "$on" ] || [ "$3" = no ]; then
    now=${on:-none}
    [ "$3" = no ] && [ -z "$on" ]
    return
  fi
  get_port Interface "$2" type
  now="type $value"
  is=$value
  get_port Interface "$2" options:dpdk-devargs
  case $value in '"'*) ;; *) value="\"$value\"" ;; esac
  now="$now, dpdk-devargs $value"
  is="$is $value"
  get_port Interface "$2" options:n_rxq
  now="$now, n_rxq $value"
  is="$is $(printf '%s' "$value" | tr -d '"')"
  get_port Interface "$2" mtu_request
  now="$now, mtu_request $value"
  [ "$is $value" = "dpdk $7 $5 $6" ] || return 1
  port_error "$2"
  [ -z "$error" ] || now="error $error"
  [ -z "$error" ]
}

# Sets $error to what Open vSwitch says of it.
port_error() {
  get_port Interface "$1" error
  error=$(printf '%s' "$value" | tr -cd '[:print:]')
  [ "$error" != '[]' ] || error=
}

may_port() {
  [ "$3" = yes ] || return 0
  case "$4 $left_nics " in
  ?*" $4 "*)
    left "$waits_for" "its NIC is not on its driver yet"
    return 1
    ;;
  esac
  [ "$would_dpdk" = no ] || return 0
  dpdk_runs || {
    [ -n "$waits_for" ] || fail "DPDK is not initialised in Open vSwitch"
    left "$waits_for" "DPDK is not initialised in Open vSwitch yet"
    return 1
  }
}

would_port() { :; }

note_port() {
  begin_note port "$2" || return 0
  on=$(ovs --no-wait port-to-br "$2" 2>/dev/null) || on=
  if [ -n "$on" ]; then
    keep bridge "$on" || return 1
    get_port Port "$2" tag
    keep tag "$value" || return 1
    for column in type options mtu_request; do
      get_port Interface "$2" "$column"
      keep "$column" "$value" || return 1
    done
  fi
  end_note
}

# Here it waits for the daemon, so that its error can be read. One transaction, so that no pool is made for MTU 1500 first. With a
# port that failed before, Open vSwitch tries a second time only when something of it has changed (seen on 3.1.0): by its type all
# else that is set stays.
set_port() {
  if [ "$3" = no ]; then
    ovs-vsctl --timeout=60 --if-exists del-port "$1" "$2"
    return
  fi
  port_error "$2"
  [ -z "$error" ] || ovs-vsctl --timeout=60 set Interface "$2" type=null || return 1
  ovs-vsctl --timeout=60 --may-exist add-port "$1" "$2" -- set Interface "$2" type=dpdk "options:dpdk-devargs=$7" "options:n_rxq=$5" \
    "mtu_request=$6" || return 1
  port_error "$2"
  [ -z "$error" ] || fail "Open vSwitch: $error"
}

undo_port() {
  if kept bridge; then
    set -- "$1" "$kept"
    ovs --no-wait --may-exist add-port "$2" "$1" || return 1
    kept tag && ovs --no-wait set Port "$1" "tag=$kept" || return 1
    for column in type options mtu_request; do
      kept "$column" && ovs --no-wait set Interface "$1" "$column=$kept" || return 1
    done
  else
    ovs --no-wait --if-exists del-port "$1"
  fi
}
