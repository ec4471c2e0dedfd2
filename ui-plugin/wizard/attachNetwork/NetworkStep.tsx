import { Form, FormSelectOption } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { Network } from '../../../client/index';
import type { HostReading } from '../../backstage/face';
import { useMessages } from '../../i18n/useMessages';
import { Option } from '../../shared/Option';
import type { StepProps } from '../frame/wizard';
import { Field } from '../frame/Field';
import type { AttachEntered } from './entered';
import { networkOffers } from './offers';

type Props = StepProps<AttachEntered, HostReading>;

export const NetworkStep = (props: Props): ReactNode => {
  const { state, data, change } = props;
  const { t } = useMessages();
  const { offered, elsewhere } = networkOffers(data, state.nic);
  return (
    <Form className="dpdk-fields" onSubmit={(event) => event.preventDefault()}>
      <fieldset className="dpdk-options">
        <legend className="pf-v6-screen-reader">{t('attach.kind')}</legend>
        <Option
          group="kind"
          label={t('attach.kind.existing')}
          about={t('attach.kind.existing.about', { count: offered.length })}
          isChosen={state.kind === 'existing'}
          isUnavailable={offered.length === 0}
          choose={() => change({ kind: 'existing', profile: '' })}
        />
        <Option
          group="kind"
          label={t('attach.kind.new')}
          about={t('attach.kind.new.about')}
          isChosen={state.kind === 'new'}
          choose={() => change({ kind: 'new', profile: '' })}
        />
      </fieldset>
      {state.kind === 'existing' ? <Existing {...props} offered={offered} /> : <New {...props} />}
      {state.kind === 'existing' && elsewhere.length > 0 && (
        <p className="dpdk-step-head__about">{t('attach.network.elsewhere', { networks: elsewhere })}</p>
      )}
    </Form>
  );
};

const DEFAULT_MTU = 1500;

const Existing = ({ state, change, problem, offered }: Props & { readonly offered: readonly Network[] }): ReactNode => {
  const { t } = useMessages();
  return (
    <Field
      label={t('attach.network')}
      value={state.network}
      change={(network) => change({ network, profile: '' })}
      problem={problem('network')}
      isRequired
    >
      <FormSelectOption value="" label={t('attach.network.choose')} isPlaceholder />
      {offered.map(({ id, name, vlan, mtu }) => (
        <FormSelectOption
          key={id}
          value={name}
          label={t('attach.network.option', {
            name,
            vlan: vlan === undefined ? undefined : String(vlan),
            mtu: mtu || DEFAULT_MTU,
          })}
        />
      ))}
    </Field>
  );
};

const New = ({ state, change, problem }: Props): ReactNode => {
  const { t } = useMessages();
  return (
    <>
      <Field
        label={t('attach.name')}
        help={t('attach.name.help')}
        value={state.name}
        change={(name) => change({ name })}
        problem={problem('name')}
        isRequired
      />
      <div className="dpdk-fields__pair">
        <Field
          label={t('attach.vlan')}
          help={t('attach.vlan.help')}
          value={state.vlan}
          change={(vlan) => change({ vlan })}
          problem={problem('vlan')}
        />
        <Field
          label={t('attach.mtu')}
          help={t('attach.mtu.help')}
          value={state.mtu}
          change={(mtu) => change({ mtu })}
          problem={problem('mtu')}
        />
      </div>
    </>
  );
};
