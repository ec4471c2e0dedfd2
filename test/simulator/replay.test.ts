import { demoCertificate } from '../../simulator/attach/certificate';
import { serve } from '../../simulator/attach/serve';
import { createSimulator } from '../../simulator/engine/engine';
import { worlds } from '../../simulator/worlds';
import { PASSWORD } from '../../simulator/worlds/installation';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import agreed from './agreed.json';
import { groups, replay } from './replay';

const floor: Readonly<Record<string, number>> = agreed;
/** VERBOSE=1 prints what differs; SILENT=1 what came where no answer is shown; GROUP=40 looks at the groups whose name begins so. */
const wanted = groups.filter((group) => group.startsWith(process.env['GROUP'] ?? ''));

const file = join(__dirname, 'agreed.json');
/** UPDATE=1 raises the floor of the groups that do better now. */
function raise(group: string, count: number): void {
  const now: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const before = typeof now === 'object' && now !== null ? now : {};
  const sorted = Object.entries({ ...before, [group]: count }).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
}

describe('the simulated engine answers like the recorded one', () => {
  it.each(wanted)('in at least as many steps of group %s as last time', async (group) => {
    const world = worlds[`recorded-${group}`];
    if (world === undefined) throw new Error(`no world recorded-${group}`);
    const served = await serve(createSimulator({ release: '4.5.7', world: world(), certificate: demoCertificate }));
    try {
      const { same, differences, silent } = await replay(served.url, group, PASSWORD);
      const percent = Math.round((100 * same.length) / (same.length + differences.length));
      const summary = `${group}: ${same.length} of ${same.length + differences.length} agree (${percent} %), ${silent.length} not shown`;
      if (process.env['VERBOSE'])
        for (const { id, request, title, points } of differences)
          process.stdout.write(
            `${id} [${title}] ${request}\n   ${points.slice(0, 12).join('\n   ')}${points.length > 12 ? `\n   … ${points.length - 12} more` : ''}\n`,
          );
      if (process.env['SILENT'])
        for (const { id, request, title, points } of silent)
          process.stdout.write(`${id} [${title}] ${request.slice(0, 300)}\n   ${points.join().slice(0, 400)}\n`);
      if (process.env['VERBOSE'] || process.env['SUMMARY']) process.stdout.write(`${summary}\n`);
      if (process.env['UPDATE'] && same.length > (floor[group] ?? 0)) raise(group, same.length);
      expect(same.length).toBeGreaterThanOrEqual(floor[group] ?? 0);
    } finally {
      await served.close();
    }
  });
});
