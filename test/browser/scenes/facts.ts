import type { FrameLocator } from 'playwright-core';
import type { HostFacts } from '../../../client';
import { documentOf, host7Facts, largeFacts } from '../../ui-plugin/support/factsOf';
import type { OpenPortal } from '../support/openPortal';
import type { Scene } from './scene';
import { showTab } from './tabs';

type Stage = Pick<Parameters<typeof host7Facts>[0], 'sim'>;

/** The tab of a host to which a facts file was given. */
const given = async (portal: OpenPortal, host: string, factsFor: (stage: Stage) => HostFacts): Promise<FrameLocator> => {
  const frame = await showTab(portal, 'hosts', host);
  const document = documentOf(factsFor({ sim: portal.simulator }));
  await frame
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'facts.json', mimeType: 'application/json', buffer: Buffer.from(document) });
  return frame;
};
const large = (stage: Stage): HostFacts => largeFacts(stage, 'host7', { nodes: 2, coresPerNode: 64, memoryMiB: 65536 });

/** The tab of a host by what a facts file says. */
export const factsScenes: readonly Scene[] = [
  {
    name: 'host-ready',
    open: { world: 'prepared' },
    reach: async (portal) => (await given(portal, 'host7', host7Facts)).getByText('this boot').waitFor(),
  },
  {
    name: 'host-2x64',
    open: { world: 'prepared' },
    reach: async (portal) => (await given(portal, 'host7', large)).getByText('this boot').waitFor(),
  },
  {
    name: 'host-facts-refused',
    open: { world: 'prepared' },
    reach: async (portal) => (await given(portal, 'host3', host7Facts)).getByText('is not taken').waitFor(),
  },
];
