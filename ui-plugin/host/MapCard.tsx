import { ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { useState, type ReactNode } from 'react';
import type { HostReading } from '../backstage/face';
import { useMessages } from '../i18n/useMessages';
import { Card } from '../shared/Card';
import { mapRoles, pageSums } from './hostView';
import { MapTable } from './MapTable';
import type { MapView } from './mapView';
import { NumaMap } from './NumaMap';
import { Swatch } from './Swatch';

interface MapCardProps {
  readonly reading: HostReading;
  readonly view: MapView;
  readonly management: readonly string[];
}

/** NUMA nodes with cores, pages and NICs, as a picture or as a table. */
export const MapCard = ({ reading, view, management }: MapCardProps): ReactNode => {
  const { t } = useMessages();
  const [shown, setShown] = useState<'picture' | 'table'>('picture');
  const choice = (
    <ToggleGroup isCompact aria-label={t('host.map.show')}>
      {(['picture', 'table'] as const).map((kind) => (
        <ToggleGroupItem
          key={kind}
          text={t(`host.map.${kind}`)}
          buttonId={`dpdk-map-${kind}`}
          isSelected={shown === kind}
          onChange={() => setShown(kind)}
        />
      ))}
    </ToggleGroup>
  );
  return (
    <Card
      title={t('host.map')}
      about={<MapSummary reading={reading} />}
      actions={
        <>
          {shown === 'picture' && view.isTold && <Legend roles={mapRoles(view)} />}
          {choice}
        </>
      }
      className="dpdk-map__card"
    >
      {shown === 'picture' ? <NumaMap view={view} facts={reading.facts} management={management} /> : <MapTable view={view} />}
      {!view.isTold && (
        <footer className="dpdk-map__foot">
          {shown === 'picture' ? <Legend roles={mapRoles(view)} /> : <span />}
          <WholeHost reading={reading} />
        </footer>
      )}
    </Card>
  );
};

const Legend = ({ roles }: { readonly roles: readonly ReturnType<typeof mapRoles>[number][] }): ReactNode => {
  const { t } = useMessages();
  return (
    <ul className="dpdk-legend">
      {roles.map((role) => (
        <li key={role}>
          <Swatch role={role} /> {t(`host.role.${role}`)}
        </li>
      ))}
    </ul>
  );
};

const MapSummary = ({ reading }: { readonly reading: HostReading }): ReactNode => {
  const { t } = useMessages();
  if (!reading.facts) return t('host.map.onlyRest');
  const sums = pageSums(reading.facts.layout);
  if (sums.length === 0) return t('host.map.noPages');
  return sums
    .map(({ size, total, openVswitch, vms, free }) => t('host.map.summary', { size, total, openVswitch, vms, free }))
    .join(' · ');
};

/** Without facts pages are known for the host as a whole. */
const WholeHost = ({ reading: { host } }: { readonly reading: HostReading }): ReactNode => {
  const { t } = useMessages();
  const sizes = [...(host.hugepages ?? [])].sort((a, b) => b.size - a.size);
  return (
    <p>
      {t('host.map.wholeHost')}{' '}
      <b>
        {sizes.length === 0
          ? t('host.map.wholeHost.unread')
          : sizes
              .map(({ size, total, free }) => t('host.map.wholeHost.size', { size, total, free, hasTotal: total !== undefined }))
              .join(' · ')}
      </b>
    </p>
  );
};
