import { render, type RenderResult } from '@testing-library/react';
import axe from 'axe-core';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StrictMode, type ReactNode } from 'react';
import { createMessages } from '../../../ui-plugin/i18n/messages';
import { MessagesProvider } from '../../../ui-plugin/i18n/useMessages';
import { BackstageProvider } from '../../../ui-plugin/shared/BackstageContext';
import type { OnStage } from './backstageOn';

const folder = join(__dirname, '../../../ui-plugin/i18n/en_US');
const english = Object.assign(
  {},
  ...readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as object),
) as Parameters<typeof createMessages>[1];

/** A page in English, as content.tsx mounts it. */
export const renderTab = ({ backstage }: OnStage, page: ReactNode): RenderResult =>
  render(
    <StrictMode>
      <MessagesProvider value={createMessages('en_US', english)}>
        <BackstageProvider value={backstage}>{page}</BackstageProvider>
      </MessagesProvider>
    </StrictMode>,
  );

/** What axe says against the page. Colours need a browser that paints. */
export const axeViolations = async (): Promise<readonly string[]> => {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false }, region: { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
};
