import { Bug } from '../errors';
import type { HostStep } from '../dpdk/host/step';
import { nameOf, ovsString, pathOf, quoted } from './quote';

const yes = (flag: boolean): string => (flag ? 'yes' : 'no');

const whole = (n: number): string => {
  if (!Number.isSafeInteger(n) || n < 0) throw new Bug(`a plan counts ${n}`);
  return String(n);
};

const optional = (text: string | undefined, word: (text: string) => string): readonly string[] =>
  text === undefined ? [] : [word(text)];

/**
 * Whether a key starts DPDK: Open vSwitch notices `dpdk-init` at once, and aborts where it cannot be initialised, so that setting it is
 * as disruptive as the restart.
 *
 * @source openvswitch vswitchd/bridge.c bridge_run, lib/dpdk.c dpdk_init
 */
export const startsDpdk = (step: HostStep): boolean =>
  step.kind === 'ovsConfig' && step.key === 'dpdk-init' && /^(true|try)$/i.test(step.value ?? '');

const words = (step: HostStep): readonly string[] => {
  switch (step.kind) {
    case 'module':
      return [nameOf(step.name), yes(step.present)];
    case 'driver':
      return [nameOf(step.pci), step.untilBoot ? 'untilBoot' : 'kept', ...optional(step.driver, nameOf)];
    case 'pages':
      return [whole(step.node), whole(step.size), whole(step.count)];
    case 'ovsConfig': {
      const when = startsDpdk(step) ? 'start' : step.needsRestart ? 'restart' : 'live';
      return [nameOf(step.key), when, ...optional(step.value, (value) => quoted(ovsString(value)))];
    }
    case 'restartOvs':
      return [];
    case 'bridge':
      return [nameOf(step.name), yes(step.present)];
    case 'port':
      return [
        ...[nameOf(step.bridge), nameOf(step.name), yes(step.present), quoted(pciOf(step.devargs))],
        ...[whole(step.queues), whole(step.mtu), quoted(ovsString(step.devargs))],
      ];
    case 'file':
      return [
        pathOf(step.path),
        step.restarts === undefined ? quoted('') : nameOf(step.restarts),
        ...optional(step.text, quoted),
      ];
  }
};

/** The device of `0000:5e:00.0,dv_flow_en=1`; empty for what names none, such as `class=eth,mac=…`. */
export const pciOf = (devargs: string): string => /^[0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7](?=,|$)/.exec(devargs)?.[0] ?? '';

/** A step as a call of the script's own function. */
export const stepCall = (step: HostStep): string => ['step', step.kind, ...words(step)].join(' ');
