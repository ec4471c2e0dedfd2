// Shows the product at work: a simulated engine, and the built command against it over HTTP. `--once` ends after a visit to
// the portal.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { visitPortal } from './visitPortal.mjs';

const CLI = 'dist/cli/ovirt-dpdk.cjs';
const EXAMPLE = 'examples/stand-in.yaml';
const isOnce = process.argv.includes('--once');

const demo = spawn(
  process.execPath,
  [CLI, 'demo', '--release', '4.5.7', '--world', 'standins-4.5', '--port', isOnce ? '0' : '8080'],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
  },
);
const stop = () => demo.kill();
process.on('exit', stop);
process.on('SIGINT', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));
demo.on('exit', (code) => process.exit(code ?? 1));

let url;
for await (const line of createInterface({ input: demo.stdout })) {
  url = /^ready (\S+)$/.exec(line)?.[1];
  if (url) break;
}

const env = { ...process.env, OVIRT_URL: url, OVIRT_USERNAME: 'admin@internal', OVIRT_PASSWORD: 'demo' };
/** Runs the command as a user would; `expected` are the exit codes that belong to the show. */
const run = (args, ...expected) => {
  console.log(`\n$ ovirt-dpdk ${args.join(' ')}`);
  const { status } = spawnSync(process.execPath, [CLI, ...args], { stdio: 'inherit', env });
  if (!expected.includes(status)) {
    console.error(`ovirt-dpdk ${args[0]} ended with exit code ${status}, expected ${expected.join(' or ')}`);
    process.exit(1);
  }
};

console.log(`A simulated oVirt engine 4.5.7 is at ${url}`);
run(['check', '--cluster', 'Default'], 2);
run(['plan', '-f', EXAMPLE], 2);
run(['apply', '-f', EXAMPLE, '--yes', '--allow-disruption', 'host-reboot'], 0);
run(['verify', '-f', EXAMPLE], 0);
run(['check', '--cluster', 'Default'], 0, 2);

if (isOnce) {
  try {
    console.log(`\n${(await visitPortal(url)).join('\n')}`);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
  demo.removeAllListeners('exit');
  stop();
  await once(demo, 'exit');
  process.exit(0);
}
console.log(`
The Administration Portal with the plugin is at ${url}/webadmin/ (one click logs in).
The simulated engine goes on at ${url} (login admin@internal, password demo). Try it from another terminal:

  export OVIRT_URL=${url} OVIRT_USERNAME=admin@internal OVIRT_PASSWORD=demo
  node ${CLI} check --vm vnf1

Ctrl-C ends it.`);
