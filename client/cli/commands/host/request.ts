import { canonicalPciAddress } from '../../../dpdk/pciAddress';
import type { HostRequest, NicRequest } from '../../../dpdk/host/request';
import { readIn, sourceName } from '../../inFile';
import { inputError } from '../../inputError';
import type { Terminal } from '../../terminal';
import { visible } from '../../text/visible';

/** What a host is to be planned for: a file, and NICs from flags. */
export interface RequestFlags {
  readonly request?: string;
  readonly nic?: readonly string[];
}

/** @throws SpecInvalid with every mistake, by the same rules for file and flags */
export const requestOf = async (terminal: Terminal, { request: file, nic: nics = [] }: RequestFlags): Promise<HostRequest> => {
  const { parseRequest } = await import('../../../facts/parseRequest');
  const { checkRequest } = await import('../../../facts/checkRequest');
  const flags = nics.length === 0 ? {} : checkRequest({ nics: nics.map(nicFrom) }, '--nic');
  if (file === undefined) return flags;
  const request = parseRequest(await readIn(terminal, file), sourceName(file));
  if (request.nics && flags.nics)
    throw inputError(`${visible(sourceName(file))} has nics already: leave them out there, or leave --nic out`);
  return { ...request, ...flags };
};

const NUMBERS: readonly string[] = ['mtu', 'queues'] satisfies readonly (keyof NicRequest)[];
const TEXTS: readonly string[] = ['driver'] satisfies readonly (keyof NicRequest)[];

/** `0000:5e:00.0,mtu=9000,queues=2`. What the values may be is told by the rules for files. */
const nicFrom = (text: string): Record<string, string | number> => {
  const [address = '', ...settings] = text.split(',');
  const wrong = (why: string) =>
    inputError(`--nic ${quoted(text)}: ${why}; write it like 0000:5e:00.0,mtu=9000,queues=2,driver=vfio-pci`);
  const pci = canonicalPciAddress(address);
  if (pci === undefined) throw wrong(`${quoted(address)} is no PCI address (host plan lists those of the host)`);
  const given = new Map<string, string | number>();
  for (const setting of settings) {
    const [, key = '', value = ''] = /^([a-z]+)=(.+)$/.exec(setting) ?? [];
    if (![...NUMBERS, ...TEXTS].includes(key)) throw wrong(`${quoted(setting)} is none of ${SETTINGS}`);
    if (given.has(key)) throw wrong(`${key} is given twice`);
    if (NUMBERS.includes(key) && !/^\d{1,6}$/.test(value)) throw wrong(`${quoted(setting)} needs a whole number`);
    given.set(key, NUMBERS.includes(key) ? Number(value) : value);
  }
  return { pci, ...Object.fromEntries(given) };
};

const SETTINGS = 'mtu=N, queues=N and driver=NAME';

/** As it was typed, also where that is nothing. */
const quoted = (text: string): string => `"${visible(text)}"`;
