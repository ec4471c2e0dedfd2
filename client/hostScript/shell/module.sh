# step module NAME yes|no: a kernel module, now and at each boot. None is unloaded: a NIC that waits for its VM may be on its driver,
# and would lose it.

title_module() {
  if [ "$2" = yes ]; then
    say "kernel module $1, now and at each boot"
  else
    say "kernel module $1 no longer loaded at each boot"
  fi
}

check_module() { :; }

module_file() { printf '%s' "$root/etc/modules-load.d/ovirt-dpdk-$1.conf"; }

is_loaded() {
  [ -d "$sys/module/$(printf '%s' "$1" | tr - _)" ] ||
    grep -qs "/$1\.ko" "$root/lib/modules/$(uname -r)/modules.builtin"
}

is_loaded_at_boot() {
  grep -qsx -e "$1" "$root"/etc/modules-load.d/*.conf "$root"/usr/lib/modules-load.d/*.conf
}

is_module() {
  if is_loaded "$1"; then now=loaded; else now="not loaded"; fi
  if is_loaded_at_boot "$1"; then now="$now, named in modules-load.d"; else now="$now, not named in modules-load.d"; fi
  if [ "$2" = yes ]; then
    [ "$now" = "loaded, named in modules-load.d" ]
  else
    [ ! -e "$(module_file "$1")" ]
  fi
}

may_module() { :; }

would_module() { :; }

note_module() {
  begin_note module "$1" || return 0
  file=$(module_file "$1")
  [ ! -e "$file" ] || cp -p "$file" "$record/new/text" || return 1
  end_note
}

set_module() {
  file=$(module_file "$1")
  if [ "$2" = no ]; then
    rm -f "$file"
    return
  fi
  # First, so that none is named that cannot be loaded.
  modprobe "$1" || return 1
  is_loaded_at_boot "$1" || write_file "$file" "$1
"
}

undo_module() {
  file=$(module_file "$1")
  rm -f "$file.ovirt-dpdk"
  if [ -e "$entry/text" ]; then copy_back "$entry/text" "$file"; else rm -f "$file"; fi
}
