import { Button } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { useMessages } from '../i18n/useMessages';
import { Card } from '../shared/Card';
import { DataTable } from '../shared/DataTable';
import { SettingCell } from './SettingCell';
import type { SettingRow, VmView } from './vmView';

interface SettingsCardProps {
  readonly name: string;
  readonly view: VmView;
  readonly openHugePages: () => void;
}

/** Settings that matter to DPDK, as the VM runs and as it starts next; what differs is marked. */
export const SettingsCard = ({ name, view: { columns, settings }, openHugePages }: SettingsCardProps): ReactNode => {
  const { t } = useMessages();
  const shown = columns === 'both' ? (['now', 'next'] as const) : (['next'] as const);
  const title = columns === 'one' ? 'value' : 'next';
  const rows = settings.map((row) => ({
    key: `${row.setting} ${row.nic ?? ''}`,
    cells: {
      setting: row.nic === undefined ? t(`vm.setting.${row.setting}`) : t('vm.setting.nic', { nic: row.nic }),
      now: row.now && <SettingCell cell={row.now} />,
      next: <NextCell row={row} />,
    },
  }));
  return (
    <Card
      title={t(`vm.settings.title.${columns}`)}
      actions={
        <Button variant="link" isInline onClick={openHugePages}>
          {t('vm.action.hugePages')}
        </Button>
      }
    >
      <DataTable
        caption={t('vm.settings.caption', { name })}
        className="dpdk-vm__settings"
        columns={[
          { key: 'setting', title: t('vm.column.setting'), isSilent: true },
          ...shown.map((key) => ({ key, title: t(`vm.column.${key === 'next' ? title : key}`) })),
        ]}
        rows={rows}
      />
    </Card>
  );
};

const NextCell = ({ row: { next, changes } }: { readonly row: SettingRow }): ReactNode => {
  const { t } = useMessages();
  if (!changes) return <SettingCell cell={next} />;
  return (
    <span className="dpdk-vm__changed">
      <SettingCell cell={next} />
      <span className="pf-v6-screen-reader"> {t('vm.changes')}</span>
    </span>
  );
};
