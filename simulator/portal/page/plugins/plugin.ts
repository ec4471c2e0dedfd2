import type { PluginDefinition } from '../hostPage';

/** Source: PluginState.java. */
export type PluginState = 'DEFINED' | 'LOADING' | 'READY' | 'INITIALIZING' | 'IN_USE' | 'FAILED';

/** A handler call that waits until the plugin is in use. */
export interface QueuedCall {
  readonly handler: string;
  readonly args: readonly unknown[];
  /** Judged when it is delivered. */
  readonly isWanted?: (plugin: Plugin) => boolean;
}
export interface Plugin {
  readonly definition: PluginDefinition;
  readonly frame: HTMLIFrameElement;
  state: PluginState;
  /** What was registered first; `register(null)` counts as an empty object. */
  handlers?: unknown;
  options: unknown;
  readonly queue: QueuedCall[];
}

/** The hidden iframe of a plugin: attributes as observed on a 4.5.8 portal. */
export function hiddenFrame(url: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.setAttribute('src', url);
  frame.setAttribute('frameborder', '0');
  frame.setAttribute('style', 'position: absolute; width: 0pt; height: 0pt; border-style: none;');
  return frame;
}
