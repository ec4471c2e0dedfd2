import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { scenes } from '../browser/scenes';
import { enact } from '../browser/scenes/scene';

const folder = join(__dirname, '..', '..', 'docs', 'screenshots');
mkdirSync(folder, { recursive: true });
/** Higher than a screen, so that a picture shows the whole page. */
const size = { width: 1280, height: 900 };

it.each(scenes)('draws $name', (scene) =>
  enact(
    scene,
    async ({ page }, state) => {
      await page.mouse.move(size.width - 1, size.height - 1);
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      await page.screenshot({ path: join(folder, `${state}.png`), animations: 'disabled' });
    },
    size,
  ),
);
