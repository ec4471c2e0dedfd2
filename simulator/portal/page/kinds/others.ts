import type { BuiltInTab, Kind } from './kind';
import { events, permissions, tab } from './tabs';

const crud = [
  { id: 'New', label: 'New', gridOnly: true },
  { id: 'Edit', label: 'Edit', needs: 'one' },
  { id: 'Remove', label: 'Remove', needs: 'some' },
] as const;
const name = { title: 'Name', width: 200, value: 'name', opens: true } as const;
const comment = { title: 'Comment', width: 120, value: 'comment' } as const;
const description = { title: 'Description', width: 300, value: 'description' } as const;
const general = (place: string): BuiltInTab =>
  tab(place, 0, 'General', {
    values: [
      ['Name:', 'name'],
      ['Description:', 'description'],
      ['ID:', 'id'],
    ],
  });
const stale = { follows: false, tells: true } as const;

export const dataCenters: Kind = {
  ...stale,
  type: 'DataCenter',
  place: 'dataCenters',
  collection: 'dataCenters',
  menu: 'Compute',
  title: 'Data Centers',
  prefix: 'DataCenter:',
  entityFields: ['name'],
  columns: [
    { title: '', width: 35, sign: () => 'up' },
    name,
    comment,
    { title: 'Storage Type', width: 120, value: () => 'Shared' },
    { title: 'Status', width: 120, value: 'status' },
    { title: 'Compatibility Version', width: 150, value: 'level' },
    description,
  ],
  buttons: crud,
  tabs: [
    tab('dataCenters', 0, 'Storage', { panel: 'Storage' }),
    tab('dataCenters', 1, 'Logical Networks', { panel: 'Network', buttons: ['New', 'Edit', 'Remove'] }),
    tab('dataCenters', 2, 'Clusters'),
    permissions('dataCenters', 6),
    events('dataCenters', 7),
  ],
};
export const networks: Kind = {
  ...stale,
  type: 'Network',
  place: 'networks',
  collection: 'networks',
  menu: 'Network',
  title: 'Networks',
  prefix: 'Network:',
  entityFields: ['name'],
  columns: [
    name,
    comment,
    { title: 'Data Center', width: 150, value: 'dataCenter', link: true },
    description,
    { title: 'Role', width: 60 },
    { title: 'VLAN tag', width: 80, value: 'vlan' },
  ],
  buttons: crud,
  tabs: [
    general('networks'),
    tab('networks', 1, 'vNIC Profiles', { panel: 'NetworkProfile', buttons: ['New', 'Edit', 'Remove'] }),
    tab('networks', 2, 'Clusters', { panel: 'Cluster', buttons: ['Manage Network'] }),
    tab('networks', 3, 'Hosts', { panel: 'Host', buttons: ['Setup Host Networks'] }),
    tab('networks', 4, 'Virtual Machines', { panel: 'VirtualMachine' }),
    tab('networks', 5, 'Templates', { panel: 'Template' }),
    permissions('networks', 6),
  ],
};
export const vnicProfiles: Kind = {
  follows: false,
  tells: false,
  type: 'VnicProfile',
  place: 'vnicProfiles',
  collection: 'vnicProfiles',
  menu: 'Network',
  title: 'vNIC Profiles',
  prefix: 'VnicProfile:',
  entityFields: [],
  columns: [
    name,
    { title: 'Network', width: 200, value: 'network', link: true },
    { title: 'Data Center', width: 150, value: 'dataCenter', link: true },
    description,
  ],
  buttons: crud,
  tabs: [tab('vnicProfiles', 0, 'Virtual Machines'), tab('vnicProfiles', 1, 'Templates'), permissions('vnicProfiles', 2)],
};
export const templates: Kind = {
  follows: true,
  tells: true,
  type: 'Template',
  place: 'templates',
  collection: 'templates',
  menu: 'Compute',
  title: 'Templates',
  prefix: 'Template:',
  entityFields: ['name'],
  columns: [
    { ...name, title: 'Name' },
    comment,
    { title: 'Status', width: 120, value: 'status' },
    { title: 'Cluster', width: 150, value: 'cluster', link: true },
    { title: 'Data Center', width: 150, value: 'dataCenter', link: true },
    description,
  ],
  buttons: [...crud.slice(1), { id: 'Export', label: 'Export', needs: 'one' }],
  tabs: [general('templates'), permissions('templates', 7), events('templates', 8)],
};
export const storage: Kind = {
  follows: true,
  tells: true,
  type: 'Storage',
  place: 'storage',
  collection: 'storage',
  menu: 'Storage',
  title: 'Storage Domains',
  prefix: 'Storage:',
  entityFields: ['name', 'type', 'dataCenterId'],
  columns: [
    { title: '', width: 35, sign: () => 'up' },
    { ...name, title: 'Domain Name' },
    comment,
    { title: 'Domain Type', width: 120, value: 'domainType' },
    { title: 'Storage Type', width: 100, value: 'type' },
    { title: 'Cross Data Center Status', width: 180, value: 'status' },
  ],
  buttons: [
    { id: 'New', label: 'New Domain', gridOnly: true },
    { id: 'Import', label: 'Import Domain', gridOnly: true },
    { id: 'Edit', label: 'Manage Domain', needs: 'one' },
    { id: 'Remove', label: 'Remove', needs: 'some' },
  ],
  tabs: [general('storage'), permissions('storage', 9), events('storage', 10)],
};
export const eventList: Kind = {
  ...stale,
  type: 'Event',
  place: 'events',
  collection: 'events',
  menu: 'Events',
  title: 'Events',
  prefix: 'Events:',
  entityFields: ['correlationId', 'message', 'callStack', 'customEventId', 'toString'],
  columns: [
    { title: '', width: 35 },
    { title: 'Time', width: 190, value: 'time' },
    { title: 'Message', width: 600, value: 'message' },
    { title: 'Correlation Id', width: 215, value: 'correlationId' },
  ],
  buttons: [],
  tabs: [],
};
