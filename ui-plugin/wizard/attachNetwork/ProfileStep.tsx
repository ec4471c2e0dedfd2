import { Form, FormSelectOption } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { HostReading } from '../../backstage/face';
import { useMessages } from '../../i18n/useMessages';
import { Card } from '../../shared/Card';
import { Option } from '../../shared/Option';
import type { StepProps } from '../frame/wizard';
import { Field } from '../frame/Field';
import { networkNameOf, profileKindOf, type AttachEntered } from './entered';
import { profileOffers } from './offers';

type Props = StepProps<AttachEntered, HostReading>;

/** What virtual machines use to reach the network, and what their vNICs lose there. */
export const ProfileStep = (props: Props): ReactNode => {
  const { state, data, change, problem } = props;
  const { t } = useMessages();
  const existing = profileOffers(data, networkNameOf(state));
  const kind = profileKindOf(state);
  return (
    <Form className="dpdk-fields" onSubmit={(event) => event.preventDefault()}>
      {state.kind === 'existing' && (
        <fieldset className="dpdk-options">
          <legend className="pf-v6-screen-reader">{t('attach.profile')}</legend>
          <Option
            group="profileKind"
            label={t('attach.profile.existing')}
            about={t('attach.profile.existing.about', { count: existing.length, names: existing.map(({ name }) => name) })}
            isChosen={kind === 'existing'}
            isUnavailable={existing.length === 0}
            choose={() => change({ profileKind: 'existing', profile: '' })}
          />
          <Option
            group="profileKind"
            label={t('attach.profile.new')}
            about={t('attach.profile.new.about')}
            isChosen={kind === 'new'}
            choose={() => change({ profileKind: 'new', profile: '' })}
          />
        </fieldset>
      )}
      <div className="dpdk-fields__pair">
        {kind === 'existing' ? (
          <Field
            label={t('attach.profile')}
            value={state.profile}
            change={(profile) => change({ profile })}
            problem={problem('profile')}
            isRequired
          >
            <FormSelectOption value="" label={t('attach.network.choose')} isPlaceholder />
            {existing.map(({ id, name }) => (
              <FormSelectOption key={id} value={name} label={name} />
            ))}
          </Field>
        ) : (
          <Field
            label={t('attach.profile.name')}
            value={state.profile === '' ? networkNameOf(state) : state.profile}
            change={(profile) => change({ profile })}
            problem={problem('profile')}
            isRequired
          />
        )}
        <Field
          label={t('attach.queues')}
          help={t('attach.queues.help')}
          value={state.queues}
          change={(queues) => change({ queues })}
          problem={problem('queues')}
        />
      </div>
      <Losses reading={data} />
    </Form>
  );
};

const Losses = ({ reading: { datapath } }: { readonly reading: HostReading }): ReactNode => {
  const { t } = useMessages();
  return (
    <Card title={t('attach.loses')}>
      <ul className="dpdk-outcome">
        {(['pages', 'filter', 'qos', 'mirroring', 'isolation'] as const).map((what) => (
          <li key={what}>{t(`attach.loses.${what}`)}</li>
        ))}
        <li>{t('attach.loses.live', { datapath: datapath.datapath })}</li>
      </ul>
    </Card>
  );
};
