import { Button } from '@patternfly/react-core';
import DownloadIcon from '@patternfly/react-icons/dist/esm/icons/download-icon';
import { useEffect, type ReactNode } from 'react';
import type { Link } from '../../client/index';
import type { HostReading } from '../backstage/face';
import type { Messages } from '../i18n/messages';
import { reasonOfFinding } from '../i18n/reasons';
import { useMessages } from '../i18n/useMessages';
import type { Chosen } from '../portal/entityKind';
import { useBackstage } from '../shared/BackstageContext';
import { ChainStepper, type LinkDetail } from '../shared/ChainStepper';
import { download } from '../shared/download';
import { LastRun } from '../shared/LastRun';
import { onPage } from '../shared/useChosen';
import { FACTS_BUTTON, FactsCard } from './FactsCard';
import { FactsStrip } from './FactsStrip';
import { Findings } from './Findings';
import { findingsWithoutPlace } from './findingPlaces';
import { HostHead } from './HostHead';
import { linkAction, linkWarnings, managementNetworks, type LinkAction } from './hostView';
import { MapCard } from './MapCard';
import { mapView } from './mapView';
import { NicTable } from './NicTable';

interface HostPageProps {
  readonly reading: HostReading;
  readonly chosen: Chosen;
  readonly refreshing: boolean;
  readonly reload: () => void;
}

/** Whether DPDK works on a host, how things stand there, and what can be done about it. */
export const HostPage = ({ reading, chosen, refreshing, reload }: HostPageProps): ReactNode => {
  const messages = useMessages();
  const { portal, plans, factsShelf } = useBackstage();
  useEffect(
    () =>
      onPage(
        factsShelf.onChange((id) => {
          if (id === chosen.id) reload();
        }),
      ),
    [factsShelf, chosen.id, reload],
  );

  const { facts, host } = reading;
  const view = mapView(reading);
  const management = managementNetworks(reading);
  const act = (action: LinkAction): void => {
    if (action.kind === 'wizard') portal.openWizard(action.wizard, chosen, action.preset);
    else if (action.kind === 'script' && facts)
      download(`${host.name}-dpdk.sh`, plans.hostScript(facts.plan), 'text/x-shellscript');
    else document.getElementById(FACTS_BUTTON)?.focus();
  };
  const map = <MapCard reading={reading} view={view} management={management} />;
  return (
    <>
      <HostHead reading={reading} refreshing={refreshing} reload={reload} saveScript={() => act({ kind: 'script' })} />
      <LastRun thing={chosen.id} reload={reload} />
      <ChainStepper
        chain={reading.chain}
        about={{ datapath: reading.datapath.datapath }}
        detail={(link) => warningsOf(link, reading, messages)}
        action={(link) => <LinkButton link={link} reading={reading} act={act} />}
      />
      {facts ? (
        map
      ) : (
        <div className="dpdk-host__side">
          {map}
          <FactsCard reading={reading} />
        </div>
      )}
      {facts && <Findings {...findingsWithoutPlace(facts.findings, view)} />}
      <NicTable reading={reading} management={management} act={act} />
      {facts && <FactsStrip reading={reading} facts={facts} />}
    </>
  );
};

const MOST_WARNINGS = 2;

/** The chain counts warnings of the checker; the page has them in words. */
const warningsOf = (link: Link, reading: HostReading, { say, t }: Messages): LinkDetail | undefined => {
  const warnings = linkWarnings(link, reading).map(reasonOfFinding);
  const [first] = warnings;
  if (!first) return undefined;
  const shown = warnings.slice(0, MOST_WARNINGS);
  const more = warnings.length > MOST_WARNINGS ? [t('host.facts.more', { count: warnings.length - MOST_WARNINGS })] : [];
  return {
    short: warnings.length === 1 ? say(first, 'short') : say(link, 'short'),
    seen: [...shown.map((reason) => say(reason)), ...more].join(' '),
    mends: shown.map((reason) => say(reason, 'remedy')).join(' '),
  };
};

const LinkButton = ({
  link,
  reading,
  act,
}: {
  readonly link: Link;
  readonly reading: HostReading;
  readonly act: (action: LinkAction) => void;
}): ReactNode => {
  const { t } = useMessages();
  const action = linkAction(link, reading);
  if (!action) return null;
  if (action.kind === 'wizard')
    return (
      <Button size="sm" onClick={() => act(action)}>
        {action.wizard === 'attach-network' ? t('host.attach') : t('host.prepare')}
      </Button>
    );
  if (action.kind === 'script')
    return (
      <Button size="sm" variant="secondary" icon={<DownloadIcon />} onClick={() => act(action)}>
        {t('host.script')}
      </Button>
    );
  return (
    <Button size="sm" variant="secondary" onClick={() => act(action)}>
      {t('host.addFacts')}
    </Button>
  );
};
