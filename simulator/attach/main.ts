import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createSimulator } from '../engine/engine';
import { isReleaseName, releaseNames } from '../engine/releases';
import { worlds } from '../worlds';
import { demoCertificate } from './certificate';
import { serve } from './serve';

const fail = (message: string): never => {
  process.stderr.write(`${message}\n`);
  process.exit(3);
};

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    release: { type: 'string', default: '4.5.7' },
    world: { type: 'string', default: 'standins-4.5' },
    cert: { type: 'string' },
    key: { type: 'string' },
  },
});
const world = worlds[values.world] ?? fail(`--world ${values.world}: unknown. Known worlds: ${Object.keys(worlds).join(', ')}`);
const release = isReleaseName(values.release)
  ? values.release
  : fail(`--release ${values.release}: unknown. Known releases: ${releaseNames.join(', ')}`);
const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : fail(`--port ${values.port}: not a port number`);

const { cert, key } = values;
const tls =
  cert !== undefined && key !== undefined ? { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') } : undefined;
const certificate = tls?.cert ?? demoCertificate;

serve(createSimulator({ release, world: world(), realTime: () => Date.now(), certificate }), {
  port,
  ...(tls ? { tls } : {}),
}).then(
  ({ url }) => process.stdout.write(`ready ${url}\n`),
  (error: unknown) => fail(`serving on port ${port}: ${error instanceof Error ? error.message : String(error)}`),
);
