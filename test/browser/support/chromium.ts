import { chromium, type Browser } from 'playwright-core';

let running: Promise<Browser> | undefined;

/** Debian's Chromium, started once for a test file. */
export const startChromium = (): Promise<Browser> =>
  (running ??= chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] }));

afterAll(async () => {
  const browser = await running;
  running = undefined;
  await browser?.close();
});
