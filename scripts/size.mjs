// Holds what a browser loads for one content page of the portal plugin: one script, one sheet, one language. Late chunks would be
// missing after an engine restart, so there are none.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const ROOM = 'dist/ui-plugin';
const KB = 1024;
const LIMITS = { scripts: 200 * KB, styles: 80 * KB };

const packed = (file) => gzipSync(readFileSync(`${ROOM}/${file}`), { level: 9 }).length;
const files = readdirSync(ROOM).filter((file) => /\.(js|css)$/.test(file));
const languages = files.filter((file) => /^messages-/.test(file));
const known = ['plugin.js', 'backstage.js', 'content.js', 'content.css', ...languages];

const sizes = {
  scripts: packed('content.js') + Math.max(...languages.map(packed)),
  styles: packed('content.css'),
};
const text = (bytes) => `${(bytes / KB).toFixed(1)} KB`;
console.log(
  `content page: scripts ${text(sizes.scripts)} of ${text(LIMITS.scripts)}, styles ${text(sizes.styles)} of ${text(LIMITS.styles)}; ` +
    `hidden page: ${text(packed('plugin.js') + packed('backstage.js'))} (all gzipped)`,
);

const wrong = [
  ...Object.keys(LIMITS)
    .filter((kind) => sizes[kind] > LIMITS[kind])
    .map((kind) => `the ${kind} of a content page are larger than ${text(LIMITS[kind])} gzipped: leave something out`),
  ...files.filter((file) => !known.includes(file)).map((file) => `${file} is a chunk of its own: import what it holds directly`),
];
for (const line of wrong) console.error(line);
process.exitCode = wrong.length > 0 ? 1 : 0;
