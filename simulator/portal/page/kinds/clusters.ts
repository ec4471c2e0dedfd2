import type { Row } from '../data';
import type { Kind } from './kind';
import { events, permissions, tab } from './tabs';

const PLACE = 'clusters';
const inCluster =
  (parent: Row) =>
  (row: Row): boolean =>
    row.cluster === parent.name;

export const clusters: Kind = {
  type: 'Cluster',
  place: PLACE,
  collection: 'clusters',
  menu: 'Compute',
  title: 'Clusters',
  prefix: 'Cluster:',
  follows: true,
  tells: true,
  entityFields: ['name', 'managed'],
  columns: [
    { title: 'Status', width: 76 },
    { title: 'Name', width: 150, value: 'name', opens: true },
    { title: 'Comment', width: 75, value: 'comment' },
    { title: 'Compatibility Version', width: 150, value: 'level' },
    { title: 'Description', width: 300, value: 'description' },
    { title: 'Cluster CPU Type', width: 150, value: 'cpuType' },
    { title: 'Host Count', width: 138, value: 'hosts' },
  ],
  buttons: [
    { id: 'New', label: 'New', gridOnly: true },
    { id: 'Edit', label: 'Edit', needs: 'one' },
  ],
  tabs: [
    tab(PLACE, 0, 'General', {
      values: [
        ['Name:', 'name'],
        ['Description:', 'description'],
        ['Data Center:', 'dataCenter'],
        ['Compatibility Version:', 'level'],
        ['Cluster CPU Type:', 'cpuType'],
        ['Cluster ID:', 'id'],
      ],
    }),
    tab(PLACE, 1, 'Logical Networks', { panel: 'Network', buttons: ['Add Network', 'Manage Networks'] }),
    tab(PLACE, 2, 'Hosts', {
      panel: 'Host',
      table: {
        columns: [
          { title: 'Name', width: 240, value: 'name' },
          { title: 'Hostname/IP', width: 240, value: 'hostname' },
          { title: 'Status', width: 240, value: 'status' },
        ],
        entityType: 'Host',
        rows: (parent, rows) => rows('hosts').filter(inCluster(parent)),
      },
    }),
    tab(PLACE, 3, 'Virtual Machines', {
      table: {
        columns: [
          { title: 'Name', width: 240, value: 'name' },
          { title: 'Status', width: 240, value: 'status' },
          { title: 'Host', width: 240, value: 'host' },
        ],
        entityType: 'VirtualMachine',
        rows: (parent, rows) => rows('vms').filter(inCluster(parent)),
      },
    }),
    tab(PLACE, 4, 'Services', { hidden: true }),
    tab(PLACE, 5, 'Gluster Hooks', { hidden: true, panel: 'GlusterHook' }),
    tab(PLACE, 6, 'Affinity Groups', { panel: 'AffinityGroup', buttons: ['New', 'Edit', 'Remove'] }),
    tab(PLACE, 7, 'Affinity Labels', { panel: 'AffinityLabel', buttons: ['New', 'Edit'] }),
    tab(PLACE, 8, 'CPU Profiles', { token: `${PLACE}-cpu_profiles` }),
    permissions(PLACE, 9),
    events(PLACE, 10),
  ],
};
