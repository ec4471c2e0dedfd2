import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parseRelease } from '../../client/dpdk/ovs/release';
import type { VersionNumbers } from '../../client/dpdk/version';
import { reservePages } from './hugepages';
import { until } from './until';

const run = promisify(execFile);

/** Where Debian's openvswitch-switch-dpdk has the daemon, and openvswitch-common the shape of its database. */
export const DAEMON = '/usr/lib/openvswitch-switch-dpdk/ovs-vswitchd-dpdk';
const SCHEMA = '/usr/share/openvswitch/vswitch.ovsschema';

/** The release that is tested against. */
export const installedRelease = (): VersionNumbers => {
  const text = execFileSync(DAEMON, ['--version'], { encoding: 'utf8' });
  const release = parseRelease(text);
  if (!release) throw new Error(`reading the release of Open vSwitch: ${text}`);
  return release;
};

/** A memory pool as the switch reports it. */
export interface Mempool {
  readonly node: number;
  readonly mbufs: number;
  readonly objectBytes: number;
}

/** An Open vSwitch with DPDK of its own: private database, sockets, network namespace; no device of the machine. */
export interface OpenVswitch {
  /** Where its sockets, pid files and logs are. */
  readonly directory: string;
  /** Makes the tools of Open vSwitch talk to this one. */
  readonly environment: NodeJS.ProcessEnv;
  /** Process whose network namespace it lives in: `nsenter -n -t <pid>`. */
  readonly namespace: number;
  /** `ovs-vsctl`, which waits until the switch has done it. */
  set(...args: readonly string[]): Promise<string>;
  /** Reads from the database, without the switch. */
  get(...args: readonly string[]): Promise<string>;
  /** `ovs-appctl` to the switch. */
  ask(...args: readonly string[]): Promise<string>;
  mempools(): Promise<readonly Mempool[]>;
  /** All that the switch has logged since it was started first. */
  log(): string;
  /** Ends the switch and starts it again on what its database says now. */
  restart(): Promise<void>;
  /** Lets a process end together with the switch. */
  accompany(child: ChildProcess): void;
  stop(): Promise<void>;
}

export interface Setting {
  /** `other_config` beside what every test needs. */
  readonly config?: Readonly<Record<string, string>>;
  /** Pages of 2 MiB to reserve for it; they are given back. */
  readonly pages: number;
}

/** What keeps the machine out: with PCI devices DPDK would take its network card. Sleep leaves the CPU to others between packets. */
const ALWAYS = { 'dpdk-init': 'true', 'pmd-maxsleep': '500' };
const NO_DEVICES = '--no-pci';

/** Ends with its parent, so that no daemon outlives a test that was killed. */
const daemon = (directory: string, env: NodeJS.ProcessEnv, command: string, ...args: readonly string[]): ChildProcess => {
  const output = openSync(join(directory, 'output'), 'a');
  return spawn('setpriv', ['--pdeathsig', 'KILL', command, ...args], { env, stdio: ['ignore', output, output] });
};

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

const ended = (what: string, child: ChildProcess): Promise<true> =>
  until(`the end of ${what}`, async () => (hasEnded(child) ? true : undefined));

/** Starts one and waits until it answers. Fails with the switch's own log where it gives up. */
export const startOpenVswitch = async ({ config = {}, pages }: Setting): Promise<OpenVswitch> => {
  const giveBack = reservePages(pages);
  const directory = mkdtempSync(join(tmpdir(), 'openvswitch-'));
  const at = (name: string): string => join(directory, name);
  const place = { OVS_RUNDIR: directory, OVS_LOGDIR: directory, OVS_DBDIR: directory, OVS_SYSCONFDIR: directory };
  const environment = { ...process.env, ...place };
  // The tools look for a daemon of this name.
  symlinkSync(DAEMON, at('ovs-vswitchd'));

  const tool = async (command: string, ...args: readonly string[]): Promise<string> =>
    (await run(command, args, { env: environment, timeout: 60_000 })).stdout.trim();
  const set = (...args: readonly string[]): Promise<string> => tool('ovs-vsctl', '-t', '60', ...args);
  const get = (...args: readonly string[]): Promise<string> => tool('ovs-vsctl', '-t', '10', '--no-wait', ...args);
  const ask = (...args: readonly string[]): Promise<string> => tool('ovs-appctl', '-T', '10', ...args);
  const log = (): string => readFileSync(at('ovs-vswitchd.log'), 'utf8');

  await tool('ovsdb-tool', 'create', at('conf.db'), SCHEMA);
  const inNamespace = ['--net', 'ovsdb-server', at('conf.db'), `--remote=punix:${at('db.sock')}`, '--pidfile'];
  const database = daemon(directory, environment, 'unshare', ...inNamespace);
  const namespace = database.pid ?? 0;
  const companions: ChildProcess[] = [];
  let vswitch: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    const inside = ['--net', '-t', String(namespace), at('ovs-vswitchd'), '--pidfile', `--log-file=${at('ovs-vswitchd.log')}`];
    const started = daemon(directory, environment, 'nsenter', ...inside);
    vswitch = started;
    // Answers once it has taken its configuration; without DPDK where that is to be initialised it ends.
    await until('Open vSwitch to answer', async () => {
      if (hasEnded(started)) throw new Error(`Open vSwitch gave up:\n${log()}`);
      return tool('ovs-vsctl', '-t', '1', 'set', 'Open_vSwitch', '.', `external_ids:asked=${Date.now()}`).catch(() => undefined);
    });
  };
  const end = async (): Promise<void> => {
    if (!vswitch || hasEnded(vswitch)) return;
    await ask('exit', '--cleanup').catch(() => vswitch?.kill('SIGKILL'));
    await ended('Open vSwitch', vswitch);
  };
  const stop = async (): Promise<void> => {
    companions.forEach((child) => child.kill('SIGKILL'));
    await end();
    database.kill();
    await ended('its database', database);
    giveBack();
    rmSync(directory, { recursive: true });
  };

  try {
    await until('the database of Open vSwitch', () => get('init').catch(() => undefined));
    const all = { ...ALWAYS, ...config, 'dpdk-extra': [NO_DEVICES, config['dpdk-extra']].filter(Boolean).join(' ') };
    await get('set', 'Open_vSwitch', '.', ...Object.entries(all).map(([key, value]) => `other_config:${key}="${value}"`));
    await start();
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    directory,
    environment,
    namespace,
    set,
    get,
    ask,
    log,
    accompany: (child) => void companions.push(child),
    stop,
    // Without the name of a port: with one, 3.1.0 crashes on a vhost port that nobody has connected to.
    mempools: async () => readMempools(await ask('netdev-dpdk/get-mempool-info')),
    restart: async () => {
      await end();
      await start();
    },
  };
};

const readMempools = (text: string): readonly Mempool[] => {
  const blocks = text.split(/^(?=mempool <)/m).filter((block) => block.startsWith('mempool <ovs'));
  const number = (block: string, field: string): number =>
    Number(new RegExp(`^\\s*${field}=(\\d+)`, 'm').exec(block)?.[1] ?? NaN);
  return blocks.map((block) => ({
    node: number(block, 'socket_id'),
    mbufs: number(block, 'populated_size'),
    objectBytes: number(block, 'total_obj_size'),
  }));
};
