import { readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { notFound, type Answer } from '../answer';
import type { Installed } from './installed';

/** What /etc/mime.types of Debian says, and the engine's default. Observed on engine 4.5.8; never a charset. */
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.gif': 'image/gif',
  '.htm': 'text/html',
  '.html': 'text/html',
  '.ico': 'image/vnd.microsoft.icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
const UNKNOWN = 'application/octet-stream';
const DAY = 24 * 3600 * 1000;

/** Source: ServletUtils.java, isSane. */
export const isSane = (path: string): boolean => path.length <= 512 && !/\.\.|\/\/|\.\//.test(path);

/** Headers by which browsers ask again each time. */
const uncached = (now: number): Readonly<Record<string, string>> => ({
  'cache-control': 'no-cache',
  pragma: 'no-cache',
  expires: new Date(now - DAY).toUTCString(),
});

/**
 * Files of plugins, without login. Source: PluginResourceServlet.java, ServletUtils.java; observed on engine 4.5.8.
 *
 * @param path below /ovirt-engine/webadmin/plugin, as the server has normalised and decoded it
 */
export function serveResource(
  { installed, data, log }: { readonly installed: Installed; readonly data: string; readonly log: (line: string) => void },
  path: string,
  ifNoneMatch: string | undefined,
  now: number,
): Answer {
  const missing = (why: string): Answer => {
    log(why);
    return notFound();
  };
  const [, name = '', file = ''] = /^\/*([^/]*)\/?([^]*)$/.exec(path) ?? [];
  if (name.trim() === '' || file.trim() === '')
    return missing(`Missing UI plugin name and/or relative file path for request '${path}'`);
  const plugin = installed.find(name);
  if (plugin === undefined) return missing(`No data available for UI plugin '${name}'`);
  if (plugin.resourcePath === undefined) return missing(`Local resource path not specified for UI plugin '${name}'`);
  const relative = `${plugin.resourcePath}/${file}`;
  if (!isSane(relative) || relative.includes('\0')) return missing(`Requested file path '${relative}' is not sane`);
  const found = statSync(join(data, relative), { throwIfNoEntry: false });
  if (found?.isFile() !== true) return missing(`Requested file path '${relative}' does not exist or is a directory`);

  const etag = `W/"${found.size}-${Math.floor(found.mtimeMs)}"`;
  const headers = { ...uncached(now), etag };
  if (ifNoneMatch === '*') return { status: 412, headers, body: '' };
  if (ifNoneMatch === etag) return { status: 304, headers, body: '' };
  return {
    status: 200,
    headers: { ...headers, 'content-type': TYPES[extname(file).toLowerCase()] ?? UNKNOWN },
    body: readFileSync(join(data, relative)),
  };
}
