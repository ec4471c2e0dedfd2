// Prints the four tables that the collector asks ovs-vsctl for, from the files in which test/client/hostScript/tools/ovs-vsctl keeps
// its state. Bridges of the fake know their ports by the file `bridge` of each port.
const { existsSync, readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const [, , state] = process.argv;
const names = (folder) =>
  existsSync(join(state, folder)) ? readdirSync(join(state, folder)).filter((name) => name !== '.keep') : [];
const text = (...path) => (existsSync(join(state, ...path)) ? readFileSync(join(state, ...path), 'utf8').trim() : '');
const plain = (value) => (value.startsWith('"') ? JSON.parse(value) : value);
const map = (entries) => ['map', entries];
const uuid = (name) => ['uuid', name];
const table = (headings, data) => process.stdout.write(`${JSON.stringify({ headings, data })}\n`);
const none = ['set', []];

const config = names('config').map((key) => [key, plain(text('config', key))]);
table(
  ['ovs_version', 'dpdk_version', 'dpdk_initialized', 'other_config'],
  [['3.3.1', 'DPDK 23.11.0', text('initialized') === 'true', map(config)]],
);
const ports = names('port');
const portsOf = (bridge) => ports.filter((port) => text('port', port, 'bridge') === bridge);
table(
  ['_uuid', 'name', 'datapath_type', 'ports'],
  names('bridge').map((name) => [
    uuid(`b-${name}`),
    name,
    text('bridge', name),
    ['set', portsOf(name).map((port) => uuid(`p-${port}`))],
  ]),
);
table(
  ['_uuid', 'name', 'tag', 'interfaces'],
  ports.map((port) => [uuid(`p-${port}`), port, none, uuid(`i-${port}`)]),
);
table(
  ['_uuid', 'name', 'type', 'options', 'other_config', 'status', 'mtu', 'mtu_request', 'link_state', 'error', 'statistics'],
  ports.map((port) => {
    const options = names(join('port', port, 'options')).map((key) => [key, plain(text('port', port, 'options', key))]);
    const mtu = Number(text('port', port, 'mtu_request')) || none;
    return [uuid(`i-${port}`), port, text('port', port, 'type'), map(options), map([]), map([]), mtu, mtu, 'up', none, map([])];
  }),
);
