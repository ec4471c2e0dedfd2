import type { HostPlan } from '../../../client/index';
import type { HostReading, LayoutCore, LayoutPages } from '../../backstage/face';

/** The host as it will be, for the map: cores and pages of the plan, all else as it was read. */
export const plannedReading = (reading: HostReading, plan: HostPlan): HostReading => {
  const { facts } = reading;
  if (!facts) return reading;
  const nodes = facts.layout.nodes.map((node) => {
    const planned = plan.nodes.find(({ id }) => id === node.id);
    if (!planned) return node;
    const [pmd, guest, isolated] = [planned.pmd, planned.guest, plan.cpus.isolated].map((cpus) => new Set(cpus));
    const roleOf = (cpus: readonly number[]): LayoutCore['role'] => {
      if (cpus.some((cpu) => pmd?.has(cpu))) return 'pmd';
      return cpus.some((cpu) => guest?.has(cpu)) ? 'guest' : 'host';
    };
    const { openVswitch, vms, planned: total } = planned.pages;
    const pages: LayoutPages = { size: plan.pages.size, total, openVswitch, vms: 0, free: Math.max(total - openVswitch, vms) };
    return {
      ...node,
      cores: node.cores.map(({ cpus }) => ({
        cpus,
        role: roleOf(cpus),
        isolated: cpus.some((cpu) => isolated?.has(cpu)),
        polls: [],
      })),
      pages: total > 0 ? [pages] : [],
    };
  });
  // What the checker says is about the host as it is now.
  return { ...reading, facts: { ...facts, findings: [], layout: { nodes } } };
};
