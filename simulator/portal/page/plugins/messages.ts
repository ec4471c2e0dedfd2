import { property } from './lenient';
import type { PluginManager } from './manager';

const isAllowed = (allowed: unknown, origin: string): boolean =>
  (Array.isArray(allowed) ? (allowed as readonly unknown[]) : [allowed]).some((each) => each === '*' || each === origin);

/**
 * Hands messages to the top window on to the plugins whose option `allowedMessageOrigins` lets their origin pass; the default
 * lets none pass. Data that is null falls out of the argument list.
 *
 * Source: PostMessageDispatcher.java, MessageEventData.java, JsArrayHelper.java.
 */
export function passMessages(manager: PluginManager): void {
  window.addEventListener('message', ({ data, origin, source }: MessageEvent<unknown>) => {
    manager.invokeNowOrLater({
      handler: 'MessageReceived',
      args: [data, source].filter((each) => each !== null && each !== undefined),
      isWanted: ({ options }) => isAllowed(property(options, 'allowedMessageOrigins'), origin),
    });
  });
}
