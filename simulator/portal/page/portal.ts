import { createData, REFRESH_MS, type Row } from './data';
import { createDefer } from './defer';
import type { Entity } from './entities';
import { abilitiesOf, type HostPage } from './hostPage';
import { formatHash, parseHash, writeHash, type PlaceRequest } from './hash';
import { kinds } from './kinds';
import { createPlace, type Place, type Surroundings } from './place';
import type { PluginButton } from './plugins/button';
import { log } from './plugins/callback';
import { createPluginManager } from './plugins/manager';
import { createAlerts } from './view/alert';
import type { ContentFrame } from './view/contentFrame';
import { createDialogs } from './view/dialog';
import { element } from './view/element';
import { createMasthead } from './view/masthead';
import { createNavigation } from './view/navigation';
import { createToasts } from './view/toasts';

/** Time between a selection that a list loses and gets back when its details are opened: 20-30 ms on a 4.5.8 portal. */
const RESELECT_MS = 20;

/**
 * The portal itself: places, what is shown, and what plugins add to it. The plugin API is put on top of it in `plugins/api.ts`.
 */
export function createPortal(page: HostPage) {
  const base = page.baseContextPath.value.replace(/\/$/, '');
  const { release } = page.simulatedPortal;
  const abilities = abilitiesOf(release);
  const alerts = createAlerts();
  const toasts = createToasts();
  const dialogs = createDialogs();

  const uncaught = (error: unknown): void => {
    const message = error instanceof Error ? error.message : String(error);
    log.severe(`Uncaught exception: ${message}`, error);
    if (page.displayUncaughtUIExceptions)
      whenUp(() => alerts.show('danger', `Uncaught exception occurred. Please try reloading the page. Details: ${message}`, 0));
  };
  const defer = createDefer(uncaught);
  const manager = createPluginManager(page.pluginDefinitions, abilities);
  const data = createData(`${base}/webadmin/data`, () => location.assign(`${base}/sso/login.html${location.hash}`));

  // What waits until the main section is there.
  let waiting: (() => void)[] | undefined = [];
  const whenUp = (task: () => void): void => {
    if (waiting) waiting.push(task);
    else task();
  };

  const menuPlaces = new Map<string, ContentFrame>();
  const detailButtons = new Map<string, PluginButton[]>();
  const content = element('div', { class: 'container-pf-nav-pf-vertical' });
  const navigation = createNavigation((token) => reveal({ token, parameters: {} }, 'push'));
  let defaultPlace = 'vms';
  let current: string | undefined;
  let shown: { readonly place?: Place; readonly frame?: ContentFrame; readonly isDetails: boolean } | undefined;
  let visit = 0;

  const around: Surroundings = {
    release,
    abilities,
    data,
    tell: (handler, selected) => {
      if (handler === 'DetailItemSelectionChange' && !abilities.arrays) return;
      manager.invokeNow(handler, argumentsOf(selected));
    },
    reveal: (token) => reveal({ token, parameters: {} }, 'push'),
    openDetails: (place, row) => {
      place.list.select([row.id]);
      const general = place.kind.tabs[0]?.token ?? place.kind.place;
      reveal({ token: general, parameters: { name: String(row.name) } }, 'push');
    },
    choose: (place, row) => choose(place, row),
    buttonsFor: (token) => {
      const dash = token.indexOf('-');
      if (dash < 0) throw new RangeError('java.lang.StringIndexOutOfBoundsException: begin 0, end -1, length ' + token.length);
      return places.find(({ kind }) => kind.place === token.slice(0, dash))?.buttons ?? [];
    },
    detailButtons: (type, panel) => detailButtons.get(`${type}/${panel}`) ?? [],
    notSimulated: (label) => alerts.show('info', `Not simulated: ${label}`, 5_000),
    refresh: () => void refresh(),
  };
  const places = kinds.map((kind) => createPlace(kind, around));
  const argumentsOf = (selected: readonly Entity[]): readonly unknown[] => (abilities.arrays ? [selected] : selected);

  const refresh = async (): Promise<void> => {
    await data.read();
    for (const { list } of places) list.refreshed();
  };
  const choose = (place: Place, row: Row): void => {
    place.list.select([row.id]);
    if (current !== undefined) writeHash({ token: current, parameters: { name: String(row.name) } }, 'push');
  };

  const leave = (next: Place | ContentFrame | undefined): void => {
    if (shown?.place && shown.isDetails && shown.place !== next) shown.place.leaveDetails();
    if (shown?.frame && shown.frame !== next) shown.frame.hide();
  };
  const showGrid = (place: Place): void => {
    leave(undefined);
    content.replaceChildren(place.showGrid());
    shown = { place, isDetails: false };
    void data.read().then(() => place.list.arrived());
  };
  const showTab = (place: Place, token: string): void => {
    leave(place);
    const view = place.detailsView();
    if (view.parentElement !== content) content.replaceChildren(view);
    shown = { place, isDetails: true };
    place.showTab(token);
  };
  const showFrame = (frame: ContentFrame): void => {
    leave(frame);
    content.replaceChildren(frame.element);
    shown = { frame, isDetails: false };
    frame.show();
  };

  /** Details by name: the list loses its selection and finds it again, which plugins see. */
  const showByName = (place: Place, token: string, row: Row): void => {
    if (place.isNew()) {
      place.list.select([row.id]);
      showTab(place, token);
      return;
    }
    place.list.select([]);
    const now = visit;
    setTimeout(() => {
      if (now !== visit) return;
      place.list.select([row.id]);
      showTab(place, token);
    }, RESELECT_MS);
  };
  const toDefault = (): void => reveal({ token: defaultPlace, parameters: {} }, 'replace');

  /**
   * Goes to a place.
   *
   * @param how what becomes of the address; `keep` where it says so already
   */
  function reveal(request: PlaceRequest, how: 'push' | 'replace' | 'keep'): void {
    const { token, parameters } = request;
    const address = (): void => {
      if (how !== 'keep' && location.hash !== formatHash(request)) writeHash(request, how);
    };
    visit++;
    const frame = menuPlaces.get(token);
    const main = places.find(({ kind }) => kind.place === token);
    const owner = places.find((place) => place.builtInTab(token) ?? place.pluginTab(token));
    if (!frame && !main && !owner) {
      log.warning(`Invalid place request - no presenter proxy mapped to '${token}'`);
      toDefault();
      return;
    }
    const tab = owner?.pluginTab(token);
    if (tab?.accessible === false) {
      toDefault();
      return;
    }
    const row = parameters.name === undefined ? undefined : owner?.list.find(parameters.name);
    if (owner && !tab && parameters.name !== undefined && !row) {
      reveal({ token: owner.kind.place, parameters: {} }, 'replace');
      return;
    }
    current = token;
    navigation.mark(owner?.kind.place ?? token);
    address();
    try {
      if (frame) showFrame(frame);
      else if (main) {
        if (parameters.search !== undefined) main.list.search(parameters.search);
        showGrid(main);
      } else if (owner && row && !tab) showByName(owner, token, row);
      else if (owner) {
        showTab(owner, token);
        const [selected] = owner.list.selected();
        // A built-in tab adds the entity to the address, one of a plugin does not.
        if (!tab && selected && how === 'push') writeHash({ token, parameters: { name: String(selected.name) } }, 'replace');
      }
    } catch (error) {
      uncaught(error);
    }
  }

  /** Details views take the vertical arrow keys away from everything in the top document: SimpleTabPanel.java. */
  const keys = (event: KeyboardEvent): void => {
    if (!shown?.place || !shown.isDetails || dialogs.isOpen()) return;
    const { key, ctrlKey, altKey } = event;
    if (key === 'ArrowUp' || key === 'ArrowDown') {
      event.preventDefault();
      event.stopImmediatePropagation();
      const next = shown.place.list.neighbour(key === 'ArrowUp' ? -1 : 1);
      if (next) choose(shown.place, next);
    } else if (ctrlKey && altKey && key.toLowerCase() === 's') {
      event.preventDefault();
      shown.place.quickSwitch();
    }
  };

  return {
    page,
    base,
    release,
    abilities,
    manager,
    defer,
    dialogs,
    alerts,
    toasts,
    navigation,
    places,
    menuPlaces,
    detailButtons,
    uncaught,
    whenUp,
    reveal,
    currentPlace: (): string | undefined => current,
    setDefaultPlace: (token: string): void => {
      defaultPlace = token;
    },
    /**
     * Searches a list by a text that begins with its prefix. The place stays; the text gets into the address of whatever is shown.
     */
    setSearch(text: string): void {
      const place = places.find(({ kind }) => text.startsWith(kind.prefix));
      if (!place) return;
      const query = text.slice(place.kind.prefix.length).trim();
      if (current !== undefined) writeHash({ token: current, parameters: { search: query } }, 'replace');
      place.list.search(query);
    },
    /** A place that is shown and may not be any more is left. */
    leaveIfShown: (token: string): void => {
      if (current === token) toDefault();
    },
    /** Draws the frame of the page and reveals the first place. */
    up(revealed: () => void): void {
      const request = parseHash(location.hash);
      const isLanding = request.token === '';
      content.replaceChildren();
      document.body.append(
        element(
          'div',
          { class: 'mainContainer' },
          createMasthead({
            userName: page.userInfo.userName,
            toggleMenu: () => document.body.classList.toggle('menu-collapsed'),
            signOut: () => location.assign('sso/logout'),
          }),
          navigation.element,
          content,
        ),
      );
      document.addEventListener('keydown', keys, true);
      window.addEventListener('hashchange', () => reveal(parseHash(location.hash), 'keep'));
      const tasks = waiting ?? [];
      waiting = undefined;
      document.body.dataset.appStatus = 'ready';
      if (isLanding) {
        // The grid is there before the address says so, and is evaluated again then.
        reveal({ token: defaultPlace, parameters: {} }, 'keep');
        writeHash({ token: current ?? defaultPlace, parameters: {} }, 'replace');
        shown?.place?.evaluate();
      } else reveal(request, 'keep');
      revealed();
      for (const task of tasks) task();
      setInterval(() => void refresh(), REFRESH_MS);
    },
    /** Where the first place will be, known before it is shown. */
    expect(): void {
      const { token } = parseHash(location.hash);
      current = token === '' ? defaultPlace : token;
    },
    data,
  };
}
export type Portal = ReturnType<typeof createPortal>;
