import { Alert, Form, FormSelectOption } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import { formatCpuSet, type HostPlan } from '../../../client/index';
import { FactsCard } from '../../host/FactsCard';
import { MapCard } from '../../host/MapCard';
import { managementNetworks } from '../../host/hostView';
import { mapView } from '../../host/mapView';
import { useMessages } from '../../i18n/useMessages';
import type { StepProps } from '../frame/wizard';
import { Field } from '../frame/Field';
import type { PrepareData } from './data';
import { requestOf, type PrepareEntered } from './entered';
import { plannedReading } from './plannedReading';
import { useFactsChange } from './useFactsChange';
import { VmRows } from './VmRows';

type Props = StepProps<PrepareEntered, PrepareData>;

/** CPUs and memory: what the planner proposes, each figure open to change; without facts, what the kernel line can hold by hand. */
export const FiguresStep = (props: Props): ReactNode => {
  const { state, data, reload } = props;
  useFactsChange(data.reading.host.id, reload);
  const plan = data.reading.facts && data.planHost(requestOf(state, data.reading));
  return plan ? <Proposed {...props} plan={plan} /> : <ByHand {...props} />;
};

const SizeField = ({ state, change, problem }: Props): ReactNode => {
  const { t } = useMessages();
  return (
    <Field
      label={t('prepare.size')}
      value={state.size}
      change={(size) => change({ size: size === '2MiB' ? '2MiB' : '1GiB' })}
      problem={problem('size')}
    >
      <FormSelectOption value="1GiB" label="1 GiB" />
      <FormSelectOption value="2MiB" label="2 MiB" />
    </Field>
  );
};

const Proposed = (props: Props & { readonly plan: HostPlan }): ReactNode => {
  const { state, data, change, problem, plan } = props;
  const { t, say } = useMessages();
  const planned = plannedReading(data.reading, plan);
  const general = problem('plan');
  return (
    <Form className="dpdk-figures" onSubmit={(event) => event.preventDefault()}>
      <MapCard reading={planned} view={mapView(planned)} management={managementNetworks(planned)} />
      {general && <Alert isInline component="p" variant="danger" title={say(general)} />}
      <div className="dpdk-figures__row">
        <SizeField {...props} />
        <Field
          label={t('prepare.reserve')}
          help={t('prepare.planner')}
          value={state.reserve}
          change={(reserve) => change({ reserve })}
          problem={problem('reserve')}
        />
      </div>
      {plan.nodes.map((node) => (
        <fieldset key={node.id} className="dpdk-figures__node">
          <legend>{t('prepare.node', { node: node.id })}</legend>
          <div className="dpdk-figures__row">
            <Field
              label={t('prepare.pmdCores')}
              help={t('prepare.pmdCores.now', { cpus: formatCpuSet(node.pmd) || '–' })}
              value={state.pmdCores[node.id] ?? ''}
              change={(text) => change({ pmdCores: { ...state.pmdCores, [node.id]: text } })}
              problem={problem(`pmdCores.${String(node.id)}`) ?? problem('pmdCores')}
            />
            <Field
              label={t('prepare.pages')}
              help={t('prepare.pages.now', {
                planned: node.pages.planned,
                openVswitch: node.pages.openVswitch,
                most: node.pages.most,
              })}
              value={state.pages[node.id] ?? ''}
              change={(text) => change({ pages: { ...state.pages, [node.id]: text } })}
              problem={problem(`pages.${String(node.id)}`) ?? problem('pages')}
            />
          </div>
        </fieldset>
      ))}
      <VmRows vms={state.vms} change={(vms) => change({ vms })} problem={problem} plan={plan} />
    </Form>
  );
};

/** Without facts nothing is proposed: how many cores and pages Open vSwitch needs cannot be told. */
const ByHand = (props: Props): ReactNode => {
  const { state, data, change, problem } = props;
  const { t } = useMessages();
  return (
    <>
      <Alert isInline component="p" variant="info" title={t('prepare.noFacts')}>
        {t('prepare.noFacts.why')}
      </Alert>
      <FactsCard reading={data.reading} />
      <Form className="dpdk-figures" onSubmit={(event) => event.preventDefault()}>
        <div className="dpdk-figures__row">
          <SizeField {...props} />
          <Field
            label={t('prepare.count')}
            help={t('prepare.count.help')}
            value={state.count}
            change={(count) => change({ count })}
            problem={problem('count')}
          />
          <Field
            label={t('prepare.cpus')}
            help={t('prepare.cpus.help')}
            value={state.cpus}
            change={(cpus) => change({ cpus })}
            problem={problem('cpus')}
          />
        </div>
      </Form>
    </>
  );
};
