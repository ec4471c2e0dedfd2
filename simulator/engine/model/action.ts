import { properties } from './common';
import { hostNic, networkAttachment, ssh } from './host';
import { bool, date, entity, int, link, list, long, of, oneOf, part, since, struct, text, type Model } from './kinds';
import { networkLabel } from './network';
import { vm } from './vm';

export const fault = { ...part('Fault', { detail: text, reason: text }), tag: 'fault' };

/** Body of every action, request and answer alike: the answer echoes what was sent. */
export const action = entity('Action', ['action', 'actions'], {
  activate: since('4.3', bool),
  async: bool,
  attachment: of(networkAttachment),
  check_connectivity: bool,
  cluster: link('cluster', 'clusters'),
  commit_on_success: since('4.3', bool),
  connectivity_timeout: int,
  deploy_hosted_engine: bool,
  fault: of(fault),
  fence_type: text,
  filter: bool,
  force: bool,
  grace_period: struct('GracePeriod', { expiry: long }),
  host: link('host', 'hosts'),
  image: text,
  job: link('job', 'jobs'),
  logical_units: list('logical_unit', text),
  maintenance_after_restart: since('4.4', bool),
  maintenance_enabled: bool,
  migrate_vms_in_affinity_closure: bool,
  modified_bonds: list('host_nic', of(hostNic)),
  modified_labels: list('network_label', of(networkLabel)),
  modified_network_attachments: list('network_attachment', of(networkAttachment)),
  option: struct('Option', { name: text, type: text, value: text }),
  pause: bool,
  power_management: struct('PowerManagement', { status: oneOf('PowerManagementStatus', 'off', 'on', 'unknown') }),
  properties,
  reason: text,
  reboot: since('4.4.5', bool),
  removed_bonds: list('host_nic', of(hostNic)),
  removed_labels: list('network_label', of(networkLabel)),
  removed_network_attachments: list('network_attachment', of(networkAttachment)),
  restore_memory: bool,
  root_password: text,
  source_host: since('4.4', link('host')),
  ssh,
  status: text,
  stop_gluster_service: bool,
  succeeded: bool,
  synchronized_network_attachments: list('network_attachment', of(networkAttachment)),
  timeout: since('4.4', int),
  undeploy_hosted_engine: bool,
  upgrade_action: text,
  upgrade_percent_complete: since('4.5', int),
  use_cloud_init: bool,
  use_ignition: since('4.4', bool),
  use_initialization: since('4.4', bool),
  use_sysprep: bool,
  vm: of(vm),
  volatile: bool,
  expiry: date,
});
export type Action = Model<typeof action>;

/** Names in the API document of actions whose path is written together. Observed on 4.5.8, recorded step 65-038. */
export const methodNames: Readonly<Record<string, string>> = {
  commitnetconfig: 'commit_net_config',
  copyhostnetworks: 'copy_host_networks',
  enrollcertificate: 'enroll_certificate',
  forceselectspm: 'force_select_spm',
  setupnetworks: 'setup_networks',
  syncallnetworks: 'sync_all_networks',
  upgradecheck: 'upgrade_check',
};
