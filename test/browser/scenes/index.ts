import type { Scene } from './scene';
import { tabScenes } from './tabs';

/** Every page of the plugin in every state: what is held accessible, and what docs/screenshots shows. */
export const scenes: readonly Scene[] = tabScenes;
