import { Button } from '@patternfly/react-core';
import type { ReactNode } from 'react';
import type { HostPlan } from '../../../client/index';
import { useMessages } from '../../i18n/useMessages';
import type { FieldProblem } from '../frame/wizard';
import { Field } from '../frame/Field';
import type { VmEntered } from './entered';

interface VmRowsProps {
  readonly vms: readonly VmEntered[];
  readonly change: (vms: readonly VmEntered[]) => void;
  readonly problem: (field: string) => FieldProblem | undefined;
  readonly plan: HostPlan;
}

/** Virtual machines that are to fit on the host. */
export const VmRows = ({ vms, change, problem, plan }: VmRowsProps): ReactNode => {
  const { t, say } = useMessages();
  const put = (at: number, part: Partial<VmEntered>): void => change(vms.map((vm, i) => (i === at ? { ...vm, ...part } : vm)));
  const notFitting = problem('vms');
  return (
    <fieldset className="dpdk-figures__node">
      <legend>{t('prepare.vms')}</legend>
      <p className="dpdk-step-head__about">{t(vms.length > 0 ? 'prepare.vms.about' : 'prepare.vms.none')}</p>
      {vms.map((vm, at) => (
        <div key={at} className="dpdk-figures__row">
          <Field
            label={t('prepare.vms.memory')}
            value={vm.memory}
            change={(memory) => put(at, { memory })}
            problem={problem(`vms.${String(at)}`)}
          />
          <Field label={t('prepare.vms.vcpus')} value={vm.vcpus} change={(vcpus) => put(at, { vcpus })} problem={undefined} />
          <Field
            label={t('prepare.vms.count')}
            {...(plan.capacity.vms[at] && { help: t('prepare.vms.fit', { fit: plan.capacity.vms[at].fit }) })}
            value={vm.count}
            change={(count) => put(at, { count })}
            problem={undefined}
          />
          <Button variant="link" isInline onClick={() => change(vms.filter((_, i) => i !== at))}>
            {t('prepare.vms.remove', { number: at + 1 })}
          </Button>
        </div>
      ))}
      {notFitting && <p className="dpdk-figures__wrong">{say(notFitting)}</p>}
      <Button variant="link" isInline onClick={() => change([...vms, { memory: '16384', vcpus: '4', count: '1' }])}>
        {t('prepare.vms.add')}
      </Button>
    </fieldset>
  );
};
