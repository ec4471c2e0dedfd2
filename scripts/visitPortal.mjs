// Goes the way of a browser through the simulated portal, without one: login, host page, plugin page, the API with the portal's token.
const must = (holds, what) => {
  if (!holds) throw new Error(`The portal is not as it should be: ${what}`);
};
const variable = (page, name) => {
  const text = new RegExp(`^var ${name} = (.*);$`, 'm').exec(page)?.[1];
  must(text, `its page has no variable ${name}`);
  return JSON.parse(text);
};

/** Reads the whole answer: one that is left lying keeps its connection, and with it this process, for a while. */
const ask = async (url, options) => {
  const reply = await fetch(url, { redirect: 'manual', ...options });
  return { status: reply.status, headers: reply.headers, text: await reply.text() };
};

/**
 * @param engineUrl `http://127.0.0.1:PORT/ovirt-engine`
 * @returns what was seen, as sentences
 * @throws  where a step fails
 */
export const visitPortal = async (engineUrl) => {
  const login = await ask(`${engineUrl}/sso/interactive-login`, {
    method: 'POST',
    body: new URLSearchParams({ username: 'admin@internal', password: 'demo' }),
  });
  must(login.status === 302, `login answers ${login.status}`);
  const cookies = login.headers.getSetCookie().map((each) => each.split(';')[0]);

  const portalUrl = `${engineUrl}/webadmin/`;
  const page = await ask(portalUrl, { headers: { cookie: cookies.join('; ') } });
  const { userName, ssoToken } = variable(page.text, 'userInfo');
  const plugin = variable(page.text, 'pluginDefinitions').find(({ name }) => name === 'ovirt-dpdk');
  must(plugin?.enabled, 'the plugin ovirt-dpdk is not installed');

  const pluginUrl = new URL(plugin.url, portalUrl);
  for (const url of [new URL('portal/portal.js', portalUrl), new URL('portal/portal.css', portalUrl), pluginUrl]) {
    const { status } = await ask(url);
    must(status === 200, `${url} answers ${status}`);
  }

  const api = await ask(`${engineUrl}/api`, { headers: { accept: 'application/json', authorization: `Bearer ${ssoToken}` } });
  must(api.status === 200, `the API answers ${api.status} to the token of the portal`);
  const { product_info: product } = JSON.parse(api.text);
  return [
    `The portal at ${portalUrl} logs ${userName} in.`,
    `The plugin ovirt-dpdk is served at ${pluginUrl}.`,
    `${product.name} ${product.version.full_version} answers to the portal's token.`,
  ];
};
