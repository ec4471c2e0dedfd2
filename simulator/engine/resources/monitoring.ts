import { resource, type Call } from '../call';
import { own, anyOf } from '../search';
import { mandatory, notFound, notSimulated, refuse, refusePlain } from '../faults';
import { actor, announce } from '../audit';
import { event, job, step, systemOption, type Job } from '../model/monitoring';
import { reloaded } from '../options';
import { predefinedProperties } from '../catalogue';
import { demand } from '../roles';
import type { JobRow } from '../state';

const jobView = ({ correlationId: _correlationId, ...row }: JobRow): Job => row;
const existing = (call: Call, id: string): JobRow => {
  const row = call.state.jobs.get(id);
  if (!row) throw notFound();
  return row;
};

const BAD_SEARCH =
  'statementcallback; bad sql grammar [select * from (select * from job where ( job id in (select distinct job.job id from  job   where  (  ) ))  order by start time asc) as t1 offset (1 -1) limit 2147483647]; nested exception is org.postgresql.util.psqlexception: error: syntax error at or near ")"\n  position: 102';

/** Oldest first. */
export const jobs = resource({
  path: 'jobs',
  type: job,
  adminsOnly: 'all',
  service: ['jobs', 'job'],
  search: { correlation_id: (call, value) => call.state.jobs.get(String(value['id']))?.correlationId },
  list: (call) => {
    const search = call.query.get('search') ?? '';
    // Whatever else is searched for ends in the database: observed, recorded step 74-025.
    if (/^\s*(?!correlation_id\b)\w+\s*[!<>=]/.test(search)) throw refusePlain(400, BAD_SEARCH);
    return call.state.jobs.all().map(jobView);
  },
  get: (call, id) => jobView(existing(call, id)),
  add: (call, input) => {
    if (input.description === undefined) throw mandatory('job.description');
    demand(call.state, call.user, 'INJECT_EXTERNAL_TASKS', undefined);
    const id = call.jobs.start(input.description, call.user.id, call.correlationId);
    call.jobs.write(id, { external: true, auto_cleared: input.auto_cleared ?? true });
    // The event names the product as its build file does, not the job: observed, recorded step 74-037.
    announce(call, 11000, `New external Job parent POM for all oVirt modules was added by user ${actor(call)}`);
    return jobView(existing(call, id));
  },
  actions: {
    end: (call, id, input) => {
      existing(call, id);
      call.jobs.end(id, input.succeeded === false ? 'failed' : 'finished');
      return {};
    },
    clear: (call, id) => {
      existing(call, id);
      call.jobs.write(id, { auto_cleared: true });
      return {};
    },
  },
});

export const steps = resource({
  path: 'jobs/:job/steps',
  type: step,
  service: ['steps', 'step'],
  list: (call) =>
    call.state.steps
      .where((each) => each.jobId === call.params['job'])
      .map(({ jobId, ...row }) => ({ ...row, job: { id: jobId } })),
  add: (call, input) => {
    const of = existing(call, call.params['job'] ?? '');
    if (input.type === undefined) throw mandatory('step.type');
    const { jobId, ...row } = call.state.steps.put({
      ...input,
      id: call.ids.uuid(),
      jobId: of.id,
      external: true,
      number: call.state.steps.where((each) => each.jobId === of.id).length,
      start_time: call.clock.now(),
      status: 'started',
    });
    return { ...row, job: { id: jobId } };
  },
  bareAnswers: ['end'],
  actions: {
    end: (call, id, input) => {
      const row = call.state.steps.get(id);
      if (!row) throw notFound();
      call.state.steps.put({ ...row, status: input.succeeded === false ? 'failed' : 'finished', end_time: call.clock.now() });
      return {};
    },
  },
});

/** Codes of external events by severity. Source: AuditLogType.java. */
const EXTERNAL = { normal: 9801, warning: 9802, error: 9803, alert: 9804 } as const;

export const events = resource({
  path: 'events',
  type: event,
  service: ['events', 'event'],
  search: {
    type: own('code'),
    severity: own('severity'),
    message: own('description'),
    time: own('time'),
    correlation_id: own('correlation_id'),
    origin: own('origin'),
    event_host: (call, value) => call.state.events.get(String(value['id']))?.host?.name,
    event_vm: (call, value) => call.state.events.get(String(value['id']))?.vm?.name,
    custom_event_id: own('custom_id'),
    text: anyOf('description'),
  },
  list: (call) => {
    const from = Number(call.query.get('from') ?? -1);
    return [...call.state.events.all()].reverse().filter((each) => each.index > from);
  },
  get: (call, id) => call.state.events.get(id),
  add: (call, input) => {
    const needed = (['origin', 'severity', 'custom_id', 'description'] as const).find((name) => input[name] === undefined);
    if (needed !== undefined) throw mandatory(`event.${needed}`);
    demand(call.state, call.user, 'INJECT_EXTERNAL_EVENTS', undefined);
    const { origin, custom_id } = input;
    // The stray "=" is the engine's: observed, recorded step 74-049.
    if (call.state.events.find((each) => each.origin === origin && each.custom_id === custom_id))
      throw refuse(400, '=Cannot add External Event. External Event with this custom id already exists.');
    return call.events.add({ ...input, code: EXTERNAL[input.severity ?? 'normal'], flood_rate: input.flood_rate ?? 30 });
  },
  remove: (call, id) => {
    if (!call.state.events.remove(id)) throw notFound();
  },
});

const PERSONAL: ReadonlySet<string> = new Set([
  'UserDefinedVMProperties',
  'PredefinedVMProperties',
  'SupportedClusterLevels',
  'UserSessionTimeOutInterval',
]);
/** Options of administrators that the real engine shows and nothing here depends on. */
const UNSIMULATED: ReadonlySet<string> = new Set([
  'ServerCPUList',
  'ClusterEmulatedMachines',
  'NetworkConnectivityCheckTimeoutInSeconds',
]);
function valuesOf(call: Call, name: string): Readonly<Record<string, string>> | undefined {
  const { levels } = call.release;
  switch (name) {
    case 'PredefinedVMProperties':
      return Object.fromEntries(levels.map((level) => [level, predefinedProperties(level)]));
    case 'UserDefinedVMProperties':
      return Object.fromEntries(levels.map((level) => [level, call.state.options.shown[name]?.[level] ?? '']));
    case 'SupportedClusterLevels':
      return { general: `[${call.release.levelSet.join(', ')}]` };
    case 'UserSessionTimeOutInterval':
      return { general: '30' };
    default:
      return call.state.options.shown[name];
  }
}

export const options = resource({
  path: 'options',
  type: systemOption,
  get: (call, id) => {
    if (!PERSONAL.has(id) && !call.admin) throw notFound();
    if (UNSIMULATED.has(id)) throw notSimulated(`option ${id}`);
    const values = valuesOf(call, id);
    const version = call.query.get('version');
    const shown = Object.entries(values ?? {}).filter(([level]) => version === null || version === level);
    if (shown.length === 0) throw notFound();
    return { id, name: id, values: shown.map(([level, value]) => ({ value, version: level })) };
  },
});
export const reload = (call: Call): void => {
  demand(call.state, call.user, 'CONFIGURE_ENGINE', undefined);
  call.state.options = reloaded(call.state.options);
};
