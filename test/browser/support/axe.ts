import { readFileSync } from 'node:fs';
import type { Frame } from 'playwright-core';

interface Axe {
  readonly run: (
    options: object,
  ) => Promise<{ readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[] }>;
}

const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with a page as it stands: rules and the elements that break them. */
export const axe = async (frame: Frame): Promise<readonly string[]> => {
  await frame.evaluate(source);
  return frame.evaluate(async () => {
    const { axe: tool } = window as unknown as { readonly axe: Axe };
    const { violations } = await tool.run({ resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
  });
};
