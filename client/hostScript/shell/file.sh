# step file PATH SERVICE [TEXT]: without TEXT it goes; SERVICE, if any, reads it only when it starts.

title_file() {
  if [ $# -eq 3 ]; then say "file $1"; else say "no file $1"; fi
}

check_file() {
  [ ! -d "$root$1" ] || refuse "$1 is a folder"
}

is_file() {
  if [ ! -e "$root$1" ]; then
    now="not there"
    [ $# -eq 2 ]
    return
  fi
  now="another text"
  # The mark at its end keeps the line breaks there.
  [ $# -eq 3 ] && [ "$(cat "$root$1" && printf .)" = "$3." ]
}

may_file() { :; }

would_file() { :; }

note_file() {
  if begin_note file "$1"; then
    if [ -e "$root$1" ]; then
      cp -p "$root$1" "$record/new/text" || return 1
    fi
    # The folders that will be made for it, the deepest first.
    folder=${1%/*}
    while [ -n "$folder" ] && [ ! -d "$root$folder" ]; do
      printf '%s\n' "$folder" >>"$record/new/folders"
      folder=${folder%/*}
    done
    keep service "$2" && end_note || return 1
  fi
  [ -z "$2" ] || service_changed "$2"
}

set_file() {
  if [ $# -eq 3 ]; then
    write_file "$root$1" "$3"
  else
    rm -f "$root$1"
  fi
}

undo_file() {
  rm -f "$root$1.ovirt-dpdk"
  if [ -e "$entry/text" ]; then
    if [ -e "$root$1" ] && cmp -s "$entry/text" "$root$1"; then
      return 0
    fi
    file_changed && copy_back "$entry/text" "$root$1"
    return
  fi
  if [ -e "$root$1" ]; then
    file_changed && rm -f "$root$1" || return 1
  fi
  [ ! -e "$entry/folders" ] || while read -r folder; do
    rmdir "$root$folder" 2>/dev/null || :
  done <"$entry/folders"
}

file_changed() {
  kept service
  [ -z "$kept" ] || service_changed "$kept"
}

# write_file FILE TEXT: whole or not at all, in the SELinux context of its place.
write_file() {
  mkdir -p "${1%/*}" && printf '%s' "$2" >"$1.ovirt-dpdk" && mv "$1.ovirt-dpdk" "$1" && label "$1"
}

copy_back() { cp -p "$1" "$2.ovirt-dpdk" && mv "$2.ovirt-dpdk" "$2" && label "$2"; }

label() { ! command -v restorecon >/dev/null || restorecon "$1"; }
