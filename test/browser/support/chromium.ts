import { chromium, type Browser } from 'playwright-core';

let running: Promise<Browser> | undefined;

/** Debian's Chromium, started once for a test file. */
export const startChromium = (): Promise<Browser> =>
  (running ??= chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] }));

const endings: (() => Promise<void>)[] = [];
/** Runs when the tests of a file are over, also when they failed. */
export const atEnd = (end: () => Promise<void>): void => void endings.push(end);

afterAll(async () => {
  for (const end of endings.splice(0)) await end();
  const browser = await running;
  running = undefined;
  await browser?.close();
});
