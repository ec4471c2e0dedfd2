import type { ReactNode } from 'react';
import type { Planned, VmReading } from '../../backstage/face';
import { useMessages } from '../../i18n/useMessages';
import { Card } from '../../shared/Card';
import { propertyRows } from './propertyRows';

interface PropertyTableProps {
  readonly planned: Planned;
  readonly data: VmReading;
}

/** All custom properties, old and new side by side: the engine replaces the whole list, so each one is shown to stay. */
export const PropertyTable = ({ planned, data }: PropertyTableProps): ReactNode => {
  const { t } = useMessages();
  const vm = planned.seen.vms.find(({ id }) => id === data.vm.id) ?? data.vm;
  const rows = propertyRows(planned.plan, vm);
  // The engine keeps the properties for the next start by a change of its own: only then can that wait.
  const isRestarted = ['vm.properties', 'vm.stop'].every((kind) => planned.plan.changes.some((change) => change.kind === kind));
  const title = t('pages.properties', { vm: vm.name });
  if (rows.length === 0)
    return (
      <Card title={title}>
        <p className="dpdk-need__note dpdk-inset">{t('pages.properties.none', { vm: vm.name })}</p>
      </Card>
    );
  return (
    <Card title={title}>
      <table className="dpdk-small-table dpdk-properties" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t('pages.properties.name')}</th>
            <th scope="col">{t('pages.properties.now')}</th>
            <th scope="col">{t('pages.properties.after', { nextStart: vm.status === 'down' ? 'no' : 'yes' })}</th>
            <th scope="col">{t('pages.properties.what')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, before, after, change }) => (
            <tr key={name} data-change={change}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>{before === undefined ? t('pages.properties.unset') : <code>{before}</code>}</td>
              <td>{after === undefined ? t('pages.properties.unset') : <code>{after}</code>}</td>
              <td>{t(`pages.properties.${change}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isRestarted && <p className="dpdk-need__note dpdk-inset">{t('pages.later', { vm: vm.name })}</p>}
    </Card>
  );
};
