import type { Version } from '../../engine/values';

/** From 4.4.5.5 on `install` reboots the host when asked. source: ovirt-engine-api-model HostService.Install, field `reboot` */
export const installReboots = ({ major, minor, build, revision }: Version): boolean => {
  const difference = [major - 4, minor - 4, build - 5, revision - 5].find((part) => part !== 0) ?? 0;
  return difference >= 0;
};
