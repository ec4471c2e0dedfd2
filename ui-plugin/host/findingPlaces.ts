import type { HostFinding } from '../../client/index';
import type { MapView } from './mapView';

/** Where a finding of the checker is shown: at the core, node or NIC that it is about, else in the list below the map. */

const needsLook = ({ severity }: HostFinding): boolean => severity !== 'note';

const textOf = ({ values }: HostFinding, name: string): string | undefined => {
  const value = values[name];
  return typeof value === 'number' || typeof value === 'string' ? String(value) : undefined;
};

/** Lists of CPUs come as lists or as a text. */
const cpusOf = (finding: HostFinding): readonly string[] => {
  const { cpus } = finding.values;
  const several = typeof cpus === 'object' ? cpus : [];
  const one = textOf(finding, 'cpu');
  return one === undefined ? several : [one, ...several];
};

export const findingsOfCore = (findings: readonly HostFinding[], cpus: readonly number[]): readonly HostFinding[] =>
  findings.filter((finding) => needsLook(finding) && cpusOf(finding).some((cpu) => cpus.includes(Number(cpu))));

export const findingsOfNic = (findings: readonly HostFinding[], pci: string): readonly HostFinding[] =>
  findings.filter((finding) => needsLook(finding) && textOf(finding, 'pci') === pci);

export const findingsOfNode = (findings: readonly HostFinding[], node: number): readonly HostFinding[] =>
  findings.filter(
    (finding) =>
      needsLook(finding) &&
      textOf(finding, 'node') === String(node) &&
      cpusOf(finding).length === 0 &&
      textOf(finding, 'pci') === undefined,
  );

/** Errors first. Notes are about nothing that has to be done, and stand in the list whatever they are about. */
export const findingsWithoutPlace = (
  findings: readonly HostFinding[],
  view: MapView,
): { readonly grave: readonly HostFinding[]; readonly notes: readonly HostFinding[] } => {
  const nics = [...view.adrift, ...view.nodes.flatMap((node) => node.nics)];
  const placed = new Set([
    ...view.nodes.flatMap(({ cells }) => cells.flatMap(({ cpus }) => findingsOfCore(findings, cpus))),
    ...view.nodes.flatMap(({ id }) => findingsOfNode(findings, id)),
    ...nics.flatMap(({ pci }) => findingsOfNic(findings, pci)),
  ]);
  const of = (severity: HostFinding['severity']): readonly HostFinding[] =>
    findings.filter((one) => one.severity === severity && !placed.has(one));
  return { grave: [...of('error'), ...of('warning')], notes: of('note') };
};
