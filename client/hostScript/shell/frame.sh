# Options, the order of a run, and what it says.

main() {
  LC_ALL=C
  # Tests run it in a folder that is laid out as a host is; anywhere else this is empty.
  root=${OVIRT_DPDK_ROOT:-}
  PATH=$root/usr/sbin:$root/usr/bin:$root/sbin:$root/bin
  export LC_ALL PATH
  mode=run dry=no restart=no progress=no
  for option in "$@"; do
    case $option in
    --dry-run) dry=yes ;;
    --undo) mode=undo ;;
    --restart-openvswitch) restart=yes ;;
    --progress) progress=yes ;;
    -h | --help)
      usage
      exit 0
      ;;
    *)
      printf 'unknown option: %s\nSee --help.\n' "$option" >&2
      exit 2
      ;;
    esac
  done
  exec </dev/null
  umask 022
  state=$root/var/lib/ovirt-dpdk
  record=$state/found
  sys=$root/sys
  ovs_run=${OVS_RUNDIR:-$root/var/run/openvswitch}
  boot=
  { read -r boot <"$root/proc/sys/kernel/random/boot_id"; } 2>/dev/null || :
  kind=check number=0 changes=0 refusals=0 code=0 missing='' ovs_answers=''
  left_reboot=no left_restart=no left_nics='' waits_for=
  would_pages=no would_restart=no would_dpdk=no

  trap 'leave $?' EXIT
  trap 'exit 1' HUP INT TERM

  check_host
  kernel_line
  if [ "$mode" = run ]; then
    plan_cards
    in_every_step check
  else
    check_undo
  fi
  stop_if_refused
  [ "$dry" = yes ] || take_lock
  if [ "$mode" = run ]; then
    in_every_step take
  else
    undo
  fi
  sum_up
  exit "$code"
}

leave() {
  [ "$progress" = no ] || printf '#ovirt-dpdk end %s\n' "$1"
}

say() { printf '%s\n' "$*"; }

detail() { printf '   %s\n' "$*"; }

# What others wrote, such as a log: without what could move a terminal's cursor.
plain() { tr -cd '[:print:]\n' | sed 's/^/   | /'; }

tell() { [ "$progress" = no ] || printf '#ovirt-dpdk step %s/%s %s %s\n' "$number" "$total" "$kind" "$1"; }

refuse() {
  refusals=$((refusals + 1))
  say "refused: $*"
}

stop_if_refused() {
  [ "$refusals" -eq 0 ] || {
    say "Refused: nothing was changed."
    exit 3
  }
}

fail() {
  tell failed
  detail "FAILED: $*"
  if [ "$mode" = run ]; then
    say "What is done stays. Mend this and run the script again, or take everything back with --undo."
  else
    say "What was put back stays so. Mend this and run the script again with --undo."
  fi
  exit 1
}

# left reboot|restart REASON
left() {
  tell left
  detail "left for later: $2"
  case $1 in
  reboot) left_reboot=yes ;;
  restart) left_restart=yes ;;
  esac
  waits_for=$1 is_left=yes
}

in_every_step() {
  pass=$1 number=0
  plan_steps
}

# step KIND VALUES...: each kind has title_, check_, is_, may_, note_ (remembers what is found), set_.
step() {
  kind=$1
  shift
  number=$((number + 1))
  if [ "$pass" = check ]; then
    "check_$kind" "$@"
  else
    take_step "$@"
  fi
}

take_step() {
  say "== $number/$total $("title_$kind" "$@")"
  if "is_$kind" "$@"; then
    tell planned
    detail "is so already"
    return 0
  fi
  # Says by itself what is left, and why.
  "may_$kind" "$@" || return 0
  if [ "$dry" = yes ]; then
    changes=$((changes + 1))
    tell would
    detail "would be done; now: $now"
    "would_$kind" "$@"
    return 0
  fi
  tell doing
  detail "was: $now"
  "note_$kind" "$@" || fail "could not write down in $state what was found"
  "set_$kind" "$@" || fail "see the message above"
  changes=$((changes + 1))
  "is_$kind" "$@" || fail "it was set, but reads back as: $now"
  tell 'done'
}

sum_up() {
  pending_services
  if [ -n "$missing" ] && [ "$mode" = run ]; then
    left_reboot=yes
    say "A reboot is needed: the running kernel lacks$missing"
    detail "through the engine, which also keeps it over reinstalls: ovirt-dpdk apply"
    detail "a host without an engine: grubby --update-kernel=ALL --args=$kernel_args"
    detail "then reboot, and run this script again"
  fi
  if [ "$left_restart" = yes ]; then
    say "Open vSwitch has to be restarted: run the script again with --restart-openvswitch once that may be."
    show_interrupted
  fi
  if [ "$left_reboot" = yes ]; then
    code=5
  elif [ "$left_restart" = yes ]; then
    code=6
  elif [ -n "$services" ]; then
    code=7
  fi
  if [ "$dry" = yes ]; then
    if [ "$changes" -gt 0 ]; then
      say "Dry run: $changes to do, nothing was changed."
      code=8
    elif [ "$code" -eq 0 ]; then
      say "Dry run: nothing to do."
    fi
  elif [ "$changes" -eq 0 ] && [ "$code" -eq 0 ]; then
    say "Nothing to do: nothing was changed."
  else
    say "Changed: $changes."
  fi
}

# The kernel frees it when the run ends, however that is.
take_lock() {
  mkdir -p "$root/run"
  exec 9>"$root/run/ovirt-dpdk.lock"
  flock -n 9 || {
    say "Another run of such a script is at work on this host: try again when it is done."
    exit 4
  }
}
