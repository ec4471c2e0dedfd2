import { Alert, Form } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { SiteReading } from '../../backstage/face';
import { useMessages } from '../../i18n/useMessages';
import type { StepProps } from '../frame/wizard';
import type { Entered } from './entered';
import { Field } from '../frame/Field';
import { dataCenterOf, existingCluster, existingNetwork } from './site';
import { engineName, wantsExternal } from './switchTypes';

/** A network for the cluster, where one is wanted. */
export const NetworkStep = (props: StepProps<Entered, SiteReading>): ReactNode => {
  const { state, data, change, problem } = props;
  const { t } = useMessages();
  const existing = existingNetwork(state, data);
  return (
    <Form className="dpdk-fields" onSubmit={(event) => event.preventDefault()}>
      <ExternalOnly {...props} />
      <Field
        label={t('newCluster.network.name')}
        {...(!existingCluster(state, data) && { help: t('newCluster.network.name.help') })}
        value={state.network}
        change={(network) => change({ network })}
        problem={problem('network')}
        isRequired={existingCluster(state, data) !== undefined}
      />
      {existing ? (
        <Existing {...props} />
      ) : (
        <div className="dpdk-fields__pair">
          <Field
            label={t('newCluster.vlan')}
            help={t('newCluster.vlan.help')}
            value={state.vlan}
            change={(vlan) => change({ vlan })}
            problem={problem('vlan')}
            isDisabled={state.network === ''}
          />
          <Field
            label={t('newCluster.mtu')}
            help={t('newCluster.mtu.help')}
            value={state.mtu}
            change={(mtu) => change({ mtu })}
            problem={problem('mtu')}
            isDisabled={state.network === ''}
          />
        </div>
      )}
      <Field
        label={t('newCluster.profile')}
        help={t('newCluster.profile.help')}
        value={state.profile}
        change={(profile) => change({ profile })}
        problem={problem('profile')}
        isDisabled={state.network === '' && state.profile === ''}
      />
    </Form>
  );
};

const Existing = ({ state, data }: StepProps<Entered, SiteReading>): ReactNode => {
  const { t } = useMessages();
  const network = existingNetwork(state, data);
  if (!network) return null;
  const values = {
    name: network.name,
    dataCenter: dataCenterOf(state, data)?.name,
    tagged: network.vlan === undefined ? 'no' : 'yes',
    vlan: String(network.vlan ?? ''),
    mtu: network.mtu ? String(network.mtu) : 'none',
  };
  return (
    <Alert isInline component="p" variant="info" title={t('newCluster.network.existing', values)}>
      {t('newCluster.network.existing.why', values)}
    </Alert>
  );
};

/** What a network is good for where the engine wants external ones. */
const ExternalOnly = ({ state, data }: StepProps<Entered, SiteReading>): ReactNode => {
  const { t } = useMessages();
  const { version } = data.seen.system;
  const switchType = existingCluster(state, data)?.switchType ?? state.switchType;
  if (switchType !== 'ovs' || !wantsExternal(version)) return null;
  return (
    <Alert isInline component="p" variant="warning" title={t('newCluster.network.externalOnly')}>
      {t('newCluster.network.externalOnly.why', { engine: engineName(version) })}
    </Alert>
  );
};
