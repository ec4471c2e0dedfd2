import type { HostPage } from './hostPage';
import { createApi } from './plugins/api';
import { passMessages } from './plugins/messages';
import { createPortal } from './portal';
import { element } from './view/element';

/**
 * Starts the portal in a host page: plugins first, then the login, then the first place.
 *
 * Source: ApplicationInit.java, BaseApplicationInit.java; the order in time from a 4.5.8 portal.
 */
export function start(page: HostPage): void {
  const portal = createPortal(page);
  const { manager, data, defer, dialogs } = portal;
  let isLoggedIn = false;
  let hasTags = false;
  const pluginApi = createApi(portal, { isLoggedIn: () => isLoggedIn, hasTags: () => hasTags });
  Object.assign(window, { pluginApi });

  document.body.append(element('iframe', { id: 'webadmin', class: 'gwt-frame', attributes: { tabindex: '-1', title: '' } }));
  passMessages(manager);
  manager.load();
  const loading = element('div', { class: 'loading', text: 'Loading ...' });
  document.body.append(loading);

  const logIn = (): void => {
    isLoggedIn = true;
    portal.expect();
    dialogs.closeAll();
    const { userName, domain, id } = page.userInfo;
    manager.invokeNowOrLater({ handler: 'UserLogin', args: [domain ? `${userName}@${domain}` : userName, id] });
    defer(() => {
      loading.remove();
      portal.up(() =>
        defer(() => {
          hasTags = true;
          manager.invokeNowOrLater({ handler: 'TagActivationChange', args: [] });
        }),
      );
    });
  };
  // As long as a plugin with `lazyLoad: false` has not called ready(), nothing goes on: there is no time limit.
  const proceed = (): void => (manager.areReady() ? logIn() : void setTimeout(proceed, 10));
  void data.read().then(() => defer(proceed));
}
