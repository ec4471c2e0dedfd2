# Puts back what was found: ports before bridges, settings before the restart that makes them true, and drivers after it, for the
# daemon holds its NICs until it ends.

undo_kinds_before='port bridge ovsConfig'
undo_kinds_after='driver pages module file'

check_undo() {
  plan_ports='' total=0
  for entry in "$record"/*.*; do
    [ ! -d "$entry" ] || total=$((total + 1))
  done
  for entry in "$record"/ovsConfig.* "$record"/bridge.* "$record"/port.*; do
    [ ! -d "$entry" ] || check_ovs
  done
  for entry in "$record"/bridge.*; do
    [ -d "$entry" ] || continue
    kept datapath || :
    name=${entry##*/bridge.}
    [ -n "$kept" ] || check_only_ours "$(name_of_folder "$name")"
  done
  for entry in "$record"/driver.*; do
    [ ! -d "$entry" ] || check_undo_driver "${entry##*/driver.}"
  done
}

undo() {
  [ ! -e "$state/first.openvswitch" ] || total=$((total + 1))
  undo_all "$undo_kinds_before"
  if [ -e "$state/first.openvswitch" ]; then
    undo_ovs_restart
  fi
  undo_all "$undo_kinds_after"
  if [ "$dry" = no ]; then
    # What an interrupted run had not finished is left as well.
    rm -rf "$record/new" "$record/old" "$state"/*.new
    rmdir "$record" 2>/dev/null || :
  fi
}

undo_all() {
  for kind in $1; do
    for entry in "$record/$kind".*; do
      [ -d "$entry" ] || continue
      name=$(name_of_folder "${entry##*/"$kind".}")
      number=$((number + 1))
      say "== $number/$total back to what was found: $kind $name"
      if [ "$dry" = yes ]; then
        changes=$((changes + 1))
        tell would
        continue
      fi
      tell doing
      is_left=no
      "undo_$kind" "$name" || {
        [ "$is_left" = no ] || continue
        fail "see the message above"
      }
      forget
      changes=$((changes + 1))
      tell 'done'
    done
  done
}

undo_ovs_restart() {
  kind=restartOvs
  number=$((number + 1))
  say "== $number/$total Open vSwitch runs with the settings that were found"
  if [ "$dry" = yes ]; then
    tell would
    return 0
  fi
  if must_restart_back; then
    undo_restart || return 0
    changes=$((changes + 1))
    tell 'done'
  else
    tell planned
    detail "is so already"
  fi
  rm -f "$state/first.openvswitch" "$state/changed.openvswitch"
}

# It ran when it was found, and now runs with other settings, or not at all.
must_restart_back() {
  is_behind openvswitch && return 0
  first_line "$state/first.openvswitch"
  [ "$first_line" != none ] || return 1
  daemon openvswitch
  [ -n "$daemon" ] || return 0
  dpdk_runs && ! wants_dpdk
}
