# step pages NODE SIZE COUNT: huge pages of a NUMA node of the running kernel, SIZE in KiB.

title_pages() { say "$3 huge pages of $2 KiB on NUMA node $1"; }

pages_folder() { printf '%s' "$sys/devices/system/node/node$1/hugepages/hugepages-$2kB"; }

check_pages() {
  [ -d "$(pages_folder "$1" "$2")" ] || refuse "NUMA node $1 has no huge pages of $2 KiB"
}

is_pages() {
  first_line "$(pages_folder "$1" "$2")/nr_hugepages"
  now=$first_line
  [ "$now" = "$3" ]
}

# What is free, or comes free without anything written to swap; what VMs and programs use is neither.
may_pages() {
  memory=0
  while read -r _ _ name number _; do
    case $name in 'MemFree:' | 'Active(file):' | 'Inactive(file):') memory=$((memory + number)) ;; esac
  done <"$sys/devices/system/node/node$1/meminfo"
  needed=$((($3 - now) * $2))
  [ "$needed" -gt "$memory" ] || return 0
  because="NUMA node $1 has $((memory / 1024)) MiB that are free or hold files, and the pages take $((needed / 1024)) MiB more"
  [ -n "$missing" ] || fail "$because: free some (VMs may hold it)"
  left reboot "$because"
  return 1
}

would_pages() { would_pages=yes; }

# Pages do not outlive a boot: what was found before one means nothing after it.
note_pages() {
  entry=$record/pages.$1-$2
  if [ -d "$entry" ]; then
    kept boot
    [ "$kept" != "$boot" ] || return 0
    forget
  fi
  begin_note pages "$1-$2" || return 1
  is_pages "$@" || :
  keep boot "$boot" && keep count "$now" && end_note
}

set_pages() {
  printf '%s\n' "$3" >"$(pages_folder "$1" "$2")/nr_hugepages" || return 1
  is_pages "$@" || fail "the kernel gave $now of them: memory is in use or in pieces, a boot with them in the kernel line gets them all"
}

undo_pages() {
  kept boot
  if [ "$kept" != "$boot" ]; then
    detail "the host was booted since: they are as the kernel line says"
    return 0
  fi
  kept count
  printf '%s\n' "$kept" >"$(pages_folder "${1%-*}" "${1#*-}")/nr_hugepages"
}

# need_pages NODE SIZE COUNT: those that Open vSwitch takes when it starts. Sets $because.
need_pages() {
  field=free_hugepages
  ! dpdk_runs || field=nr_hugepages
  first_line "$(pages_folder "$1" "$2")/$field"
  if [ "${first_line:-0}" -lt "$3" ]; then
    because="${because:+$because; }NUMA node $1 has ${first_line:-0} free huge pages of $2 KiB, and Open vSwitch takes $3"
  fi
}

# Without them Open vSwitch aborts when it starts: lib/dpdk.c of Open vSwitch, where EAL initialisation fails.
lacks_pages() {
  because=
  [ "$would_pages" = yes ] || plan_pages
  [ -n "$because" ]
}
