import { Alert, Button } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { HostReading } from '../../backstage/face';
import { reasonOfFinding } from '../../i18n/reasons';
import { useMessages } from '../../i18n/useMessages';
import { useBackstage } from '../../shared/BackstageContext';
import { Option } from '../../shared/Option';
import type { StepProps } from '../frame/wizard';
import type { AttachEntered } from './entered';
import { nicOffers, type NicOffer } from './offers';

/** NICs that DPDK has; the others say why they cannot carry the network. */
export const NicStep = ({ state, data, change, problem }: StepProps<AttachEntered, HostReading>): ReactNode => {
  const { t, say } = useMessages();
  const offers = nicOffers(data);
  const wrong = problem('nic');
  return (
    <>
      {!offers.some(({ isOffered }) => isOffered) && <NoNic reading={data} />}
      <fieldset className="dpdk-options">
        <legend className="pf-v6-screen-reader">{t('attach.nics')}</legend>
        {offers.map((offer) => (
          <Option
            key={offer.key}
            group="nic"
            label={<code>{offer.key}</code>}
            about={<About offer={offer} />}
            isChosen={offer.isOffered && state.nic === offer.key}
            isUnavailable={!offer.isOffered}
            choose={() => change({ nic: offer.key })}
          />
        ))}
      </fieldset>
      {wrong && (
        <p role="alert" className="dpdk-figures__wrong">
          {say(wrong)}
        </p>
      )}
    </>
  );
};

const About = ({ offer: { nic, networks, isOffered } }: { readonly offer: NicOffer }): ReactNode => {
  const { t, say } = useMessages();
  const product = nic?.product === undefined ? '' : `${nic.product} · `;
  if (isOffered) return product + t('attach.nic.carries', { networks });
  return (
    <>
      {product}
      {nic && t(`host.nic.${nic.verdict}`)}
      {nic?.reasons.map((reason) => (
        <span key={reason.code} className="dpdk-outcome__why">
          {say(reasonOfFinding(reason))}
        </span>
      ))}
    </>
  );
};

const NoNic = ({ reading: { host } }: { readonly reading: HostReading }): ReactNode => {
  const { t } = useMessages();
  const { portal } = useBackstage();
  const prepare = (): void => {
    portal.closeWizard('attach-network');
    portal.openWizard('prepare-host', { kind: 'host', id: host.id, name: host.name, managed: true });
  };
  return (
    <Alert
      isInline
      component="p"
      variant="info"
      title={t('attach.nic.none')}
      actionLinks={
        <Button variant="secondary" size="sm" onClick={prepare}>
          {t('attach.nic.prepare')}
        </Button>
      }
    >
      {t('attach.nic.none.why')}
    </Alert>
  );
};
