import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createEngine } from '../client/engine';
import { observe } from '../client/desired/observe';
import type { Question } from '../client/desired/shell';
import type { Query, Transport } from '../client/http/face';
import type { WireObject } from '../client/http/wire';
import { connect } from '../client/node';

/**
 * Reads a fleet, 400 hosts with 8 NICs and 4,000 VMs in one cluster, through HTTP, with 0 and 20 ms of way to the engine.
 *
 * CPU is given as a ratio to what JSON.parse takes for the same bytes in the same run: `mapping` is observe over answers that are in
 * memory already, `over HTTP` has sockets and decoding beside it.
 */
const question: Question = { cluster: 'cluster1', vmsOfCluster: true };
const LATENCIES_MS = [0, 20];
const ROUNDS = 5;

const login = (url: string) => ({ OVIRT_URL: url, OVIRT_USERNAME: 'admin@internal', OVIRT_PASSWORD: 'demo' });

const startEngine = async (delayMs: number): Promise<{ readonly url: string; stop(): void }> => {
  const child = spawn(process.execPath, [join(__dirname, 'engine.cjs'), String(delayMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^ready (\S+)$/.exec(line)?.[1];
    if (url) return { url, stop: () => child.kill() };
  }
  throw new Error('the simulated engine ended before it listened');
};

const keyOf = (path: string, query: Query = {}): string => `${path} ${JSON.stringify(query)}`;

/** CPU milliseconds, user and system. */
const cpuOf = async (work: () => unknown): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? NaN;

const medianCpu = async (work: () => unknown): Promise<number> => {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await cpuOf(work));
  return median(rounds);
};

const recording = (transport: Transport, texts: Map<string, string>): Transport => ({
  ...transport,
  get: async (path, query, options) => {
    const answer = await transport.get(path, query, options);
    texts.set(keyOf(path, query), JSON.stringify(answer));
    return answer;
  },
});

const replaying = (texts: ReadonlyMap<string, string>): Transport => {
  const refuse = (): never => {
    throw new Error('a benchmark of reading writes nothing');
  };
  return {
    get: async (path, query): Promise<WireObject> => {
      const text = texts.get(keyOf(path, query));
      if (text === undefined) throw new Error(`not recorded: ${keyOf(path, query)}`);
      return JSON.parse(text) as WireObject;
    },
    post: refuse,
    put: refuse,
    delete: refuse,
  };
};

/** The built command as a user starts it: wall time, CPU and peak memory. */
const cost = (url: string, ...argv: readonly string[]): string => {
  const started = performance.now();
  const preload = ['--require', join(__dirname, 'peak.cjs')];
  const { status, stderr } = spawnSync(process.execPath, [...preload, join(__dirname, '..', 'cli', 'ovirt-dpdk.cjs'), ...argv], {
    env: { ...process.env, ...login(url) },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const [, cpu, memory] = /^took (\S+) s of CPU, (\S+) MiB$/m.exec(stderr) ?? [];
  if (status !== 0 && status !== 2) throw new Error(`${argv.join(' ')} ended with ${status}: ${stderr}`);
  return `${((performance.now() - started) / 1000).toFixed(2)} s, ${Number(cpu).toFixed(2)} s of CPU, at most ${Number(memory).toFixed(0)} MiB`;
};

const main = async (): Promise<void> => {
  for (const delay of LATENCIES_MS) {
    const engine = await startEngine(delay / 2);
    const texts = new Map<string, string>();
    const { transport, close } = await connect({ env: login(engine.url) });
    const started = performance.now();
    const seen = await observe(createEngine(recording(transport, texts)), question);
    const first = performance.now() - started;
    const overHttp = await medianCpu(() => observe(createEngine(transport), question));
    const parse = await medianCpu(() => [...texts.values()].map((text) => JSON.parse(text) as unknown).length);
    const mapping = await medianCpu(() => observe(createEngine(replaying(texts)), question));
    await close();
    const bytes = [...texts.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    const nics = seen.hosts.reduce((sum, host) => sum + (host.nics?.length ?? 0), 0);
    console.log(
      [
        `${seen.hosts.length} hosts, ${nics} NICs, ${seen.vms.length} VMs, ${delay} ms latency`,
        `  requests                     ${texts.size} and login, logout`,
        `  bytes                        ${(bytes / 2 ** 20).toFixed(1)} MiB`,
        `  first read                   ${(first / 1000).toFixed(2)} s`,
        `  CPU, mapping : parse         ${(mapping / parse).toFixed(2)} : 1`,
        `  CPU, over HTTP : parse       ${(overHttp / parse).toFixed(2)} : 1, warm`,
        `  ovirt-dpdk check --cluster   ${cost(engine.url, 'check', '--cluster', 'cluster1')}`,
        `  ovirt-dpdk export --cluster  ${cost(engine.url, 'export', '--cluster', 'cluster1')}`,
      ].join('\n'),
    );
    engine.stop();
  }
};
void main();
