import type { Call } from '../call';
import { api } from '../model/monitoring';
import type { Reply } from '../request';
import type { Routed, Router } from '../router';
import { Shown } from '../shown';

const searched = [
  'clusters',
  'datacenters',
  'hosts',
  'networks',
  'storagedomains',
  'templates',
  'instancetypes',
  'users',
  'groups',
  'vmpools',
  'vms',
  'disks',
];
const plain = [
  'events',
  'roles',
  'tags',
  'bookmarks',
  'icons',
  'domains',
  'jobs',
  'storageconnections',
  'vnicprofiles',
  'diskprofiles',
  'cpuprofiles',
  'schedulingpolicyunits',
  'schedulingpolicies',
  'permissions',
  'macpools',
  'networkfilters',
  'operatingsystems',
  'externalhostproviders',
  'openstackimageproviders',
  'openstackvolumeproviders',
  'openstacknetworkproviders',
  'katelloerrata',
  'affinitylabels',
  'clusterlevels',
  'imagetransfers',
  'externalvmimports',
  'externaltemplateimports',
];
const rels = [
  ...[...searched, ...plain].map((name) => ({ rel: name, href: `/${name}` })),
  ...searched.map((name) => ({ rel: `${name}/search`, href: `/${name}?search={query}` })),
  { rel: 'events/search', href: '/events;from={event_id}?search={query}' },
];

/** GET /api: version, summary and the entry points. */
export function apiRoot(router: Router, request: Routed, call: Call): Reply {
  const { state, release, user, clock } = call;
  const rpm = state.product ?? release.rpm;
  const [major = 0, minor = 0, build = 0] = rpm.split(/[.-]/).map(Number);
  const hosts = state.hosts.all();
  const vms = state.vms.all();
  // One domain a data center, or it would not be up.
  const storages = state.dataCenters.where(({ status }) => status === 'up').length;
  const users = state.users.where(({ seen }) => seen);
  const value = {
    ...(call.filtered ? {} : { engine_backup: {} }),
    product_info: {
      instance_id: call.filtered ? undefined : '4271c4f4-e7e4-11f1-9ca2-02fc00000001',
      name: 'oVirt Engine',
      version: { major, minor, build, revision: 0, full_version: rpm },
    },
    special_objects: {
      blank_template: { id: '00000000-0000-0000-0000-000000000000' },
      root_tag: { id: '00000000-0000-0000-0000-000000000000' },
    },
    ...(call.filtered
      ? {}
      : {
          summary: {
            hosts: { active: hosts.filter(({ status }) => status === 'up').length, total: hosts.length },
            storage_domains: { active: storages, total: storages },
            users: { active: users.length, total: users.length },
            vms: { active: vms.filter(({ status }) => status !== 'down').length, total: vms.length },
          },
        }),
    time: clock.now(),
    authenticated_user: { id: user.id },
    effective_user: { id: user.id },
  };
  const reply = router.print(request, api, new Shown(api, value, undefined, [], [], rels));
  const link = rels.map(({ rel, href }) => `<${call.origin}${request.base}${href}>; rel=${rel}`).join(',');
  return { ...reply, headers: { ...reply.headers, link } };
}
