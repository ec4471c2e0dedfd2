import type { Engine } from '../../engine/call';
import { namedId } from '../../engine/ids';
import { level } from '../../engine/resources/lookup';
import type { HostRow, VmRow } from '../../engine/state';

/** Events that a grid shows at once. */
const EVENTS = 100;

/** REST spelling → name in the Java enum VMStatus, which the portal shows. */
const javaName = (status: string | undefined): string =>
  status === 'migrating'
    ? 'MigratingFrom'
    : (status ?? 'unassigned').replace(/(?:^|_)([a-z])/g, (_, first: string) => first.toUpperCase());

/**
 * What the grids of the portal show, straight from the state: it stands for the portal's own calls, so it leaves no trace among the
 * requests of a plugin.
 */
export function inventory({ state, release }: Engine) {
  const nameIn = (table: { get(id: string): { readonly name: string } | undefined }, id: string | undefined): string =>
    table.get(id ?? '')?.name ?? '';
  const centerOf = (cluster: string | undefined): string =>
    nameIn(state.dataCenters, state.clusters.get(cluster ?? '')?.data_center?.id);
  const isManaged = (...ids: readonly string[]): boolean => !ids.some((id) => state.unmanaged.has(id));

  const vmsOn = new Map<string, number>();
  const inCluster = new Map<string, { hosts: number; vms: number }>();
  const count = (cluster: string, what: 'hosts' | 'vms'): void => {
    const now = inCluster.get(cluster) ?? { hosts: 0, vms: 0 };
    inCluster.set(cluster, { ...now, [what]: now[what] + 1 });
  };
  for (const host of state.hosts.all()) count(host.cluster, 'hosts');
  for (const vm of state.vms.all()) {
    count(vm.cluster.id, 'vms');
    const on = vm.host?.id;
    if (on !== undefined) vmsOn.set(on, (vmsOn.get(on) ?? 0) + 1);
  }

  const host = (row: HostRow) => ({
    id: row.id,
    name: row.name,
    comment: row.comment,
    hostname: row.address,
    managed: isManaged(row.id, row.cluster),
    status: row.status,
    cluster: nameIn(state.clusters, row.cluster),
    dataCenter: centerOf(row.cluster),
    vms: vmsOn.get(row.id) ?? 0,
    spm: row.spm === true && row.status === 'up' ? 'SPM' : 'Normal',
    reinstall: row.reinstall,
  });
  const vm = (row: VmRow) => ({
    id: row.id,
    name: row.name,
    comment: row.comment ?? '',
    description: row.description ?? '',
    ipaddress: '',
    fqdn: row.fqdn ?? '',
    status: javaName(row.status),
    managed: isManaged(row.id, row.cluster.id),
    host: nameIn(state.hosts, row.host?.id),
    cluster: nameIn(state.clusters, row.cluster.id),
    dataCenter: centerOf(row.cluster.id),
    memory: row.memory ?? 0,
    pending: row.next !== undefined,
  });

  return {
    dataCenters: state.dataCenters.all().map((row) => ({
      id: row.id,
      name: row.name,
      comment: row.comment ?? '',
      description: row.description ?? '',
      status: row.status ?? '',
      level: level(row.version),
    })),
    clusters: state.clusters.all().map((row) => ({
      id: row.id,
      name: row.name,
      comment: row.comment ?? '',
      description: row.description ?? '',
      managed: isManaged(row.id),
      level: level(row.version),
      dataCenter: nameIn(state.dataCenters, row.data_center?.id),
      cpuType: row.cpu?.type ?? '',
      ...(inCluster.get(row.id) ?? { hosts: 0, vms: 0 }),
    })),
    hosts: state.hosts.all().map(host),
    vms: state.vms.all().map(vm),
    networks: state.networks.all().map((row) => ({
      id: row.id,
      name: row.name,
      comment: row.comment ?? '',
      description: row.description ?? '',
      dataCenter: nameIn(state.dataCenters, row.dataCenter),
      vlan: row.vlan?.id ?? '',
      mtu: row.mtu ?? 0,
      vmNetwork: row.usages?.includes('vm') === true,
    })),
    vnicProfiles: state.vnicProfiles.all().map((row) => {
      const network = state.networks.get(row.networkId);
      return {
        id: row.id,
        name: row.name,
        description: row.description ?? '',
        network: network?.name ?? '',
        dataCenter: nameIn(state.dataCenters, network?.dataCenter),
      };
    }),
    templates: state.templates.all().map((row) => ({
      id: row.id,
      name: row.name,
      comment: row.comment ?? '',
      description: row.description ?? '',
      status: 'OK',
      cluster: nameIn(state.clusters, row.cluster?.id),
      dataCenter: centerOf(row.cluster?.id),
    })),
    // Storage is not simulated; but a data center that is up has a master domain.
    storage: state.dataCenters
      .where(({ status }) => status === 'up')
      .map((row) => ({
        id: namedId(`storage ${row.id}`),
        name: `data-${row.name}`,
        comment: '',
        description: '',
        domainType: 'Data (Master)',
        type: 'nfs',
        status: 'Active',
        dataCenter: row.name,
        dataCenterId: row.id,
      })),
    events: state.events
      .all()
      .slice(-EVENTS)
      .reverse()
      .map((row) => ({
        id: row.id,
        time: new Date(row.time ?? 0).toISOString(),
        severity: row.severity ?? 'normal',
        message: row.description ?? '',
        correlationId: row.correlation_id ?? null,
        callStack: null,
        customEventId: String(row.custom_id ?? -1),
      })),
    release: release.name,
  };
}
export type Inventory = ReturnType<typeof inventory>;
