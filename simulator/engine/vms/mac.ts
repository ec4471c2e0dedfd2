import type { Call } from '../call';
import { refuse } from '../faults';

/** Texts of ValidationMessages.properties; observed, recorded steps 70-090, 70-091. */
export function checkMac(address: string | undefined): void {
  if (address === undefined) return;
  if (!/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(address))
    throw refuse(
      400,
      'MAC address must be in format "HH:HH:HH:HH:HH:HH" where H is a hexadecimal character (either a digit or A-F, case is insignificant)., Attribute: nic.macAddress',
    );
  if ((Number.parseInt(address.slice(0, 2), 16) & 1) === 1)
    throw refuse(400, 'Multi-cast MAC address is not allowed., Attribute: nic.macAddress');
}

export function checkFree(call: Call, address: string | undefined, nic?: string): void {
  if (address === undefined) return;
  const clash = call.state.nics.find((each) => each.id !== nic && each.mac?.address?.toLowerCase() === address.toLowerCase());
  if (clash)
    throw refuse(
      409,
      `MAC Address ${address} is already in use by VM or snapshot: ${call.state.vms.get(clash.vmId)?.name ?? ''}.`,
    );
}

/** The first free address of the pool. */
export function freeMac(call: Call): string {
  const used = new Set(call.state.nics.all().map((each) => each.mac?.address?.toLowerCase()));
  const hex = (byte: number): string => byte.toString(16).padStart(2, '0');
  for (let i = 0; i < 65536; i++) {
    const address = `56:6f:1a:1a:${hex(i >> 8)}:${hex(i & 255)}`;
    if (!used.has(address)) return address;
  }
  throw refuse(409, 'Cannot add Interface. Not enough MAC addresses left in MAC Address Pool.');
}
