import { Alert, Form, FormSelectOption, FormSelectOptionGroup } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { SiteReading } from '../../backstage/face';
import { useMessages } from '../../i18n/useMessages';
import type { StepProps } from '../frame/wizard';
import type { Entered } from './entered';
import { Field } from '../frame/Field';
import { cpuTypesOf, dataCenterOf, dataCentersOf, existingCluster, levelIn, levelsOf } from './site';

/** Which cluster: a new one by name and place, or one that is there. */
export const ClusterStep = (props: StepProps<Entered, SiteReading>): ReactNode => {
  const { state, data, change, problem } = props;
  const { t } = useMessages();
  return (
    <Form className="dpdk-fields" onSubmit={(event) => event.preventDefault()}>
      <Field
        label={t('newCluster.name')}
        help={t('newCluster.name.help')}
        value={state.name}
        change={(name) => change({ name })}
        problem={problem('name')}
        isRequired
      />
      {existingCluster(state, data) ? <Existing {...props} /> : <Place {...props} />}
    </Form>
  );
};

const Existing = ({ state, data }: StepProps<Entered, SiteReading>): ReactNode => {
  const { t } = useMessages();
  const cluster = existingCluster(state, data);
  if (!cluster) return null;
  return (
    <Alert isInline component="p" variant="info" title={t('newCluster.existing', { name: cluster.name })}>
      {t('newCluster.existing.why', {
        dataCenter: dataCenterOf(state, data)?.name,
        level: cluster.level,
        cpuType: cluster.cpuType ?? t('newCluster.cpuType.none'),
        switchType: t(`newCluster.switch.${cluster.switchType}`),
      })}
    </Alert>
  );
};

const Place = ({ state, data, change, problem }: StepProps<Entered, SiteReading>): ReactNode => {
  const { t } = useMessages();
  const dataCenter = dataCenterOf(state, data);
  const types = cpuTypesOf(levelIn(state, data), data);
  return (
    <>
      <Field
        label={t('newCluster.dataCenter')}
        value={state.dataCenter}
        change={(chosen) => change({ dataCenter: chosen })}
        problem={problem('dataCenter')}
        isRequired
      >
        {state.dataCenter === '' && <FormSelectOption value="" label={t('newCluster.dataCenter.choose')} isPlaceholder />}
        {dataCentersOf(data).map(({ id, name, level }) => (
          <FormSelectOption key={id} value={name} label={t('newCluster.dataCenter.option', { name, level })} />
        ))}
      </Field>
      <Field
        label={t('newCluster.level')}
        help={t('newCluster.level.help')}
        value={state.level}
        change={(level) => change({ level })}
        problem={problem('level')}
        isDisabled={!dataCenter}
      >
        <FormSelectOption value="" label={t('newCluster.level.default', { level: dataCenter?.level ?? '…' })} />
        {levelsOf(dataCenter, data)
          .filter((level) => level !== dataCenter?.level)
          .map((level) => (
            <FormSelectOption key={level} value={level} label={level} />
          ))}
      </Field>
      <Field
        label={t('newCluster.cpuType')}
        help={t(types ? 'newCluster.cpuType.help' : 'newCluster.cpuType.untold')}
        value={state.cpuType}
        change={(cpuType) => change({ cpuType })}
        problem={problem('cpuType')}
        isDisabled={!dataCenter || !types}
      >
        <FormSelectOption value="" label={t('newCluster.cpuType.detect')} />
        {[...(types ?? [])].map(([architecture, names]) => (
          <FormSelectOptionGroup key={architecture} label={architecture}>
            {names.map((name) => (
              <FormSelectOption key={name} value={name} label={name} />
            ))}
          </FormSelectOptionGroup>
        ))}
      </Field>
    </>
  );
};
