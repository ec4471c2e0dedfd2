import type { BuiltInTab, TabTable } from './kind';

/** A tab without content of its own in the simulated portal. */
export const tab = (place: string, order: number, label: string, more: Partial<BuiltInTab> = {}): BuiltInTab => ({
  label,
  order,
  token: `${place}-${label.toLowerCase().replaceAll(' ', '_')}`,
  ...more,
});

export const permissions = (place: string, order: number): BuiltInTab =>
  tab(place, order, 'Permissions', {
    buttons: ['Add', 'Remove'],
    table: {
      columns: [
        { title: 'User', width: 260, value: 'user' },
        { title: 'Role', width: 260, value: 'role' },
      ],
      rows: () => [{ id: '58ca605c-010d-0307-0224-0000000001a9', user: 'admin', role: 'SuperUser' }],
    },
  });

const eventTable: TabTable = {
  entityType: 'Event',
  columns: [
    { title: 'Time', width: 190, value: 'time' },
    { title: 'Message', width: 820, value: 'message' },
  ],
  rows: (parent, rows) =>
    rows('events').filter((event) => {
      const { message } = event;
      return typeof message === 'string' && typeof parent.name === 'string' && message.includes(parent.name);
    }),
};
export const events = (place: string, order: number, panel?: string): BuiltInTab =>
  tab(place, order, 'Events', { table: eventTable, ...(panel === undefined ? {} : { panel }) });
