import type { ReactNode } from 'react';
import type { NicReading } from '../../backstage/face';
import { reasonOfFinding } from '../../i18n/reasons';
import { useMessages } from '../../i18n/useMessages';
import { DataTable } from '../../shared/DataTable';
import type { StepProps } from '../frame/wizard';
import { isChoosable, type PrepareData } from './data';
import type { PrepareEntered } from './entered';

/** Which NICs DPDK is to have, and why not the others. */
export const NicsStep = ({ state, data, change }: StepProps<PrepareEntered, PrepareData>): ReactNode => {
  const { t } = useMessages();
  const { nics } = data.reading;
  if (nics.length === 0) return <p>{t('prepare.nics.unread')}</p>;
  const toggle = (pci: string, isChosen: boolean): void =>
    change({ nics: isChosen ? [...state.nics, pci] : state.nics.filter((one) => one !== pci) });
  return (
    <>
      <DataTable
        caption={t('prepare.nics')}
        columns={[
          { key: 'pci', title: t('host.nics.pci') },
          { key: 'device', title: t('host.nics.device') },
          { key: 'driver', title: t('host.nics.driver') },
          { key: 'verdict', title: t('prepare.nics.verdict') },
        ]}
        rows={nics.map((nic) => ({
          key: nic.pci,
          cells: {
            pci: (
              <label className="dpdk-changes__agree">
                <input
                  type="checkbox"
                  checked={state.nics.includes(nic.pci)}
                  disabled={!isChoosable(nic)}
                  onChange={(event) => toggle(nic.pci, event.target.checked)}
                />
                <code>{nic.pci}</code>
              </label>
            ),
            device: nic.product ?? t('prepare.nics.noName'),
            driver: <code>{nic.driver ?? '–'}</code>,
            verdict: <Verdict nic={nic} />,
          },
        }))}
      />
      {!data.reading.facts && <p className="dpdk-step-head__about">{t('prepare.nics.byRest')}</p>}
    </>
  );
};

const Verdict = ({ nic }: { readonly nic: NicReading }): ReactNode => {
  const { t, say } = useMessages();
  return (
    <>
      {t(`host.nic.${nic.verdict}`)}
      {nic.reasons.map((reason) => (
        <span key={reason.code} className="dpdk-outcome__why">
          {say(reasonOfFinding(reason))}
        </span>
      ))}
    </>
  );
};
