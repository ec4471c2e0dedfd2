// A plugin that notes every call in `log` of the top window: tabs on Host, Virtual Machine and Cluster, a button on each that opens a
// dialog, all events. The recorded session of a real portal was made with one that did the same.
const portal = window.top;
portal.log ??= [];
const shown = (value) => {
  if (value === portal) return '<top window>';
  if (value && value.window === value) return `<window ${value.location.pathname.split('/').pop()}>`;
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
};
const note = (event, ...args) => portal.log.push({ event, args: args.map(shown), hash: portal.location.hash });

const api = portal.pluginApi('probe');
const types = { Host: 'hosts', VirtualMachine: 'vms', Cluster: 'clusters' };
const lists =
  'DataCenter Cluster Host Network Storage Disk VirtualMachine Pool Template GlusterVolume Provider User Quota Event'.split(' ');
const base = `plugin/probe/`;

note('plugin script start', {
  ssoToken: typeof api.ssoToken(),
  locale: api.currentLocale(),
  base: api.engineBaseUrl(),
  cfg: api.configObject(),
});

const openDialog = () => {
  api.showDialog('Configure DPDK', 'configure', `${base}content.html?dialog=1`, '800px', '400px', {
    buttons: [
      { label: 'First', onClick: (...args) => note('dialog.First', ...args) },
      {
        label: 'Cancel',
        onClick: (...args) => {
          note('dialog.Cancel', ...args);
          api.closeDialog('configure');
        },
      },
    ],
  });
};
const button = (type) => ({
  id: 'DpdkConfigure',
  isAccessible: (...args) => {
    note(`${type}Btn.isAccessible`, ...args);
    return true;
  },
  isEnabled: (...args) => {
    note(`${type}Btn.isEnabled`, ...args);
    return true;
  },
  onClick: (...args) => {
    note(`${type}Btn.onClick`, ...args);
    openDialog();
  },
});
const handlers = {
  UiInit() {
    note('UiInit');
    for (const [type, place] of Object.entries(types)) {
      (api.addDetailPlace ?? api.addSubTab).call(api, type, 'DPDK', `${place}-dpdk`, `${base}content.html?tab=${place}`);
      (api.addMenuPlaceActionButton ?? api.addMainTabActionButton).call(api, type, 'Configure DPDK', button(type));
    }
  },
};
for (const name of [
  'UserLogin',
  'UserLogout',
  'MessageReceived',
  'TagActivationChange',
  'DetailItemSelectionChange',
  ...lists.map((type) => `${type}SelectionChange`),
])
  handlers[name] = (...args) => note(name, ...args);

api.options({ allowedMessageOrigins: window.location.origin });
api.register(handlers);
note('before ready');
api.ready();
note('after ready');
