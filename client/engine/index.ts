import type { Transport } from '../http/face';
import { clusters } from './clusters';
import { dataCenters } from './dataCenters';
import { events } from './events';
import { externalProviders } from './externalProviders';
import { hostDevices } from './hostDevices';
import { hostHooks } from './hooks';
import { hostNics } from './hostNics';
import { hosts } from './hosts';
import { jobs } from './jobs';
import { networkAttachments } from './networkAttachments';
import { networks } from './networks';
import { hostNumaNodes, vmNumaNodes } from './numaNodes';
import { schedulingPolicies } from './schedulingPolicies';
import { hostStatistics } from './statistics';
import { system } from './system';
import { vmNics } from './vmNics';
import { vms } from './vms';
import { networkFilters, vnicProfiles } from './vnicProfiles';

/** The engine's collections, each with the calls that this product needs. */
export const createEngine = (http: Transport) => ({
  system: system(http),
  dataCenters: dataCenters(http),
  clusters: clusters(http),
  networks: networks(http),
  externalProviders: externalProviders(http),
  vnicProfiles: vnicProfiles(http),
  networkFilters: networkFilters(http),
  hosts: hosts(http),
  hostNics: hostNics(http),
  networkAttachments: networkAttachments(http),
  hostDevices: hostDevices(http),
  hostNumaNodes: hostNumaNodes(http),
  hostStatistics: hostStatistics(http),
  hostHooks: hostHooks(http),
  vms: vms(http),
  vmNics: vmNics(http),
  vmNumaNodes: vmNumaNodes(http),
  schedulingPolicies: schedulingPolicies(http),
  jobs: jobs(http),
  events: events(http),
});

export type Engine = ReturnType<typeof createEngine>;
