import { clusters } from './clusters';
import { hosts } from './hosts';
import type { Kind } from './kind';
import { dataCenters, eventList, networks, storage, templates, vnicProfiles } from './others';
import { virtualMachines } from './virtualMachines';

export type { BuiltInButton, BuiltInTab, Column, Kind, TabTable } from './kind';

/** Main places that the real portal has and this one shows empty. */
const bare = (type: string, place: string, menu: string, title: string, prefix: string, entityFields = ['name']): Kind => ({
  type,
  place,
  menu,
  title,
  prefix,
  entityFields,
  follows: false,
  tells: type !== 'Errata',
  columns: [{ title: 'Name', width: 200, value: 'name' }],
  buttons: [],
  tabs: [],
});

/** All main places. To add one: a file here, or a line. */
export const kinds: readonly Kind[] = [
  virtualMachines,
  templates,
  bare('Pool', 'pools', 'Compute', 'Pools', 'Pools:'),
  hosts,
  dataCenters,
  clusters,
  vnicProfiles,
  networks,
  storage,
  bare('GlusterVolume', 'volumes', 'Storage', 'Volumes', 'Volumes:', ['name', 'clusterId']),
  bare('Disk', 'disks', 'Storage', 'Disks', 'Disks: disk_type = image', []),
  bare('Provider', 'providers', 'Administration', 'Providers', 'Provider:'),
  bare('Quota', 'quota', 'Administration', 'Quota', 'Quota:'),
  bare('User', 'users', 'Administration', 'Users', 'Users:', ['username', 'domain']),
  bare('Errata', 'errata', 'Administration', 'Errata', 'Errata:', []),
  eventList,
];
export const kindOfType = (type: string): Kind | undefined => kinds.find((kind) => kind.type === type);
export const kindOfPlace = (place: string): Kind | undefined => kinds.find((kind) => kind.place === place);
