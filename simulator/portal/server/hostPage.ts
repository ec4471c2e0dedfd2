import { createHash } from 'node:crypto';
import type { Release } from '../../engine/releases';
import { page, type Answer } from './answer';
import type { Description, PluginDefinition } from './plugins/description';
import type { PortalSession } from './sessions';

/** The internal profile's directory, which the portal shows in place of the profile. Observed on engine 4.5.8. */
const DOMAIN = 'internal-authz';

const definition = ({ name, url, config, lazyLoad, enabled }: Description): PluginDefinition => ({
  name,
  url,
  config,
  lazyLoad,
  enabled,
});

/**
 * The page that the portal is.
 *
 * JSON goes into the script as it is, as in GwtHostPage.jsp: a text of a plugin's configuration that holds `</script>` breaks the page.
 * `Etag` is the MD5 of what was printed, without quotes, and there is no Cache-Control (observed on engine 4.5.8). Shapes of the
 * variables, upper case and 304: GwtDynamicHostPageServlet.java, WebAdminHostPageServlet.java.
 */
export function hostPage(
  release: Release,
  locale: string,
  { user, ssoToken }: PortalSession,
  plugins: readonly Description[],
  ifNoneMatch: string | undefined,
): Answer {
  const variables: Readonly<Record<string, unknown>> = {
    userInfo: { id: user.id, userName: user.name, email: '', domain: DOMAIN, isAdmin: true, ssoToken },
    applicationMode: { value: '255' },
    pluginDefinitions: plugins.map(definition),
    engineRpmVersion: { value: release.rpm },
    messages: {},
    baseContextPath: { value: '/ovirt-engine/' },
    displayUncaughtUIExceptions: true,
    simulatedPortal: { release: release.name, locale },
  };
  const script = Object.entries(variables).map(([name, value]) => `var ${name} = ${JSON.stringify(value)};`);
  const etag = createHash('md5')
    .update([locale, ...script].join('\n'))
    .digest('hex')
    .toUpperCase();
  if (ifNoneMatch === etag) return { status: 304, headers: {}, body: '' };
  return page(
    200,
    `<!DOCTYPE html>
<html lang="${locale.replace('_', '-')}">
<head>
<meta charset="utf-8">
<meta name="gwt:property" content="locale=${locale}">
<title>oVirt Engine Administration (simulated)</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/ovirt-engine/webadmin/portal/portal.css">
<script>
${script.join('\n')}
</script>
</head>
<body>
<script src="/ovirt-engine/webadmin/portal/portal.js"></script>
</body>
</html>
`,
    { etag },
  );
}
