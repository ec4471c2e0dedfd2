import { factsScenes } from './facts';
import { guestScenes } from './guests';
import type { Scene } from './scene';
import { tabScenes } from './tabs';
import { wizardScenes } from './wizards';

/** Every page of the plugin in every state: what is held accessible, and what docs/screenshots shows. */
export const scenes: readonly Scene[] = [...tabScenes, ...factsScenes, ...guestScenes, ...wizardScenes];
