import { fork } from 'node:child_process';
import { join } from 'node:path';
import { observe } from '../client/desired/observe';
import { connect as connectTo } from '../client/node';

// Reads 400 hosts with 8 NICs each and 4,000 VMs of a simulated engine: requests, time, and the client's own CPU as a ratio to what
// parsing the same bytes costs in the same run. Absolute numbers say more about the machine than about us.

interface Place {
  readonly latencyMs: number;
  readonly url: string;
}

const env = { OVIRT_USERNAME: 'admin@internal', OVIRT_PASSWORD: 'demo' };
const question = { cluster: 'cluster1', vmsOfCluster: true } as const;

const cpuMs = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};

const measure = async (
  place: Place,
): Promise<{ readonly paths: readonly string[]; readonly cpu: number; readonly wall: number }> => {
  const paths: string[] = [];
  const { engine, close } = await connectTo({ url: place.url, env, log: ({ path }) => void paths.push(path) });
  await engine.system.info();
  paths.length = 0;
  const [cpu, began] = [process.cpuUsage(), performance.now()];
  const seen = await observe(engine, question);
  const result = { paths: [...paths], cpu: cpuMs(cpu), wall: performance.now() - began };
  if (seen.hosts.length !== 400 || seen.vms.length !== 4000) throw new Error('the fleet was not read whole');
  await close();
  return result;
};

/** The answers once more, as bytes. */
const bytesOf = async ({ url }: Place, paths: readonly string[]): Promise<readonly Buffer[]> => {
  const login = await fetch(`${url}/sso/oauth/token`, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams({ grant_type: 'password', scope: 'ovirt-app-api', username: env.OVIRT_USERNAME, password: 'demo' }),
  });
  const { access_token: token } = (await login.json()) as { readonly access_token: string };
  const read = async (path: string): Promise<Buffer> => {
    const headers = { Accept: 'application/json', Authorization: `Bearer ${token}` };
    return Buffer.from(await (await fetch(`${url}/api${path}`, { headers })).arrayBuffer());
  };
  const answers: Buffer[] = [];
  for (const path of paths) answers.push(await read(path));
  return answers;
};

const parsing = (answers: readonly Buffer[]): number => {
  const cpu = process.cpuUsage();
  for (const answer of answers) JSON.parse(answer.toString('utf8'));
  return cpuMs(cpu);
};

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

const report = async (place: Place): Promise<void> => {
  const runs = [await measure(place), await measure(place), await measure(place)];
  const answers = await bytesOf(place, runs[0]?.paths ?? []);
  const parse = median([parsing(answers), parsing(answers), parsing(answers)]);
  const cpu = median(runs.map((run) => run.cpu));
  const megabytes = answers.reduce((sum, answer) => sum + answer.length, 0) / 1e6;
  console.log(
    `latency ${place.latencyMs} ms: ${runs[0]?.paths.length} requests (and login, logout), ${megabytes.toFixed(1)} MB, ` +
      `${Math.round(median(runs.map((run) => run.wall)))} ms in all, CPU ${Math.round(cpu)} ms = ${(cpu / parse).toFixed(1)} × JSON.parse, ` +
      `peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );
};

const engine = fork(join(__dirname, 'run.cjs'), ['engine']);
engine.once('message', (places: readonly Place[]) => {
  const all = async (): Promise<void> => {
    for (const place of places) await report(place);
  };
  all()
    .catch((error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    })
    .finally(() => engine.kill());
});
