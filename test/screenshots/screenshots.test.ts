import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { scenes } from '../browser/scenes';
import { enact } from '../browser/scenes/scene';

const folder = join(__dirname, '..', '..', 'docs', 'screenshots');
mkdirSync(folder, { recursive: true });
/** Higher than a screen, so that a picture shows the whole page. */
const size = { width: 1280, height: 900 };

it.each(scenes)('draws $name', async (scene) => {
  const portal = await enact(scene, size);
  try {
    await portal.page.mouse.move(size.width - 1, size.height - 1);
    await portal.page.evaluate(() => document.fonts.ready.then(() => undefined));
    await portal.page.screenshot({ path: join(folder, `${scene.name}.png`), animations: 'disabled' });
  } finally {
    await portal.close();
  }
});
