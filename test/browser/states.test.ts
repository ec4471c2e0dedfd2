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

/** By how many pixels a page can be scrolled sideways. */
const overflowOf = (frame: Frame): Promise<number> =>
  frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Controls that cannot be brought into view, or that something else covers. */
const outOfReachOf = (frame: Frame): Promise<readonly string[]> =>
  frame.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button:not(:disabled), a[href], input:not([type=file]):not(:disabled), select')]
      .filter((control) => control.checkVisibility({ visibilityProperty: true }))
      .filter((control) => {
        control.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = control.getBoundingClientRect();
        const hit = document.elementFromPoint(left + width / 2, top + height / 2);
        const label = control instanceof HTMLInputElement ? [...(control.labels ?? [])] : [];
        return !hit || ![control, ...label].some((one) => one.contains(hit));
      })
      .map(({ outerHTML }) => `out of reach at 200 %: ${outerHTML.slice(0, 160)}`),
  );

const NORMAL = { width: 1280, height: 720 };
const SIZES = [NORMAL, { width: 1280, height: 600 }, { width: 1920, height: 1080 }];
/**
 * What is left of a screen when the browser shows everything twice as large: of 1280 x 720 for a dialog. There the portal's own header, toolbar
 * and tabs leave a tab no room at all, so a tab is judged on 1920 x 1080.
 */
const zoomed = (frame: Frame) =>
  frame.url().includes('show=wizard') ? { width: 640, height: 360 } : { width: 960, height: 540 };

it.each(scenes)('$name is accessible, fits its frame, can be used at 200 % and leaves the console empty', async (scene) => {
  await enact(scene, async (portal, state) => {
    const frames = ourFrames(portal);
    const found = [];
    for (const frame of frames) {
      found.push(...(await violationsOf(frame)));
      for (const size of SIZES) {
        await portal.page.setViewportSize(size);
        const overflow = await overflowOf(frame);
        if (overflow !== 0) found.push(`wider by ${String(overflow)} px at ${String(size.width)} x ${String(size.height)}`);
      }
    }
    for (const frame of frames) {
      await portal.page.setViewportSize(zoomed(frame));
      found.push(...(await outOfReachOf(frame)));
    }
    await portal.page.setViewportSize(NORMAL);
    const unexpected = portal.problems.filter((problem) => !scene.expected?.some((pattern) => pattern.test(problem)));
    expect({ state, frames: frames.length > 0, found, unexpected }).toEqual({ state, frames: true, found: [], unexpected: [] });
  });
});
