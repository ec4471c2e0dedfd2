import { Button, Label } from '@patternfly/react-core';
import DownloadIcon from '@patternfly/react-icons/dist/esm/icons/download-icon';
import type { ReactNode } from 'react';
import type { HostReading } from '../backstage/face';
import { useMessages } from '../i18n/useMessages';
import { ExportButton } from '../shared/ExportButton';
import { Explained } from '../shared/Explained';
import { StateIcon } from '../shared/StateIcon';
import { TabHead } from '../shared/TabHead';
import { hostVerdict, versionText } from './hostView';

interface HostHeadProps {
  readonly reading: HostReading;
  readonly refreshing: boolean;
  readonly reload: () => void;
  readonly saveScript: () => void;
}

/** The verdict on a host in one sentence, and what can be taken away from here. */
export const HostHead = ({ reading, refreshing, reload, saveScript }: HostHeadProps): ReactNode => {
  const { t, say } = useMessages();
  const { host, facts } = reading;
  const { state, because, warnings } = hostVerdict(reading);
  const verdict = t(`verdict.host.${state}`, { name: host.name });
  return (
    <TabHead
      state={state === 'warning' ? 'ok' : state}
      verdict={
        because
          ? t('host.verdict.why', { verdict, link: t(`link.${because.name}`), reason: say(because.link, 'short') })
          : verdict
      }
      label={
        warnings > 0 && (
          <Label variant="outline" color="yellow" isCompact icon={<StateIcon state="warning" isSaid />}>
            {t('host.warnings', { count: warnings })}
          </Label>
        )
      }
      facts={[
        <Datapath key="datapath" reading={reading} />,
        host.version ? t('host.vdsm', { version: versionText(host.version) }) : t('host.vdsm.unknown'),
        ...(facts?.facts.openVswitch?.version === undefined
          ? []
          : [t('host.ovs', { version: facts.facts.openVswitch.version, dpdk: facts.facts.openVswitch.dpdkVersion })]),
      ]}
      readAt={reading.readAt}
      refreshing={refreshing}
      reload={reload}
      actions={
        <>
          <ExportButton chosen={{ kind: 'host', id: host.id, name: host.name, managed: true }} />
          <Button
            variant="link"
            isInline
            size="sm"
            className="dpdk-head__action"
            icon={<DownloadIcon />}
            aria-label={t('host.script.label', { name: host.name })}
            isAriaDisabled={!facts}
            {...(!facts && { title: t('host.script.needsFacts') })}
            onClick={saveScript}
          >
            {t('host.script')}
          </Button>
        </>
      }
    />
  );
};

const Datapath = ({ reading: { datapath } }: { readonly reading: HostReading }): ReactNode => {
  const { t, say } = useMessages();
  const hasVhostUser = datapath.datapath !== 'none' && datapath.datapath !== 'unknown';
  return (
    <Explained
      explanation={
        <>
          {hasVhostUser && <span className="dpdk-reason">{t('host.datapath.vhostUser')}</span>}
          <span className="dpdk-reason">{say(datapath.reason)}</span>
        </>
      }
    >
      {t(`host.datapath.${datapath.datapath}`)}
    </Explained>
  );
};
