import type { HostFacts } from '../../facts/hostFacts';
import { isHandoverDriver } from '../nics/dpdkPort';
import { portSettings } from './hostSteps';
import type { HostStep } from './step';
import { restoreDropIn } from './vdsmDropIn';

/** Driver of a NIC as it was: kept by driverctl, bound by other hands, or the kernel's own. */
const backToDriver = (pci: string, facts: HostFacts): readonly HostStep[] => {
  const kept = facts.driverOverrides?.[pci];
  const now = facts.nics.find((nic) => nic.pci === pci)?.driver;
  if (kept !== undefined) return [{ kind: 'driver', pci, driver: kept }];
  const released: HostStep = { kind: 'driver', pci };
  return now !== undefined && isHandoverDriver(now)
    ? [released, { kind: 'driver', pci, driver: now, untilBoot: true }]
    : [released];
};

const inverse = (step: HostStep, facts: HostFacts): readonly HostStep[] => {
  switch (step.kind) {
    case 'module':
      return [{ ...step, present: false }];
    case 'driver':
      return backToDriver(step.pci, facts);
    case 'pages': {
      const node = facts.nodes.find(({ id }) => id === step.node);
      return [{ ...step, count: node?.hugepages.find(({ size }) => size === step.size)?.total ?? 0 }];
    }
    case 'ovsConfig': {
      const value = facts.openVswitch?.otherConfig?.[step.key];
      return [{ kind: 'ovsConfig', key: step.key, ...(value !== undefined && { value }), needsRestart: step.needsRestart }];
    }
    case 'restartOvs':
      return [];
    case 'bridge':
      return facts.openVswitch?.bridges?.some(({ name }) => name === step.name) ? [] : [{ ...step, present: false }];
    case 'port': {
      const before = facts.openVswitch?.interfaces?.find(({ name }) => name === step.name);
      return [before ? { ...step, ...portSettings(before) } : { ...step, present: false }];
    }
    case 'file':
      return [restoreDropIn(facts, step)];
  }
};

/** Users of a thing go before it: ports before bridges, the switch before its pages and drivers, drivers before modules. */
const ORDER: readonly HostStep['kind'][] = ['port', 'bridge', 'ovsConfig', 'restartOvs', 'pages', 'driver', 'file', 'module'];

/** What takes the steps back to what the facts show. */
export const hostRollback = (facts: HostFacts, steps: readonly HostStep[]): readonly HostStep[] => {
  const undone = [...steps].reverse().flatMap((step) => inverse(step, facts));
  const isRestarted = undone.some((step) => step.kind === 'ovsConfig' && step.needsRestart);
  const all: readonly HostStep[] = isRestarted ? [...undone, { kind: 'restartOvs' }] : undone;
  return ORDER.flatMap((kind) => all.filter((step) => step.kind === kind));
};
