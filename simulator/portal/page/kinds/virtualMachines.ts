import { fieldText, type Row } from '../data';
import type { Kind } from './kind';
import { events, permissions, tab } from './tabs';

const PLACE = 'vms';
/** `PoweringUp` of the Java name → `Powering Up` in the grid. */
const statusText = (row: Row): string => fieldText(row, 'status').replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
const isDown = (row: Row): boolean => fieldText(row, 'status') === 'Down';
const dashes = (): string => '--';

export const virtualMachines: Kind = {
  type: 'VirtualMachine',
  place: PLACE,
  collection: 'vms',
  menu: 'Compute',
  title: 'Virtual Machines',
  prefix: 'Vms:',
  follows: true,
  tells: true,
  entityFields: ['name', 'ipaddress', 'status', 'managed'],
  columns: [
    { title: '', width: 35, sign: (row) => (isDown(row) ? 'down' : 'up') },
    { title: '', width: 60, sign: () => 'machine' },
    { title: 'Name', width: 120, value: 'name', opens: true },
    { title: 'Comment', width: 75, value: 'comment' },
    { title: 'Host', width: 120, value: 'host', link: true },
    { title: 'IP Addresses', width: 120, value: 'ipaddress' },
    { title: 'FQDN', width: 120, value: 'fqdn' },
    { title: 'Cluster', width: 120, value: 'cluster', link: true },
    { title: 'Data Center', width: 120, value: 'dataCenter', link: true },
    { title: 'Memory', width: 80, value: dashes, align: 'center' },
    { title: 'CPU', width: 80, value: dashes, align: 'center' },
    { title: 'Network', width: 80, value: dashes, align: 'center' },
    { title: 'Graphics', width: 80 },
    { title: 'Status', width: 120, value: statusText },
  ],
  buttons: [
    { id: 'New', label: 'New', gridOnly: true },
    { id: 'Edit', label: 'Edit', needs: 'one' },
    { id: 'Run', label: 'Run', icon: 'play', needs: 'some', split: true },
    { id: 'Suspend', label: 'Suspend', icon: 'moon', needs: 'never' },
    { id: 'Shutdown', label: 'Shutdown', icon: 'stop', needs: 'never', split: true },
    { id: 'Reboot', label: 'Reboot', icon: 'repeat', needs: 'never', split: true },
    { id: 'Console', label: 'Console', icon: 'desktop', needs: 'never', split: true },
    { id: 'CreateSnapshot', label: 'Create Snapshot', needs: 'one' },
  ],
  tabs: [
    tab(PLACE, 0, 'General', {
      values: [
        ['Name:', 'name'],
        ['Status:', statusText],
        ['Cluster:', 'cluster'],
        ['Run On:', (row) => fieldText(row, 'host') || 'Any Host in Cluster'],
        ['IP Addresses:', 'ipaddress'],
        ['VM ID:', 'id'],
      ],
    }),
    tab(PLACE, 1, 'Network Interfaces', { panel: 'NetworkInterface', buttons: ['New', 'Edit', 'Remove'] }),
    tab(PLACE, 2, 'Disks', { buttons: ['New', 'Attach', 'Edit', 'Remove'] }),
    tab(PLACE, 3, 'Snapshots', { panel: 'VirtualMachineSnapshot', buttons: ['Create', 'Preview', 'Commit', 'Undo', 'Delete'] }),
    tab(PLACE, 4, 'Applications'),
    tab(PLACE, 4, 'Containers'),
    tab(PLACE, 5, 'Host Devices', { panel: 'HostDevice', panelSince: '4.5.0', buttons: ['Add device', 'Remove device'] }),
    tab(PLACE, 6, 'Vm Devices', { panel: 'VirtualMachineDevice', panelSince: '4.5.0.1' }),
    tab(PLACE, 7, 'Affinity Groups', { panel: 'AffinityGroup', buttons: ['New', 'Edit', 'Remove'] }),
    tab(PLACE, 8, 'Affinity Labels', { panel: 'AffinityLabel', buttons: ['New', 'Edit'] }),
    tab(PLACE, 9, 'Guest Info'),
    permissions(PLACE, 9),
    tab(PLACE, 10, 'Errata'),
    events(PLACE, 11),
  ],
};
