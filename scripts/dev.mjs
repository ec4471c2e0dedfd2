// The plugin in the simulated portal, built anew and loaded anew whenever one of its sources changes.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import webpack from 'webpack';
import WebpackDevServer from 'webpack-dev-server';

const { values } = parseArgs({
  options: {
    // Without one the first free from 8080.
    port: { type: 'string' },
    release: { type: 'string', default: '4.5.7' },
    world: { type: 'string', default: 'standins-4.5' },
  },
});
const root = resolve(import.meta.dirname, '..');
const configurations = createRequire(import.meta.url)('../webpack.config.js')({});
const named = (name) => configurations.find((each) => each.name === name) ?? fail(`webpack.config.js builds no '${name}'`);
const fail = (message) => {
  console.error(message);
  process.exit(1);
};

/** Builds the simulator and its portal once: they change seldom, and forget everybody's login when they start anew. */
const buildSimulator = () =>
  new Promise((done) => {
    webpack([named('simulator'), named('simulated portal')], (error, stats) => {
      if (error || stats.hasErrors()) fail(error?.message ?? stats.toString('errors-only'));
      done();
    });
  });

/** Only the descriptor is installed: the files come from memory. */
const installed = mkdtempSync(join(tmpdir(), 'ovirt-dpdk-dev-'));
symlinkSync(join(root, 'plugin.json'), join(installed, 'ovirt-dpdk.json'));
process.on('exit', () => rmSync(installed, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));

const startSimulator = async () => {
  const { release, world } = values;
  const simulator = spawn(
    process.execPath,
    [join(root, 'dist/simulator/serve.cjs'), '--release', release, '--world', world, '--ui-plugins', installed],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  process.on('exit', () => simulator.kill());
  simulator.on('exit', (code) => process.exit(code ?? 1));
  for await (const line of createInterface({ input: simulator.stdout })) {
    const url = /^ready (\S+)$/.exec(line)?.[1];
    if (url) return new URL(url).origin;
  }
  return fail('the simulated engine did not start');
};

const plugin = named('portal plugin');
const { publicPath } = plugin.output;
await buildSimulator();
const target = await startSimulator();
const server = new WebpackDevServer(
  {
    host: '127.0.0.1',
    port: values.port === undefined ? 'auto' : Number(values.port),
    static: false,
    hot: false,
    // Not each frame for itself: the hidden page reloads the whole portal.
    liveReload: false,
    client: { logging: 'warn', overlay: { errors: true, warnings: false } },
    proxy: [{ context: (path) => path !== '/ws' && !path.startsWith(publicPath), target, logLevel: 'warn' }],
  },
  webpack({
    ...plugin,
    mode: 'development',
    devtool: 'cheap-module-source-map',
    entry: { ...plugin.entry, plugin: [plugin.entry.plugin, join(import.meta.dirname, 'dev/reloadPortal.js')] },
  }),
);
// The server throws where nobody can catch it: a port that is taken.
process.once('uncaughtException', ({ message }) =>
  fail(`Serving the plugin: ${message}. Without --port the first free one from 8080 is taken.`),
);
await server.start();
console.log(
  `\nThe portal with the plugin is at http://127.0.0.1:${server.options.port}/ovirt-engine/webadmin/, one click logs in. Ctrl-C ends it.`,
);
