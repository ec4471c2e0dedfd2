import axe from 'axe-core';
import type { Frame } from 'playwright-core';
import { scenes } from './scenes';
import { enact } from './scenes/scene';
import type { OpenPortal } from './support/openPortal';

const ourFrames = ({ page }: OpenPortal): readonly Frame[] =>
  page.frames().filter((frame) => /\/plugin\/ovirt-dpdk\/[a-z]{2}_[A-Z]{2}\.html/.test(frame.url()));

/** What axe finds wrong, as lines that name the rule and the place. */
const violationsOf = async (frame: Frame): Promise<readonly string[]> => {
  // Through the debugger: our policy lets no script in.
  await frame.evaluate(axe.source);
  return frame.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
    );
  });
};
const overflowOf = (frame: Frame): Promise<number> =>
  frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const SIZES = [
  { width: 1280, height: 720 },
  { width: 1280, height: 600 },
  { width: 1920, height: 1080 },
];

it.each(scenes)('$name is accessible, fits its frame and leaves the console empty', async (scene) => {
  const portal = await enact(scene);
  try {
    const frames = ourFrames(portal);
    expect(frames.length).toBeGreaterThan(0);
    for (const frame of frames) expect(await violationsOf(frame)).toEqual([]);
    for (const size of SIZES) {
      await portal.page.setViewportSize(size);
      for (const frame of frames) expect(await overflowOf(frame)).toBe(0);
    }
    expect(portal.problems.filter((problem) => !scene.expected?.some((pattern) => pattern.test(problem)))).toEqual([]);
  } finally {
    await portal.close();
  }
});
