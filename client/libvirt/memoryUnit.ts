const POWERS = ['k', 'm', 'g', 't', 'p', 'e'];

/** Bytes of one unit, as libvirt spells it; undefined for what is none. */
const scaleOf = (unit: string): number | undefined => {
  const text = unit.toLowerCase();
  if (['b', 'byte', 'bytes'].includes(text)) return 1;
  const power = POWERS.indexOf(text.charAt(0)) + 1;
  if (power === 0) return undefined;
  const rest = text.slice(1);
  if (rest === '' || rest === 'ib') return 1024 ** power;
  return rest === 'b' ? 1000 ** power : undefined;
};

/**
 * A size of libvirt's XML in KiB, rounded up as libvirt does. Without a unit it is KiB; `MB` is 10^6 bytes, `M` and `MiB` are 2^20, in
 * small letters too. Undefined for what is no size.
 *
 * @source libvirt src/util/virutil.c virScaleInteger, src/conf/domain_conf.c virDomainParseMemory
 */
export const toKiB = (text: string | undefined, unit = 'KiB'): number | undefined => {
  const scale = scaleOf(unit);
  if (text === undefined || scale === undefined || !/^\d+$/.test(text)) return undefined;
  const size = Math.ceil((Number(text) * scale) / 1024);
  return Number.isSafeInteger(size) ? size : undefined;
};
