import { vhostPorts } from '../../facts/ports';
import { hostDatapath, versionText } from '../capability';
import { hookChecksums, missingPoints, OVN_HOOK, STAND_IN_HOOK, type HookSet } from '../hooks';
import type { Link } from '../link';
import type { SeenHost, SeenVm } from '../seen';
import { judgementsOf, mend, worst } from './judgement';
import { hostCheck, hostFacts } from './mends';
import type { View } from './view';
import { judgedVmNics } from './vmNics';

const { ok, missing, impossible, unknown } = judgementsOf('datapath');

/** Link 8 for a host: what turns a vNIC into vhost-user is there, and the running ones are connected. */
export const judgeDatapath = (view: View, host: SeenHost): Link => worst([judgeReadiness(view, host)], judgePorts(host));

/** Link 8 for a VM on the host where it runs or would run. */
export const judgeVmDatapath = (view: View, host: SeenHost, vm: SeenVm): Link =>
  worst([judgeReadiness(view, host)], judgeVmPorts(view, host, vm));

/** As far as REST tells; undefined when nothing stands against it. */
export const judgeReadiness = (view: View, host: SeenHost): Link | undefined => {
  const { datapath, reason } = hostDatapath(host, { engine: view.seen.system.version, level: view.cluster?.level });
  const at = { host: host.name };
  if (datapath === 'none') return impossible(reason.code, reason.values);
  if (datapath === 'unknown') return unknown(reason.code, reason.values, mend('mend.hostUp', at));
  if (host.status !== 'up') {
    const values = { ...at, status: host.status, detail: host.statusDetail };
    return missing('link.datapath.hostNotUp', values, mend('mend.activate', values));
  }
  if (datapath === 'stand-in') return judgeHook(view, host, STAND_IN_HOOK) ?? judgeEquality(view, host, STAND_IN_HOOK);
  if (datapath === 'native-ovn') {
    const hook = judgeHook(view, host, OVN_HOOK);
    if (hook) return hook;
    if (reason.code === 'datapath.nativeOvnUntried') return unknown(reason.code, reason.values, hostFacts(host.name));
  }
  return undefined;
};

const judgeHook = (view: View, host: SeenHost, hook: HookSet): Link | undefined => {
  const values = { host: host.name, hook: hook.name, vdsm: versionText(host.version) };
  const points = missingPoints(host, hook);
  if (!points) return unknown('link.datapath.hooksUnread', values, mend('mend.permission', { host: host.name }));
  if (points.length === 0) return undefined;
  const how = hook === STAND_IN_HOOK ? mend('mend.hostPackage', values) : mend('mend.ovnDriver', values);
  return points.length === hook.points.length
    ? missing('link.datapath.noHook', values, how)
    : missing('link.datapath.hookIncomplete', { ...values, points }, how);
};

/** A VM that moves between hosts with different hooks may be saved by one and not understood by the other. */
const judgeEquality = (view: View, host: SeenHost, hook: HookSet): Link | undefined => {
  if (view.hookChecksums.size < 2) return undefined;
  const own = hookChecksums(host, hook);
  const differing = view.hosts.filter((other) => hookChecksums(other, hook).some((checksum) => !own.includes(checksum)));
  const values = { host: host.name, hook: hook.name, hosts: differing.map(({ name }) => name) };
  return differing.length > 0 || own.length > 1
    ? missing('link.datapath.hookDiffers', values, mend('mend.sameHostPackage', values))
    : undefined;
};

const judgePorts = (host: SeenHost): Link => {
  const ports = host.facts && vhostPorts(host.facts);
  const at = { host: host.name };
  if (!ports) return unknown('link.datapath.unseen', at, hostFacts(host.name));
  if (ports.length === 0) return unknown('link.datapath.noneRunning', at, mend('mend.startAnyVm', at));
  const cut = ports.filter(({ connected }) => connected === false);
  return cut.length > 0
    ? missing('link.datapath.disconnected', { ...at, macs: cut.map(({ mac }) => mac) }, hostCheck(host.name))
    : ok('link.datapath.ok', { ...at, ports: ports.length });
};

const judgeVmPorts = (view: View, host: SeenHost, vm: SeenVm): Link => {
  const at = { vm: vm.name, host: host.name };
  if (vm.hostId === undefined) return unknown('link.datapath.vmDown', at, mend('mend.startVm', at));
  const ports = host.facts && vhostPorts(host.facts)?.filter(({ vmId }) => vmId === vm.id);
  if (!ports) return unknown('link.datapath.unseen', at, hostFacts(host.name));
  const nics = judgedVmNics(view, vm);
  const plain = nics.filter(({ mac }) => !ports.some((port) => port.mac.toLowerCase() === mac?.toLowerCase()));
  if (nics.length === 0 || plain.length > 0) {
    const values = { ...at, nics: plain.map(({ name }) => name) };
    return missing('link.datapath.notVhostUser', values, mend('mend.restartVm', values));
  }
  const cut = ports.filter(({ connected }) => connected === false).map(({ mac }) => mac);
  return cut.length > 0
    ? missing('link.datapath.disconnected', { ...at, macs: cut }, hostCheck(host.name))
    : ok('link.datapath.vmOk', { ...at, nics: nics.map(({ name }) => name) });
};
