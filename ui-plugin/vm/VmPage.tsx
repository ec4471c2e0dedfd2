import { useMemo, type ReactNode } from 'react';
import type { VmReading } from '../backstage/face';
import type { Chosen } from '../portal/entityKind';
import { useBackstage } from '../shared/BackstageContext';
import { ChainStepper } from '../shared/ChainStepper';
import { LastRun } from '../shared/LastRun';
import { GuestCard } from './GuestCard';
import { HostsCard } from './HostsCard';
import { linkAction } from './linkAction';
import { LinkButton } from './LinkButton';
import { NicsCard } from './NicsCard';
import { SettingsCard } from './SettingsCard';
import { VmHead } from './VmHead';
import { vmView } from './vmView';

interface VmPageProps {
  readonly reading: VmReading;
  readonly chosen: Chosen;
  readonly refreshing: boolean;
  readonly reload: () => void;
}

export const VmPage = ({ reading, chosen, refreshing, reload }: VmPageProps): ReactNode => {
  const { portal } = useBackstage();
  const view = useMemo(() => vmView(reading), [reading]);
  const { name } = reading.vm;
  const openHugePages = (): void => portal.openWizard('huge-pages', chosen);
  return (
    <>
      <VmHead {...{ reading, chosen, view, refreshing, reload }} />
      <LastRun thing={chosen.id} reload={reload} />
      <ChainStepper
        chain={reading.chain}
        about={{ datapath: reading.outlook.datapath.datapath }}
        action={(link) => <LinkButton action={linkAction(link)} openHugePages={openHugePages} />}
      />
      <div className="dpdk-vm__pair">
        <SettingsCard name={name} view={view} openHugePages={openHugePages} />
        <HostsCard name={name} view={view} />
      </div>
      <NicsCard name={name} view={view} isRead={reading.vm.nics !== undefined} />
      <GuestCard name={name} guest={reading.guest} isRunning={view.isRunning} waits={view.verdict === 'waits'} />
    </>
  );
};
