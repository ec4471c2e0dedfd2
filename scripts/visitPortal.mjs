// Goes the way of a browser through the simulated portal, without one: login, host page, plugin page, the API with the portal's token.
const must = (holds, what) => {
  if (!holds) throw new Error(`The portal is not as it should be: ${what}`);
};
const variable = (page, name) => {
  const text = new RegExp(`^var ${name} = (.*);$`, 'm').exec(page)?.[1];
  must(text, `its page has no variable ${name}`);
  return JSON.parse(text);
};

/**
 * @param engineUrl `http://127.0.0.1:PORT/ovirt-engine`
 * @returns what was seen, as sentences
 * @throws  where a step fails
 */
export const visitPortal = async (engineUrl) => {
  const login = await fetch(`${engineUrl}/sso/interactive-login`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ username: 'admin@internal', password: 'demo' }),
  });
  must(login.status === 302, `login answers ${login.status}`);
  const cookie = login.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');

  const portalUrl = `${engineUrl}/webadmin/`;
  const page = await (await fetch(portalUrl, { headers: { cookie } })).text();
  const { userName, ssoToken } = variable(page, 'userInfo');
  const plugin = variable(page, 'pluginDefinitions').find(({ name }) => name === 'ovirt-dpdk');
  must(plugin?.enabled, 'the plugin ovirt-dpdk is not installed');

  const script = await fetch(new URL('portal/portal.js', portalUrl));
  must(script.ok, `its script answers ${script.status}`);
  const pluginPage = await fetch(new URL(plugin.url, portalUrl));
  must(pluginPage.ok, `${plugin.url} answers ${pluginPage.status}`);

  const api = await fetch(`${engineUrl}/api`, {
    headers: { accept: 'application/json', authorization: `Bearer ${ssoToken}` },
    credentials: 'omit',
  });
  must(api.ok, `the API answers ${api.status} to the token of the portal`);
  const { product_info: product } = await api.json();
  return [
    `The portal at ${portalUrl} logs ${userName} in.`,
    `The plugin ovirt-dpdk is served at ${pluginPage.url}.`,
    `${product.name} ${product.version.full_version} answers to the portal's token.`,
  ];
};
