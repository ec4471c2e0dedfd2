# What was found before the first change: a folder for each thing, KIND.NAME, made whole by renaming. What is there is never
# written again, so that a later run, or one after an interruption, keeps what was found first.

# The names of folders cannot hold a slash.
folder_name() { printf '%s' "$1" | sed 's/%/%25/g; s,/,%2f,g'; }

name_of_folder() { printf '%s' "$1" | sed 's,%2f,/,g; s/%25/%/g'; }

# begin_note KIND NAME: fails when that was written down before.
begin_note() {
  entry=$record/$1.$(folder_name "$2")
  [ ! -d "$entry" ] || return 1
  rm -rf "$record/new"
  mkdir -p "$state" && chmod 700 "$state" && mkdir -p "$record/new"
}

keep() { printf '%s' "$2" >"$record/new/$1"; }

# What is changed next must not reach the disk before this does.
end_note() {
  flush && mv "$record/new" "$entry" && flush
}

flush() { sync -f "$record" 2>/dev/null || sync; }

# kept FIELD: sets $kept from the note $entry, fails when there is none.
kept() {
  kept=
  [ -f "$entry/$1" ] && kept=$(cat "$entry/$1")
}

# Forgets the note $entry, at once.
forget() {
  rm -rf "$record/old" && mv "$entry" "$record/old" && rm -rf "$record/old"
}

# put FILE TEXT: whole or not at all.
put() {
  mkdir -p "$state" && chmod 700 "$state" && printf '%s\n' "$2" >"$1.new" && mv "$1.new" "$1"
}

# first_line FILE: sets $first_line, empty when there is none.
first_line() {
  first_line=
  { read -r first_line <"$1"; } 2>/dev/null || :
}
