import type { KiB } from '../units';

/** One thing to do on a host, and to take back. Each is idempotent: done twice it is done once. */
export type HostStep =
  /** Load a kernel module now and at each boot. */
  | { readonly kind: 'module'; readonly name: string; readonly present: boolean }
  /**
   * Bind a NIC, over boots too (driverctl). No driver: back to the kernel's own. `untilBoot`: without keeping it, as for a virtual
   * function, which is not there yet when driverctl works through what it keeps.
   */
  | { readonly kind: 'driver'; readonly pci: string; readonly driver?: string; readonly untilBoot?: true }
  /** Huge pages of a node of the running kernel. */
  | { readonly kind: 'pages'; readonly node: number; readonly size: KiB; readonly count: number }
  /** `other_config` of the table Open_vSwitch; no value: remove the key. */
  | { readonly kind: 'ovsConfig'; readonly key: string; readonly value?: string; readonly needsRestart: boolean }
  /** Restart Open vSwitch: interrupts every VM and network on it. */
  | { readonly kind: 'restartOvs' }
  | { readonly kind: 'bridge'; readonly name: string; readonly present: boolean }
  | {
      readonly kind: 'port';
      readonly bridge: string;
      readonly name: string;
      readonly present: boolean;
      readonly devargs: string;
      readonly queues: number;
      readonly mtu: number;
    }
  /** A file of ours, whole. No text: it goes. `restarts`: the service that reads it only when it starts. */
  | { readonly kind: 'file'; readonly path: string; readonly text?: string; readonly restarts?: string };
