# Services that read what was changed only when they start: which of their processes ran at the first and at the last change.

# daemon SERVICE: sets $daemon to what tells its process from every other; empty when it does not run.
daemon() {
  daemon='' pid=
  if [ "$1" = openvswitch ]; then
    { read -r pid <"$ovs_run/ovs-vswitchd.pid"; } 2>/dev/null || :
  else
    pid=$(systemctl show -p MainPID "$1" 2>/dev/null) || pid=
    pid=${pid#MainPID=}
  fi
  stat=
  { read -r stat <"$root/proc/${pid:-none}/stat"; } 2>/dev/null || return 0
  # After the name come the state and 18 other words, then the time of its start.
  # shellcheck disable=SC2086 # words are wanted
  set -- ${stat##*) }
  daemon="$boot $pid ${20:-}"
}

# service_changed SERVICE: what it reads when it starts is about to change.
service_changed() {
  daemon "$1"
  [ -e "$state/first.$1" ] || put "$state/first.$1" "${daemon:-none}" || return 1
  put "$state/changed.$1" "${daemon:-none}"
}

# Whether its process began before the change. One that began before the first change has what undo puts back.
is_behind() {
  daemon "$1"
  [ -n "$daemon" ] || return 1
  first_line "$state/changed.$1"
  [ "$first_line" = "$daemon" ] || return 1
  first_line "$state/first.$1"
  [ "$mode" = run ] || [ "$first_line" != "$daemon" ]
}

pending_services() {
  services=
  for file in "$state"/changed.*; do
    service=${file##*/changed.}
    if [ ! -e "$file" ] || [ "$service" = openvswitch ]; then
      continue
    elif is_behind "$service"; then
      services="$services $service"
      say "$service has to be restarted, for it reads its files only when it starts: systemctl restart $service"
    elif [ "$mode" = undo ] && [ "$dry" = no ]; then
      rm -f "$state/first.$service" "$file"
    fi
  done
  [ "$mode" = run ] || [ "$dry" = yes ] || { rmdir "$state" 2>/dev/null || :; }
}
