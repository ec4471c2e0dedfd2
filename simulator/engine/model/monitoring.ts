import { bool, date, entity, int, link, oneOf, since, struct, text, list, type Model } from './kinds';

const jobStatus = oneOf('JobStatus', 'aborted', 'failed', 'finished', 'started', 'unknown');
export const job = entity(
  'Job',
  ['job', 'jobs'],
  {
    auto_cleared: bool,
    end_time: date,
    external: bool,
    last_updated: date,
    owner: link('user', 'users'),
    start_time: date,
    status: jobStatus,
  },
  { links: ['steps'], actions: ['clear', 'end'] },
);
export type Job = Model<typeof job>;

export const step = entity(
  'Step',
  ['step', 'steps'],
  {
    end_time: date,
    execution_host: link('host', 'hosts'),
    external: bool,
    external_type: text,
    job: link('job', 'jobs'),
    number: int,
    parent_step: link('step'),
    progress: int,
    start_time: date,
    status: oneOf('StepStatus', 'aborted', 'failed', 'finished', 'started', 'unknown'),
    type: oneOf('StepEnum', 'executing', 'finalizing', 'rebalancing_volume', 'removing_bricks', 'unknown', 'validating'),
  },
  { links: ['statistics'], actions: ['end'] },
);
export type Step = Model<typeof step>;

export const event = entity('Event', ['event', 'events'], {
  cluster: link('cluster', 'clusters'),
  code: int,
  correlation_id: text,
  custom_data: text,
  custom_id: int,
  data_center: link('data_center', 'datacenters'),
  flood_rate: int,
  host: link('host', 'hosts'),
  index: int,
  origin: text,
  severity: oneOf('LogSeverity', 'alert', 'error', 'normal', 'warning'),
  template: link('template', 'templates'),
  time: date,
  user: link('user', 'users'),
  vm: link('vm', 'vms'),
});
export type Event = Model<typeof event>;

export const systemOption = entity('SystemOption', ['system_option', 'system_options'], {
  values: list('system_option_value', struct('SystemOptionValue', { value: text, version: text })),
});

export const role = entity(
  'Role',
  ['role', 'roles'],
  { administrative: bool, mutable: bool, permits: list('permit', link('permit')), user: link('user', 'users') },
  { links: ['permits'] },
);
export const permission = entity('Permission', ['permission', 'permissions'], {
  cluster: link('cluster', 'clusters'),
  data_center: link('data_center', 'datacenters'),
  group: link('group', 'groups'),
  host: link('host', 'hosts'),
  role: link('role', 'roles'),
  template: link('template', 'templates'),
  user: link('user', 'users'),
  vm: link('vm', 'vms'),
});

const counts = struct('ApiSummaryItem', { active: int, total: int });
export const api = entity('Api', ['api', 'api'], {
  authenticated_user: since('4.2', link('user', 'users')),
  effective_user: since('4.2', link('user', 'users')),
  engine_backup: since('4.5.7', struct('EngineBackup', { last_db_backup: date, last_engine_backup: date })),
  product_info: struct('ProductInfo', {
    instance_id: text,
    name: text,
    vendor: text,
    version: struct('Version', { build: int, full_version: text, major: int, minor: int, revision: int }),
  }),
  special_objects: struct('SpecialObjects', { blank_template: link('template', 'templates'), root_tag: link('tag', 'tags') }),
  summary: struct('ApiSummary', { hosts: counts, storage_domains: counts, users: counts, vms: counts }),
  time: date,
});
export type Api = Model<typeof api>;
