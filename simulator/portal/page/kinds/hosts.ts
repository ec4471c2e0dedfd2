import { fieldText, type Row } from '../data';
import type { Kind } from './kind';
import { events, permissions, tab } from './tabs';

const PLACE = 'hosts';
const statusText = (row: Row): string =>
  fieldText(row, 'status')
    .replaceAll('_', ' ')
    .replace(/^./, (first) => first.toUpperCase());
const isUp = (row: Row): boolean => fieldText(row, 'status').toLowerCase() === 'up';

export const hosts: Kind = {
  type: 'Host',
  place: PLACE,
  collection: 'hosts',
  menu: 'Compute',
  title: 'Hosts',
  prefix: 'Host:',
  follows: true,
  tells: true,
  entityFields: ['name', 'hostname', 'managed'],
  columns: [
    { title: '', width: 35, sign: (row) => (isUp(row) ? 'up' : 'down') },
    { title: '', width: 60 },
    { title: 'Name', width: 150, value: 'name', opens: true },
    { title: 'Comment', width: 75, value: 'comment' },
    { title: 'Hostname/IP', width: 150, value: 'hostname' },
    { title: 'Cluster', width: 150, value: 'cluster', link: true },
    { title: 'Data Center', width: 150, value: 'dataCenter', link: true },
    { title: 'Status', width: 220, value: statusText },
    { title: 'Virtual Machines', width: 110, value: 'vms' },
  ],
  buttons: [
    { id: 'New', label: 'New', gridOnly: true },
    { id: 'Edit', label: 'Edit', needs: 'one' },
    { id: 'Remove', label: 'Remove', needs: 'never' },
    {
      id: 'Management',
      label: 'Management',
      needs: 'some',
      menu: ['Maintenance', 'Activate', 'Refresh Capabilities', 'Restart', 'Start', 'Stop'],
    },
    { id: 'Installation', label: 'Installation', needs: 'one', menu: ['Reinstall', 'Enroll Certificate', 'Upgrade'] },
    { id: 'HostConsole', label: 'Host Console', needs: 'one' },
  ],
  tabs: [
    tab(PLACE, 0, 'General', {
      values: [
        ['Hostname/IP:', 'hostname'],
        ['Cluster:', 'cluster'],
        ['Status:', statusText],
        ['Active VMs:', 'vms'],
        ['Data Center:', 'dataCenter'],
        ['Host ID:', 'id'],
      ],
    }),
    tab(PLACE, 1, 'Virtual Machines', {
      panel: 'VirtualMachine',
      buttons: ['Suspend', 'Shutdown', 'Power Off', 'Migrate'],
      table: {
        columns: [
          { title: 'Name', width: 200, value: 'name' },
          { title: 'Cluster', width: 200, value: 'cluster' },
          { title: 'Status', width: 200, value: 'status' },
        ],
        entityType: 'VirtualMachine',
        rows: (parent, rows) => rows('vms').filter((vm) => vm.host !== '' && vm.host === parent.name),
      },
    }),
    tab(PLACE, 2, 'Network Interfaces', {
      panel: 'NetworkInterface',
      buttons: ['Setup Host Networks', 'Save Network Configuration'],
    }),
    tab(PLACE, 3, 'Host Devices', {
      token: `${PLACE}-devices`,
      panel: 'HostDevice',
      panelSince: '4.5.0',
      table: {
        columns: [
          { title: 'Name', width: 300, value: 'name' },
          { title: 'Capability', width: 200, value: 'capability' },
        ],
        // Every host has this root device; the others are not simulated here.
        rows: (parent) => [{ id: parent.id, name: 'computer', capability: 'system' }],
        entityId: (row) => `HostDeviceId:{hostId='${row.id}', deviceName='computer'}`,
      },
    }),
    tab(PLACE, 3, 'Host Hooks'),
    tab(PLACE, 4, 'Bricks', { hidden: true }),
    tab(PLACE, 4, 'Storage Devices', { hidden: true, panel: 'GlusterStorageDevice' }),
    permissions(PLACE, 5),
    tab(PLACE, 6, 'Affinity Labels', { panel: 'AffinityLabel', buttons: ['New', 'Edit'] }),
    tab(PLACE, 7, 'Errata'),
    events(PLACE, 7),
    tab(PLACE, 8, 'Gluster Swift', { hidden: true, panel: 'GlusterSwift' }),
  ],
};
