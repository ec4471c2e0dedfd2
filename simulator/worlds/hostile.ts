import type { World } from '../engine/engine';
import { installation } from './installation';
import { standInMachine } from './standIns';

/** Texts that break careless clients: quotes, markup, newlines, separators, paths, percent signs, other scripts. */
export const hostileTexts = [
  `it's "quoted"`,
  '<script>alert(1)</script>',
  'line one\nline two',
  'a;b=c;$(reboot)',
  '../../etc/passwd',
  '100% %20 %s',
  'Ünïcödé 網路 🦆',
  '${jndi:ldap://x}',
] as const;

/** An engine whose names and texts are as bad as the engine lets them be, and worse: what it sends must do no harm. */
export const hostile = (): World => (engine) => {
  const build = installation(engine);
  const cluster = engine.state.clusters.put({
    ...build.defaultCluster,
    description: hostileTexts.join(' | '),
    comment: hostileTexts[1],
    cpu: { architecture: 'x86_64', type: 'Intel Skylake Server Family' },
    bios_type: 'q35_ovmf',
  });
  hostileTexts.forEach((text, index) => {
    const network = build.network(text, build.dc, { description: text, comment: text });
    build.inCluster(network, cluster);
    const host = build.host(index === 0 ? 'node1' : `node1 ${text}`, cluster, standInMachine(`node${index}`), {
      comment: text,
      kernelLine: text,
    });
    build.attach(host, network, 'dummy_5e00');
    const vm = build.vm(index === 0 ? 'vnf1' : `vnf1 ${text}`, cluster, {
      description: text,
      comment: text,
      custom_properties: [{ name: 'note', value: text.replaceAll(';', ',') }],
    });
    build.nic(vm, `nic ${text}`, {
      vnic_profile: { id: engine.state.vnicProfiles.find(({ networkId }) => networkId === network.id)?.id },
    });
  });
  build.define('note=^[^;]*$');
};
