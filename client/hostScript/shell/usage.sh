usage() {
  describe
  cat <<'END'

Without an option it does what is not so yet, step by step, and says what.
A second run changes nothing.

  --dry-run               say what would be done, and change nothing
  --restart-openvswitch   allow a restart of Open vSwitch, which interrupts
                          every VM and network on it
  --undo                  put back what was found before the first change
  --progress              print lines for a program between the others
  --help                  print this

It refuses to take a NIC that carries anything: an address, a route, a bond,
bridge or VLAN, storage, this SSH session. It never reboots, and never changes
the kernel line: it says what a reboot is needed for. What it finds before a
change is written down in /var/lib/ovirt-dpdk until --undo.

Exit codes:
  0  all is as planned, or was put back
  1  a step failed
  2  an option that it does not know
  3  refused: nothing was changed
  4  another run is at work
  5  what could be done is done; the rest needs a reboot
  6  what could be done is done; the rest needs --restart-openvswitch
  7  all is done, but a service has to be restarted by hand
  8  dry run: there is something to do
END
}
