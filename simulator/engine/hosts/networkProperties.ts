import type { Call } from '../call';
import type { HostRow } from '../state';

/** Option PreDefinedNetworkCustomProperties of levels 4.2 to 4.8. Source: 0000_config.sql. */
const BRIDGE_OPTIONS = '^[^\\s=]+=[^\\s=]+(\\s+[^\\s=]+=[^\\s=]+)*$';

/** Network properties that may be set on an attachment, by name. `bridge_opts` needs a bridge, which only a VM network has. */
export function propertyRules(call: Pick<Call, 'state'>, host: HostRow, isBridged: boolean): Readonly<Record<string, RegExp>> {
  const version = call.state.clusters.get(host.cluster)?.version;
  const level = `${version?.major ?? 0}.${version?.minor ?? 0}`;
  const defined = call.state.options.shown['UserDefinedNetworkCustomProperties']?.[level] ?? '';
  const entries = defined
    .split(';')
    .filter((each) => each !== '')
    .map((each): readonly [string, RegExp] => {
      const at = each.indexOf('=');
      return at < 0 ? [each, /^[^;]*$/] : [each.slice(0, at), new RegExp(`^(?:${each.slice(at + 1)})$`)];
    });
  return { ...(isBridged ? { bridge_opts: new RegExp(BRIDGE_OPTIONS) } : {}), ...Object.fromEntries(entries) };
}
