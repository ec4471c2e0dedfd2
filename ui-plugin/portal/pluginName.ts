/** In plugin.json, in the addresses of our files and in our places of the browser's storage. */
export const PLUGIN_NAME = 'ovirt-dpdk';
