import { refuse } from '../faults';
import type { Wish } from './networkChange';

/** The engine's pattern, which is also its text. Source: ValidationUtils.IPV4_PATTERN; observed on 4.5.8, recorded step 65-035. */
const IPV4 = '^\\b((25[0-5]|2[0-4]\\d|[01]\\d\\d|\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|[01]\\d\\d|\\d?\\d)';
const isAddress = (text: string): boolean => new RegExp(`${IPV4}$`).test(text);
const isPrefix = (text: string): boolean => /^\d+$/.test(text) && Number(text) <= 32;
/** Ones before noughts. */
const isMask = (text: string): boolean =>
  /^1*0*$/.test(
    text
      .split('.')
      .map((each) => Number(each).toString(2).padStart(8, '0'))
      .join(''),
  );

type Assignment = Wish['ip'][number];
const isV4 = ({ ip }: Assignment): boolean => ip?.version !== 'v6';

/** The form of addresses, checked on the request before anything else. */
export function checkAddresses(wishes: readonly Wish[]): void {
  for (const { ip } of wishes.flatMap((wish) => wish.ip.filter(isV4))) {
    const place = (field: string): string => `Attribute: ipConfiguration.iPv4Addresses[0].${field}`;
    for (const field of ['address', 'gateway'] as const) {
      const text = ip?.[field];
      if (text !== undefined && text !== '' && !isAddress(text)) throw refuse(400, `must match "${IPV4}", ${place(field)}`);
    }
    const mask = ip?.netmask;
    if (mask === undefined || mask === '' || isPrefix(mask)) continue;
    if (!isAddress(mask))
      throw refuse(
        400,
        `This field must contain a subnet in either of the following formats:\n\txxx.xxx.xxx.xxx where xxx is between 0 and 255.\n\txx where xx is between 0-32, ${place('netmask')}`,
      );
    if (!isMask(mask)) throw refuse(400, `Invalid subnet's prefix, ${place('netmask')}`);
  }
}

const METHODS: Readonly<Record<string, string>> = {
  none: 'None',
  dhcp: 'DHCP',
  autoconf: 'Stateless address autoconfiguration',
  poly_dhcp_autoconf: 'DHCP and stateless address autoconfiguration',
};

/** What goes with which way of assignment. Source: NetworkAttachmentIpConfigurationValidator.java. */
export function checkIpRules(wishes: readonly Wish[]): void {
  for (const { ip: assignments, network, nic } of wishes) {
    const where = `of Network attachment for Network ${network?.name ?? ''}, Interface ${nic ?? ''}.`;
    for (const { assignment_method: method = 'none', ip } of assignments) {
      const isComplete = [ip?.address, ip?.netmask].every((each) => each !== undefined && each !== '');
      if (method === 'static' && !isComplete)
        throw refuse(
          400,
          `Insufficient ip configuration ${where} Must define ip address and netmask when boot protocol is static.`,
        );
      if (method !== 'static' && [ip?.address, ip?.netmask, ip?.gateway].some((each) => each !== undefined && each !== ''))
        throw refuse(
          400,
          `Incompatible ip configuration ${where} Can't determine the ip address, netmask or gateway when boot protocol is set to ${METHODS[method] ?? method}.`,
        );
    }
  }
}
