import type { VmReading } from '../../backstage/face';
import type { FieldProblem, Wizard } from '../frame/wizard';
import { begin, sizeOptions, type Entered } from './choice';
import { Ended } from './Ended';
import { PropertyTable } from './PropertyTable';
import { SharingStep } from './SharingStep';
import { sizeName } from './sizeName';
import { SizeStep } from './SizeStep';

const choiceProblems = ({ choice }: Entered, data: VmReading): readonly FieldProblem[] => {
  if (!choice) return [{ field: 'choice', code: 'pages.size.needed', values: {} }];
  const option = sizeOptions(data).find(({ size }) => size === choice);
  return option && !option.isSelectable
    ? [{ field: 'choice', code: 'pages.size.unavailable', values: { size: sizeName(option.size) } }]
    : [];
};

/** Gives the memory of a VM huge pages, or takes them away. */
export const hugePages: Wizard<Entered, VmReading> = {
  name: 'huge-pages',
  kind: 'vm',
  init: (backstage, chosen, signal) => backstage.readings.vm(chosen?.id ?? '', signal),
  begin: (data) => begin(data),
  steps: [
    { title: 'pages.size', about: 'pages.size.about', Body: SizeStep, validate: choiceProblems },
    { title: 'pages.sharing', about: 'pages.sharing.about', Body: SharingStep, validate: () => [] },
  ],
  spec: ({ choice }, { vm, cluster }) => ({
    apiVersion: 'ovirt-dpdk/v1',
    cluster: { name: cluster.name },
    vms: [{ name: vm.name, ...(choice && { hugepages: choice }) }],
  }),
  Reviewed: PropertyTable,
  Ended,
};
