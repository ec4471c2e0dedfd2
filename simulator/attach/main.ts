import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createSimulator } from '../engine/engine';
import { isReleaseName, releaseNames } from '../engine/releases';
import { worlds } from '../worlds';
import { demoCertificate } from './certificate';
import { servePortal, type ServedPortal } from './servePortal';

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
    'ui-plugins': { type: 'string' },
    'ui-plugins-etc': { type: 'string' },
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

const data = values['ui-plugins'];

const announce = ({ url, portalUrl, missing }: ServedPortal): void => {
  process.stdout.write(`ready ${url}\nportal ${portalUrl}\n`);
  if (missing.length > 0)
    process.stderr.write(`The portal is not complete: ${missing.join(', ')} missing. In a checkout, npm run build makes them.\n`);
};

servePortal(createSimulator({ release, world: world(), realTime: () => Date.now(), certificate }), {
  port,
  ...(tls ? { tls } : {}),
  ...(data === undefined ? {} : { uiPlugins: { data, etc: values['ui-plugins-etc'] } }),
}).then(
  (served) => {
    announce(served);
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        void served.close().then(() => process.exit(0));
      });
  },
  (error: unknown) => fail(`serving on port ${port}: ${error instanceof Error ? error.message : String(error)}`),
);
